import { analyse, formatViolation } from './analyse.js';
import { type Rules, RULES, type SizeException } from './rules.js';

/** The exceptions name files that planted libraries do not have. */
const STRICT: Rules = { ...RULES, exceptions: [] };

/** What is said about files that stand beside an index for each of their modules. */
function violationsOf(files: Record<string, string>, rules: Rules = STRICT): string[] {
  const modules = Object.keys(files).flatMap((path) => (path.split('/').length > 2 ? [path.split('/')[1]] : []));
  const indexes = modules.map((name) => [
    `lib/${name}/index.ts`,
    `/** ${name}: what comes in, what goes out, and what this module must not do. */\n`,
  ]);
  return analyse({ ...Object.fromEntries(indexes), ...files }, rules).map(formatViolation);
}

const lines = (count: number) => 'f();\n'.repeat(count);

describe('imports of modules', () => {
  test.each([
    ['of the same module', 'lib/model/a.ts', "import { b } from './b.js';"],
    ['of an allowed module by its index', 'lib/model/a.ts', "import { b } from '../util/index.js';"],
    ['of an allowed module from a sub-folder', 'lib/checks/rules/a.ts', "import { b } from '../../model/index.js';"],
    ['by the root of what it offers', 'lib/index.ts', "export { b } from './flux/index.js';"],
    ['that are only text', 'lib/util/a.ts', 'const text = `import { App } from "cdk8s";`; // import "../cli/index.js"'],
  ])('%s are fine', (_, path, source) => {
    expect(violationsOf({ [path]: source })).toEqual([]);
  });

  test.each([
    ['a static import', "import { b } from '../flux/index.js';"],
    ['an import for its effects', "import '../flux/index.js';"],
    ['a type-only import', "import type { B } from '../flux/index.js';"],
    ['an import of one type', "import { type B } from '../flux/index.js';"],
    ['a re-export', "export { b } from '../flux/index.js';"],
    ['a type-only re-export', "export type { B } from '../flux/index.js';"],
    ['a dynamic import', "const b = import('../flux/index.js');"],
    ['a dynamic import of a template', 'const b = import(`../flux/index.js`);'],
    ['a require', "const b = require('../flux/index.js');"],
    ['a require that only resolves', "const b = require.resolve('../flux/index.js');"],
    ['an import by assignment', "import b = require('../flux/index.js');"],
    ['a type by import()', "let b: import('../flux/index.js').B;"],
    ['an augmentation', "export {};\ndeclare module '../flux/index.js' {}"],
    ['a reference', '/// <reference path="../flux/index.js" />'],
  ])('that the table does not allow are found in %s', (_, source) => {
    const line = source.startsWith('export {};') ? 2 : 1;
    expect(violationsOf({ 'lib/checks/a.ts': source })).toEqual([
      `lib/checks/a.ts:${line} module: "checks" may not import "flux"`,
    ]);
  });

  test.each([
    ['skip the index', 'lib/model/a.ts', '../util/b.js', '"../util/b.js" is not the index of "util"'],
    [
      'mean a deeper index',
      'lib/checks/a.ts',
      '../model/b/index.js',
      '"../model/b/index.js" is not the index of "model"',
    ],
    ['lack the suffix', 'lib/model/a.ts', '../util/index', '"../util/index" does not end in ".js"'],
    ['leave the library', 'lib/model/a.ts', '../../package.json', '"../../package.json" is outside lib'],
    ['go back to the root', 'lib/fleet/a.ts', '../index.js', '"fleet" may not import "lib"'],
    ['go from the root to a module it does not offer', 'lib/index.ts', './cli/index.js', '"lib" may not import "cli"'],
    ['go from the root past an index', 'lib/index.ts', './flux/a.js', '"./flux/a.js" is not the index of "flux"'],
  ])('that %s are found', (_, path, specifier, message) => {
    expect(violationsOf({ [path]: `import { b } from '${specifier}';` })).toEqual([`${path}:1 module: ${message}`]);
  });

  test('that are computed are found', () => {
    expect(violationsOf({ 'lib/cli/a.ts': 'declare const b: string;\nawait import(b);\nrequire(b + "x");' })).toEqual([
      'lib/cli/a.ts:2 module: what is imported is computed',
      'lib/cli/a.ts:3 module: what is imported is computed',
    ]);
  });

  test('have nothing to say in a module that the table does not know', () => {
    expect(violationsOf({ 'lib/helpers/a.ts': '' })).toEqual([
      'lib/helpers/a.ts:1 module: no rule knows this place',
      'lib/helpers/index.ts:1 module: no rule knows this place',
    ]);
    expect(violationsOf({ 'lib/other.ts': '' })).toEqual(['lib/other.ts:1 module: no rule knows this place']);
  });
});

describe('imports of packages', () => {
  test.each([
    ['of an allowed package', 'lib/manifest/a.ts', 'yaml'],
    ['of a part of an allowed package', 'lib/api/a.ts', '@bufbuild/cel/ext'],
    ['of an allowed module of Node', 'lib/layout/a.ts', 'node:path'],
    ['of a part of an allowed module of Node', 'lib/repo/a.ts', 'node:fs/promises'],
    ['of any module of Node in cli', 'lib/cli/a.ts', 'node:readline'],
  ])('%s are fine', (_, path, specifier) => {
    expect(violationsOf({ [path]: `import { b } from '${specifier}';` })).toEqual([]);
  });

  test.each([
    ['a foreign package', 'lib/util/a.ts', 'lodash', '"lodash" is not for this module'],
    ['a package with a scope', 'lib/util/a.ts', '@a/b/c', '"@a/b" is not for this module'],
    ['the package of another module', 'lib/checks/a.ts', 'cdk8s', '"cdk8s" is not for this module'],
    ['a module of Node', 'lib/checks/a.ts', 'node:path', '"node:path" is not for this module'],
    ['a module of Node without its prefix', 'lib/checks/a.ts', 'path', '"node:path" is not for this module'],
    ['a package in the root', 'lib/index.ts', 'cdk8s', '"cdk8s" is not for this module'],
    ['the library by its own name', 'lib/cli/a.ts', 'cdk8s-fluxcd', '"cdk8s-fluxcd" is this library itself'],
    [
      'a part of the library by name',
      'lib/cli/a.ts',
      'cdk8s-fluxcd/assertions',
      '"cdk8s-fluxcd" is this library itself',
    ],
  ])('are found for %s', (_, path, specifier, message) => {
    expect(violationsOf({ [path]: `import type { B } from '${specifier}';` })).toEqual([
      `${path}:1 package: ${message}`,
    ]);
  });
});

describe('import cycles', () => {
  test('between two files of a module are found', () => {
    expect(violationsOf({ 'lib/util/a.ts': "import './b.js';", 'lib/util/b.ts': "import './a.js';" })).toEqual([
      'lib/util/a.ts:1 cycle: lib/util/a.ts → lib/util/b.ts → lib/util/a.ts',
    ]);
  });

  test('through types only are found', () => {
    const files = {
      'lib/util/a.ts': "import type { B } from './b.js';",
      'lib/util/b.ts': "export type { A } from './a.js';",
    };
    expect(violationsOf(files)).toEqual(['lib/util/a.ts:1 cycle: lib/util/a.ts → lib/util/b.ts → lib/util/a.ts']);
  });

  test('through the own index are found', () => {
    const index =
      "/** util: what comes in, what goes out and what it must not do at all. */\nexport { a } from './a.js';";
    expect(violationsOf({ 'lib/util/index.ts': index, 'lib/util/a.ts': "import { b } from './index.js';" })).toEqual([
      'lib/util/a.ts:1 cycle: lib/util/a.ts → lib/util/index.ts → lib/util/a.ts',
    ]);
  });

  test('of a file with itself are found', () => {
    expect(violationsOf({ 'lib/util/a.ts': "import './a.js';" })).toEqual([
      'lib/util/a.ts:1 cycle: lib/util/a.ts → lib/util/a.ts',
    ]);
  });
});

describe('effects', () => {
  test.each([
    ['files in repo', 'lib/repo/a.ts', "import { readFileSync } from 'node:fs';"],
    ['processes in cli', 'lib/cli/a.ts', "import { spawn } from 'node:child_process';"],
    ['the process in cli', 'lib/cli/a.ts', 'process.exitCode = 1;'],
    [
      'the process in the one file of synth',
      'lib/synth/environment.ts',
      "import { env } from 'node:process';\nprocess.env;",
    ],
    ['the console in cli', 'lib/cli/a.ts', 'console.log(1);'],
    [
      'a property of that name',
      'lib/util/a.ts',
      'const a = { process: 1, console() {} };\na.process; a.console(); const { process: b } = a;',
    ],
    [
      'a parameter of that name',
      'lib/util/a.ts',
      'export function a(process: string) { return [process, { process }]; }',
    ],
    ['a variable of that name', 'lib/util/a.ts', 'const console = { log() {} };\nconsole.log();\nexport { console };'],
    ['an import of that name', 'lib/util/a.ts', "import { process } from './b.js';\nprocess();"],
    ['a type of that name', 'lib/util/a.ts', 'export interface A { process: NodeJS.process }'],
    ['text and comments', 'lib/util/a.ts', "const a = 'process.env'; // console.log(process)"],
    ['another property of the global object', 'lib/util/a.ts', 'globalThis.structuredClone(1);'],
  ])('are fine for %s', (_, path, source) => {
    expect(violationsOf({ [path]: source })).toEqual([]);
  });

  test.each([
    ['node:fs', "import { readFileSync } from 'node:fs';", '"node:fs"'],
    ['node:fs by an old name', "import { readFileSync } from 'fs';", '"node:fs"'],
    ['a part of node:fs', "const a = await import('fs/promises');", '"node:fs"'],
    ['a type of node:fs', "import type { Stats } from 'node:fs';", '"node:fs"'],
    ['node:child_process', "import { spawn } from 'node:child_process';", '"node:child_process"'],
    ['node:process', "import { env } from 'node:process';", '"node:process"'],
    ['node:console', "import { log } from 'node:console';", '"node:console"'],
    ['process', 'process.env;', 'the global "process"'],
    ['process in braces', 'export const a = { process };', 'the global "process"'],
    ['process as an export', 'export { process };', 'the global "process"'],
    ['process behind a declaration of its type', 'declare const process: any; process.env;', 'the global "process"'],
    [
      'process beside a parameter elsewhere',
      'export function a(process: string) {} process.env;',
      'the global "process"',
    ],
    ['process of the global object', 'globalThis.process.env;', 'the global "process"'],
    ['process of the global object by text', "global['process'].env;", 'the global "process"'],
    ['console', 'console.log(1);', 'the global "console"'],
    ['console as a value', 'export const log = [console];', 'the global "console"'],
    ['console of the global object', 'globalThis.console.log(1);', 'the global "console"'],
    ['the global object as a whole', 'const { process: a } = globalThis;', 'the global "globalThis"'],
    ['the global object behind a cast', '(globalThis as any).process;', 'the global "globalThis"'],
    ['the global object by way of itself', 'globalThis.globalThis.process;', 'the global "globalThis"'],
  ])('are found for %s', (_, source, what) => {
    expect(violationsOf({ 'lib/flux/a.ts': source })).toEqual([`lib/flux/a.ts:1 effect: ${what} is not for this file`]);
  });

  test('of one file are not those of its neighbours', () => {
    expect(violationsOf({ 'lib/synth/a.ts': "import { env } from 'node:process';\nprocess.env;" })).toEqual([
      'lib/synth/a.ts:1 effect: "node:process" is not for this file',
      'lib/synth/a.ts:2 effect: the global "process" is not for this file',
    ]);
  });
});

describe('exports', () => {
  test.each([
    ['everything', "export * from './b.js';", 'export *'],
    ['everything under a name', "export * as b from './b.js';", 'export *'],
    ['every type', "export type * from './b.js';", 'export *'],
    ['a default value', 'export default 1;', 'default export'],
    ['a default function', 'export default function a() {}', 'default export'],
    ['a default class', 'export default class A {}', 'default export'],
    ['a default by name', 'const a = 1;\nexport { a as default };', 'default export'],
    ['the default of another file', "export { default } from './b.js';", 'default export'],
    ['by assignment', 'const a = 1;\nexport = a;', 'default export'],
  ])('are found for %s', (_, source, what) => {
    const line = source.split('\n').length;
    expect(violationsOf({ 'lib/util/a.ts': source })).toEqual([
      `lib/util/a.ts:${line} export: ${what} is not used here`,
    ]);
  });

  test('by name are fine', () => {
    expect(violationsOf({ 'lib/util/a.ts': "export { b, type C } from './b.js';\nexport const a = 1;" })).toEqual([]);
  });
});

describe('the index of a module', () => {
  const missing = 'lib/util/index.ts:1 header: an index begins with a paragraph about its module';

  test.each([
    ['has no comment', 'export const a = 1;'],
    [
      'has its comment elsewhere',
      '\n\nexport const a = 1;\n/** util: what comes in, what goes out and what it must not do. */',
    ],
    ['has less than a paragraph', '/** Small things. */\nexport const a = 1;'],
  ])('is found when it %s', (_, source) => {
    expect(violationsOf({ 'lib/util/index.ts': source })).toEqual([missing]);
  });

  test('is found when it does not exist', () => {
    expect(analyse({ 'lib/util/a.ts': '' }, STRICT).map(formatViolation)).toEqual([
      'lib/util/index.ts:1 header: the module has no index',
    ]);
  });
});

describe('sizes', () => {
  const withException = (exception: SizeException): Rules => ({ ...RULES, exceptions: [exception] });
  const large = `export function a() {\n${lines(51)}}\n`;
  const table = `export const A = {\n${'  b: 1,\n'.repeat(300)}} as const;\n`;

  test('at the limits are fine', () => {
    const source = `export function a() {\n${lines(50)}}\n`;
    expect(violationsOf({ 'lib/util/a.ts': source, 'lib/util/b.ts': lines(300) })).toEqual([]);
  });

  test('of a file of more than 300 lines are found', () => {
    expect(violationsOf({ 'lib/util/a.ts': lines(301) })).toEqual(['lib/util/a.ts:1 size: the file has 301 lines']);
  });

  test.each([
    ['function', large, 1, 'a'],
    ['arrow', `\nexport const a = () => {\n${lines(51)}};`, 2, 'a'],
    ['method', `export class A {\n  b() {\n${lines(51)}}\n}`, 2, 'A.b'],
    ['accessor', `export class A {\n  get b() {\n${lines(51)}}\n}`, 2, 'A.b'],
    ['constructor', `export class A {\n  constructor() {\n${lines(51)}}\n}`, 2, 'A.constructor'],
    ['callback', `f(() => {\n${lines(51)}});`, 1, 'anonymous'],
  ])('of one %s of more than 50 lines are found', (_, source, line, name) => {
    expect(violationsOf({ 'lib/util/a.ts': source })).toEqual([
      `lib/util/a.ts:${line} size: function "${name}" has 51 lines`,
    ]);
  });

  test('of a file that a script writes are fine, functions in it are not', () => {
    expect(violationsOf({ 'lib/util/generated/a.ts': lines(301) })).toEqual([]);
    expect(violationsOf({ 'lib/util/generated/a.ts': large })).toHaveLength(1);
  });

  test('that are excepted with a reason are fine', () => {
    const file = withException({ subject: 'lib/util/a.ts', reason: 'read in one go', kind: 'code' });
    expect(violationsOf({ 'lib/util/a.ts': lines(301) }, file)).toEqual([]);
    const fn = withException({ subject: 'lib/util/a.ts#a', reason: 'read in one go', kind: 'code' });
    expect(violationsOf({ 'lib/util/a.ts': large }, fn)).toEqual([]);
  });

  test('of one exported table are fine when they are excepted as that', () => {
    const rules = withException({ subject: 'lib/api/a.ts', reason: 'the fields of Flux', kind: 'table' });
    expect(violationsOf({ 'lib/api/a.ts': table }, rules)).toEqual([]);
    expect(
      violationsOf({ 'lib/api/a.ts': `import type { B } from './b.js';\nexport type C = B;\n${table}` }, rules),
    ).toEqual([]);
  });

  test.each([
    ['a second constant', `${table}export const B = 1;\n`],
    ['a function', `${table}function b() {}\n`],
    ['something that runs', table.replace('b: 1', 'b: c()')],
    ['an import of a value', `import { b } from './b.js';\n${table}`],
    ['no export', table.replace('export ', '')],
  ])('of a table with %s are found', (_, source) => {
    const rules = withException({ subject: 'lib/api/a.ts', reason: 'the fields of Flux', kind: 'table' });
    expect(violationsOf({ 'lib/api/a.ts': source }, rules)).toEqual([
      'lib/api/a.ts:1 size: the file is excepted as one exported table but holds more',
    ]);
  });

  test('that are excepted without need or without a reason are found', () => {
    const idle = withException({ subject: 'lib/util/a.ts', reason: 'was long once', kind: 'code' });
    expect(violationsOf({ 'lib/util/a.ts': lines(300) }, idle)).toEqual([
      'lib/util/a.ts:1 size: the exception for "lib/util/a.ts" is no longer needed',
    ]);
    const mute = withException({ subject: 'lib/util/a.ts', reason: ' ', kind: 'code' });
    expect(violationsOf({ 'lib/util/a.ts': lines(301) }, mute)).toEqual([
      'lib/util/a.ts:1 size: the exception for "lib/util/a.ts" gives no reason',
    ]);
  });
});
