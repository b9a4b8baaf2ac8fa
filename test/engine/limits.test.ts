import type { Engine } from '../../lib/engine/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';
import { textTree } from './text-tree.js';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n';
const DEPTH = 9000;

describeWithEngine('the engine', () => {
  let engine: Engine;
  let hasty: Engine;

  beforeAll(async () => {
    engine = await openTestEngine({ workers: 1 });
    hasty = await openTestEngine({ workers: 1, timeout: 5_000 });
  });

  afterAll(() => Promise.all([engine.close(), hasty.close()]));

  async function build(data: string, builder = engine) {
    return builder.build(textTree({ 'a.yaml': HEAD + data }), { path: '', spec: {} });
  }

  test('has a stack for all that YAML may nest', async () => {
    const { objects, problem } = await build(`  x: ${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}\n`);
    expect([objects.length, problem]).toEqual([1, undefined]);
  });

  test('gives up a folder that needs too much memory or time, and goes on', async () => {
    const { objects, problem } = await build('  ? x\n'.repeat(2_000_000), hasty);
    expect([objects, problem?.reason]).toEqual([[], 'limit']);
    expect((await build('  a: b\n', hasty)).objects).toHaveLength(1);
  });

  test('reads no file above its limit', async () => {
    const { objects, problem } = await build(`  a: ${'b'.repeat(34_000_000)}\n`);
    const message = 'file "a.yaml" has 33 MiB; files of at most 32 MiB are read';
    expect([objects, problem]).toEqual([[], { reason: 'limit', message, file: 'a.yaml' }]);
  });
});
