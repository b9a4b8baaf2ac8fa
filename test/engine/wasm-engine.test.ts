import type { Engine } from '../../lib/engine/index.js';
import { WasmEngine } from '../../lib/engine/wasm-engine.js';
import type { KubeObject } from '../../lib/manifest/index.js';
import { textTree } from './text-tree.js';

const MAP: KubeObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
const TREE = textTree({ 'a.yaml': '', 'b.yaml': '' });

let asked: string[];

/** An engine of which the Go program says this. */
function engineThat(says: unknown): Engine {
  asked = [];
  const run = async ({ text }: { text: string }) => {
    asked.push(text);
    return { text: JSON.stringify(says), dependencies: undefined };
  };
  return new WasmEngine({ run, close: async () => {} }, undefined);
}

describe('what the Go program is asked', () => {
  test.each<[string, (engine: Engine) => Promise<unknown>, string]>([
    [
      'build',
      (engine) => engine.build(TREE, { path: './a', spec: { namePrefix: 'x-' } }),
      '{"op":"build","path":"./a","spec":{"namePrefix":"x-"},"origins":true,"imagesReplaceEntry":false}',
    ],
    [
      'build as an old Flux does',
      (engine) => engine.build(TREE, { path: '', spec: {}, imagesReplaceEntry: true }),
      '{"op":"build","path":"","spec":{},"origins":true,"imagesReplaceEntry":true}',
    ],
    [
      'substitute',
      (engine) => engine.substitute({ objects: [MAP], variables: { A: 'b' }, unknown: ['C'], strict: true }),
      `{"op":"substitute","objects":[${JSON.stringify(MAP)}],"variables":{"A":"b"},"unknown":["C"],"strict":true}`,
    ],
    [
      'substitute with everything else unknown',
      (engine) => engine.substitute({ objects: [], variables: {}, unknown: 'others', strict: false }),
      '{"op":"substitute","objects":[],"variables":{},"unknown":true,"strict":false}',
    ],
    ['read', (engine) => engine.read(TREE, 'a.yaml'), '{"op":"read","path":"a.yaml"}'],
    ['ignored', (engine) => engine.ignored(TREE, undefined), '{"op":"ignored","paths":["a.yaml","b.yaml"]}'],
    [
      'ignored, with spec.ignore',
      (engine) => engine.ignored(TREE, '*.md'),
      '{"op":"ignored","ignore":"*.md","paths":["a.yaml","b.yaml"]}',
    ],
    [
      'glob',
      (engine) => engine.glob({ pattern: 'a/**', exclude: ['*.md'], paths: ['a/b'] }),
      '{"op":"glob","pattern":"a/**","exclude":["*.md"],"paths":["a/b"]}',
    ],
  ])('%s', async (_, ask, request) => {
    await ask(engineThat({}));
    expect(asked).toEqual([request]);
  });
});

describe('what the Go program answers', () => {
  test('objects become the answer of a build', async () => {
    const engine = engineThat({ objects: [{ object: MAP, file: 'a.yaml' }], remote: ['https://x'] });
    expect(await engine.build(TREE, { path: '', spec: {} })).toEqual({
      objects: [{ object: MAP, file: 'a.yaml' }],
      remote: ['https://x'],
    });
  });

  test('an error becomes a problem, with a file and a line where they are known', async () => {
    const error = { reason: 'build', message: 'no', file: 'a.yaml', line: 3 };
    const known = await engineThat({ error }).build(TREE, { path: '', spec: {} });
    const unknown = await engineThat({ error: { ...error, file: '', line: 0 } }).build(TREE, { path: '', spec: {} });
    expect(known).toEqual({ objects: [], remote: [], problem: error });
    expect(unknown.problem).toEqual({ reason: 'build', message: 'no' });
  });

  test('documents have their lines', async () => {
    const engine = engineThat({ objects: [{ object: { a: 1 }, line: 4 }] });
    expect(await engine.read(TREE, 'a.yaml')).toEqual({ documents: [{ data: { a: 1 }, line: 4 }] });
  });

  test('an object that cannot be substituted stays as it went in, one that Flux drops is gone', async () => {
    const other = { ...MAP, data: { a: 'b' } };
    const engine = engineThat({
      objects: [
        { object: other, used: ['Y'], unknown: ['X'] },
        { error: { message: 'variable not set' } },
        { dropped: true, used: [], unknown: [] },
      ],
    });
    const { objects } = await engine.substitute({ objects: [MAP, MAP, MAP], variables: {}, unknown: [], strict: true });
    expect(objects).toEqual([
      { object: other, used: ['Y'], unknown: ['X'] },
      { object: MAP, used: [], unknown: [], problem: 'variable not set' },
      { object: undefined, used: [], unknown: [] },
    ]);
  });

  test('an error of a whole substitution is one problem', async () => {
    const engine = engineThat({ error: { reason: 'limit', message: 'took more than 1 s' } });
    const answer = await engine.substitute({ objects: [MAP], variables: {}, unknown: [], strict: true });
    expect(answer).toEqual({ objects: [], problem: { reason: 'limit', message: 'took more than 1 s' } });
  });

  test('paths that cannot be told are a problem', async () => {
    const problem = { reason: 'limit', message: 'file ".sourceignore" has 40 MiB' };
    const engine = engineThat({ error: problem });
    expect(await engine.ignored(TREE, undefined)).toEqual({ paths: [], problem });
    expect(await engine.glob({ pattern: '[', exclude: [], paths: [] })).toEqual({ paths: [], problem });
  });

  test('its own faults are errors', async () => {
    const engine = engineThat({ error: { reason: 'internal', message: 'index out of range' } });
    await expect(engine.read(TREE, 'a.yaml')).rejects.toThrow('the engine failed: index out of range');
    await expect(engineThat(1).read(TREE, 'a.yaml')).rejects.toThrow('the engine gave no answer: 1');
  });
});
