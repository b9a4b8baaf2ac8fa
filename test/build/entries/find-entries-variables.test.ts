import { describeWithEngine } from '../../support/engine.js';

import { CONFIG_MAP, gotkSync } from '../support/entry-files.js';
import { entryFinder } from '../support/found-entries.js';

const find = entryFinder();

const SYNC = 'clusters/prod/flux-system/gotk-sync.yaml';
/** Outside the folder of its cluster, so that only variables can tell that folder. */
const AWAY = 'bootstrap/gotk-sync.yaml';
const PATH = `./clusters/\${CLUSTER}`;

const specsOf = ({ entries }: Awaited<ReturnType<typeof find>>) => entries.map(({ kustomization: { spec } }) => spec);

describeWithEngine('an entry whose path has variables', () => {
  test('gets them from outside', async () => {
    const found = await find({ [AWAY]: gotkSync(PATH) }, { variables: { CLUSTER: 'prod' } });
    expect(found.findings).toEqual([]);
    expect(found.entries.map(({ path }) => path)).toEqual(['clusters/prod']);
    expect(specsOf(found)).toEqual([expect.objectContaining({ path: './clusters/prod' })]);
  });

  test('gets them from its own substitution, which stands above what comes from outside', async () => {
    const spec = { postBuild: { substitute: { CLUSTER: 'prod' } } };
    const found = await find({ [AWAY]: gotkSync(PATH, { spec }) }, { variables: { CLUSTER: 'staging' } });
    expect(found.entries.map(({ path }) => path)).toEqual(['clusters/prod']);
  });

  test('gets them from its own substitution once that has its own from outside', async () => {
    const spec = { postBuild: { substitute: { CLUSTER: `\${STAGE}-eu` } } };
    const found = await find({ [AWAY]: gotkSync(PATH, { spec }) }, { variables: { STAGE: 'prod' } });
    expect(found.findings).toEqual([]);
    expect(found.entries.map(({ path }) => path)).toEqual(['clusters/prod-eu']);
    expect(specsOf(found)).toEqual([expect.objectContaining({ postBuild: { substitute: { CLUSTER: 'prod-eu' } } })]);
  });

  test('gets them from where its file lies, and so does all else that has them', async () => {
    const spec = { postBuild: { substitute: { cluster_name: `\${CLUSTER}` } } };
    const found = await find({ [SYNC]: gotkSync(PATH, { spec }) });
    expect(found.findings).toEqual([]);
    expect(found.entries.map(({ path, variables }) => ({ path, variables }))).toEqual([
      { path: 'clusters/prod', variables: { CLUSTER: 'prod' } },
    ]);
    expect(specsOf(found)).toEqual([
      expect.objectContaining({ path: './clusters/prod', postBuild: { substitute: { cluster_name: 'prod' } } }),
    ]);
  });

  test.each([
    ['one that has a default', `clusters/\${CLUSTER:=dev}/`, { CLUSTER: 'prod' }],
    ['one within a name', `./clusters/\${STAGE}od`, { STAGE: 'pr' }],
    ['several, of which none is certain', `./\${KIND}/\${CLUSTER}`, {}],
    ['one that is changed on its way', `./clusters/\${CLUSTER,,}`, {}],
  ])('is where its file lies: %s', async (_, path, variables) => {
    const { entries, findings } = await find({ [SYNC]: gotkSync(path) });
    expect(findings).toEqual([]);
    expect(entries.map((entry) => [entry.path, entry.variables])).toEqual([['clusters/prod', variables]]);
  });

  test('is unknown where nothing sets them', async () => {
    const { entries, findings } = await find({ [AWAY]: gotkSync(`./\${REGION}/\${CLUSTER}`) });
    expect(entries.map(({ path, unresolved }) => ({ path, unresolved }))).toEqual([
      { path: `\${REGION}/\${CLUSTER}`, unresolved: ['CLUSTER', 'REGION'] },
    ]);
    expect(findings).toEqual([
      `unknown FLX611 Kustomization "flux-system/flux-system": spec.path "./\${REGION}/\${CLUSTER}" needs "CLUSTER" and "REGION", which nothing here sets; give --var CLUSTER=VALUE --var REGION=VALUE\n    at ${AWAY}:4`,
    ]);
  });

  test('is unknown where its file lies in a folder that no value leads to', async () => {
    const { entries } = await find({ [SYNC]: gotkSync(`./stages/\${CLUSTER}`) });
    expect(entries.map(({ unresolved }) => unresolved)).toEqual([['CLUSTER']]);
  });
});

describeWithEngine('an entry', () => {
  test('gets variables of its source from outside', async () => {
    const files = { [SYNC]: gotkSync('./clusters/prod', { url: `https://git.example.com/\${ORG}/fleet` }) };
    const { entries } = await find(files, { variables: { ORG: 'shop' } });
    expect(entries.map(({ source }) => source.spec)).toEqual([
      expect.objectContaining({ url: 'https://git.example.com/shop/fleet' }),
    ]);
  });

  test('keeps what its own build fills in', async () => {
    const patches = [{ patch: `- {op: add, path: /data/host, value: "\${HOST}.example.com"}` }];
    const found = await find(
      { [SYNC]: gotkSync('./clusters/prod', { spec: { patches } }) },
      { variables: { HOST: 'www' } },
    );
    expect(specsOf(found)).toEqual([expect.objectContaining({ patches })]);
  });

  test('keeps what Flux cannot read', async () => {
    const { entries, findings } = await find({ [AWAY]: gotkSync(`./clusters/\${A-B}`), 'a.yaml': CONFIG_MAP });
    expect(findings).toEqual([]);
    expect(entries.map(({ path }) => path)).toEqual([`clusters/\${A-B}`]);
  });
});
