import { resolve } from 'node:path';

import type { Engine } from '../../lib/engine/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';
import { readCorpus } from './built/repositories.js';
import { type RelaidRepository, relayRepository } from './relaid/relay-repository.js';

const { repositories, missing } = readCorpus(resolve(__dirname, '../../../shared/corpus'));
const here = repositories.length > 0 ? test : test.skip;
const reason = repositories.length > 0 ? '' : ` (skipped: ${missing.join(', ')} is not there)`;

describeWithEngine(`Overlays with a base in ${repositories.length} repositories of others${reason}`, () => {
  let engine: Engine;
  const relaid: RelaidRepository[] = [];

  beforeAll(async () => {
    engine = await openTestEngine({ timeout: 600_000 });
  }, 300_000);
  afterAll(() => engine?.close());

  here.each(repositories)(
    'build to the same objects when they are laid out again, in $name',
    async (repository) => {
      const result = await relayRepository(repository, engine);
      relaid.push(result);
      expect(result.verdict).toEqual({ result: 'equal' });
    },
    300_000,
  );

  here('take at most a tenth more lines than people wrote, in all of them together', () => {
    const sum = (field: 'overlays' | 'theirs' | 'agreed' | 'referred') =>
      relaid.reduce((total, each) => total + each[field], 0);
    expect(sum('overlays')).toBe(44);
    expect(sum('agreed') / sum('theirs')).toBeLessThanOrEqual(1.1);
    expect(sum('referred') / sum('theirs')).toBeLessThanOrEqual(1.1);
  });
});
