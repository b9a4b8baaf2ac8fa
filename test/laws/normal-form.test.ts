import type { BuildAnswer, Engine } from '../../lib/engine/index.js';
import { emitYaml, type JsonObject } from '../../lib/manifest/index.js';
import { treeOfTexts } from '../../lib/model/index.js';
import { changed, configMap, kept, refused } from '../manifest/normal-form-rows.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';

describeWithEngine('The table of normal form holds for the engine, which', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  const build = (object: JsonObject): Promise<BuildAnswer> => {
    const tree = treeOfTexts({
      'apps/kustomization.yaml': 'resources:\n- object.yaml\n',
      'apps/object.yaml': emitYaml([{ data: object }]),
    });
    return engine.build(tree, { path: './apps', spec: {} });
  };

  test.each(kept)('gives back %s', async (_title, object) => {
    const { objects, problem } = await build(object);
    expect(problem).toBeUndefined();
    expect(objects).toEqual([{ object, file: 'apps/object.yaml' }]);
  });

  test.each(changed)('agrees: %s', async (_title, object, expected) => {
    const { objects, problem } = await build(object);
    expect(problem).toBeUndefined();
    expect(objects.map((each) => each.object)).toEqual(expected);
  });

  test.each(refused)('refuses, swallows or changes %s', async (_title, object) => {
    const { objects, problem } = await build(object);
    if (problem === undefined) expect(objects.map((each) => each.object)).not.toEqual([object]);
    else expect(problem).toMatchObject({ reason: expect.stringMatching(/^(build|read)$/) });
  });

  test.each(['\u2028', '\u2029'])('loses what stands behind a text of several lines that ends in %j', async (end) => {
    const texts = [`p\nq${end}`, 'last'];
    const documents = texts.map((text, index) => ({
      data: configMap({ z: text }, { name: `object-${index}` }),
    }));
    const files = { 'kustomization.yaml': 'resources:\n- objects.yaml\n', 'objects.yaml': emitYaml(documents) };
    const { objects } = await engine.build(treeOfTexts(files), { path: '', spec: {} });
    expect(objects.map(({ object }) => object.metadata.name)).toEqual(['object-0']);
  });
});
