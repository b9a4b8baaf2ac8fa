import { resolve } from 'node:path';

import type { Engine } from '../../lib/engine/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';
import { buildersWith, missingTools } from './built/builders.js';
import { differences, totalsOf } from './built/proof-table.js';
import { type Builders, proveRepository } from './built/prove-repository.js';
import { readCorpus } from './built/repositories.js';
import type { ProvedRepository } from './built/verdict.js';

const CORPUS = resolve(__dirname, '../../../shared/corpus');
const { repositories, missing } = readCorpus(CORPUS);
const lacking = [...(repositories.length === 0 ? missing.map((dir) => `${dir} is not there`) : []), ...missingTools()];
const here = lacking.length === 0 ? test : test.skip;
const reason = lacking.length === 0 ? '' : ` (skipped: ${lacking.join(', ')})`;

describeWithEngine(`Every cluster of ${repositories.length} repositories of others${reason}`, () => {
  let engine: Engine;
  let builders: Builders;
  const proved: ProvedRepository[] = [];

  beforeAll(async () => {
    if (lacking.length > 0) return;
    engine = await openTestEngine({ timeout: 600_000 });
    builders = buildersWith(engine);
  }, 300_000);
  afterAll(() => engine?.close());

  here.each(repositories)('is built as Flux builds it, in $name', async (repository) => {
    const result = await proveRepository(repository, builders);
    proved.push(result);
    expect(differences([result])).toEqual([]);
  });

  here('leaves nothing out: what is not compared is unknown', () => {
    const { kustomizations, unknown, flux } = totalsOf(proved.flatMap(({ clusters }) => clusters));
    expect(flux.compared + unknown).toBe(kustomizations);
    // 18 whose source is not at hand, and two that are suspended.
    expect({ kustomizations, unknown }).toEqual({ kustomizations: 268, unknown: 20 });
  });
});
