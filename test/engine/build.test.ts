import type { Engine } from '../../lib/engine/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';
import { textTree } from './text-tree.js';

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  mode: "0755"\n';

describeWithEngine('a build', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openTestEngine();
  });

  afterAll(() => engine.close());

  test('gives the objects of a folder without a kustomization file, and the files they come from', async () => {
    const tree = textTree({ 'apps/settings.yaml': CONFIG });
    expect(await engine.build(tree, { path: './apps', spec: {} })).toEqual({
      objects: [
        {
          object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { mode: '0755' } },
          file: 'apps/settings.yaml',
        },
      ],
      remote: [],
    });
  });

  test('keeps all digits of a big integer', async () => {
    const tree = textTree({
      'big.yaml': 'apiVersion: a/v1\nkind: Big\nmetadata: {name: a}\nspec: 12345678901234567890\n',
    });
    const { objects } = await engine.build(tree, { path: '', spec: {} });
    expect(objects.map(({ object }) => object.spec)).toEqual([12345678901234567890n]);
  });

  test('of a folder that is not there is a problem', async () => {
    const { objects, problem } = await engine.build(textTree({ 'a.yaml': CONFIG }), { path: './apps', spec: {} });
    expect([objects, problem?.reason]).toEqual([[], 'path-missing']);
  });

  test('reads files of the disk', async () => {
    const tree = { files: new Map([['a.yaml', { disk: `${__dirname}/build.test.ts`, size: 1 }]]), skipped: new Map() };
    const { problem } = await engine.build(tree, { path: '', spec: {} });
    expect(problem).toMatchObject({ reason: 'build', file: 'a.yaml' });
  });
});
