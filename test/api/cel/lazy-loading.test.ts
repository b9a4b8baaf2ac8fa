import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');

/** The packages of CEL that a program has loaded when it ends. */
function loadedBy(program: string): string[] {
  const script = `${program}
    const files = Object.keys(require.cache).filter((file) => file.includes('@bufbuild'));
    process.stdout.write(JSON.stringify([...new Set(files.map((file) => /@bufbuild.(\\w+)/.exec(file)[1]))].sort()));`;
  const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
  return JSON.parse(execFileSync(process.execPath, [tsx, '-e', script], { cwd: ROOT, encoding: 'utf8' }));
}

test('CEL is loaded with the first rule that is evaluated, and not before', () => {
  const schema = (rule: object) =>
    `{ type: 'object', properties: { x: { type: 'integer', ...${JSON.stringify(rule)} } } }`;
  const validate = (rule: object) => `const { validateObject } = require('./lib/api/index.ts');
    const object = { apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, x: 1 };
    validateObject(${schema(rule)}, object);`;
  expect(loadedBy(`require('./lib/index.ts');`)).toEqual([]);
  expect(loadedBy(validate({ maximum: 3 }))).toEqual([]);
  expect(loadedBy(validate({ 'x-kubernetes-validations': [{ rule: 'self < 3' }] }))).toContain('cel');
});
