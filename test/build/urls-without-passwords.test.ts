import type { Engine } from '../../lib/engine/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';

import { buildFiles, findingsOf } from './support/given-files.js';
import { documents, fluxKustomization, gitRepository, kustomizationFile } from './support/manifests.js';

const SECRET = 'ghp_s3cret';
const URL = `https://${SECRET}@git.example.org/acme/fleet`;
const SYNC = 'clusters/one/flux-system/gotk-sync.yaml';

function synced(path: string) {
  return { [SYNC]: documents(gitRepository('flux-system', { url: URL }), fluxKustomization('flux-system', { path })) };
}

describeWithEngine('a token in a URL', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  test('is in no model, whether Git or an object says the URL', async () => {
    const repositories = [{ name: '.', url: 'https://git.example.org/acme/fleet', branch: '' }];
    expect((await buildFiles(engine, synced('clusters/one'))).model.repositories).toEqual(repositories);
    expect((await buildFiles(engine, synced('clusters/one'), { url: URL })).model.repositories).toEqual(repositories);
  });

  test('is in no finding about what syncs another repository', async () => {
    const [finding] = (await buildFiles(engine, synced('clusters/two'), { url: 'https://example.org/x' })).findings;
    expect(finding?.related).toEqual([
      {
        message: '"clusters/two" of https://git.example.org/acme/fleet is no folder of this repository',
        at: { file: SYNC, line: 4 },
      },
    ]);
  });

  test('is in no finding about a source that is not at hand', async () => {
    const files = {
      ...synced('clusters/one'),
      'clusters/one/infra.yaml': documents(
        gitRepository('infra', { url: `https://${SECRET}@git.example.org/acme/infra` }),
        fluxKustomization('infra', { path: 'x', sourceRef: { kind: 'GitRepository', name: 'infra' } }),
      ),
    };
    const findings = findingsOf(await buildFiles(engine, files));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain('is https://git.example.org/acme/infra, which is not at hand');
  });

  test('is in no finding about a base by URL', async () => {
    const resources = [`https://${SECRET}@git.example.org/acme/base?ref=v1`];
    const files = { ...synced('apps'), 'apps/kustomization.yaml': kustomizationFile({ resources }) };
    expect(findingsOf(await buildFiles(engine, files))).toEqual([
      'unknown FLX605 Kustomization "flux-system/flux-system": takes in "https://git.example.org/acme/base?ref=v1" by URL, which is not read; keep a copy in the repository to have it read',
    ]);
  });
});
