import { readFacts } from './facts.js';
import { RULES } from './rules.js';
import { unusedExports } from './unused-exports.js';
import { formatViolation } from './analyse.js';

/** What is said of these files, `lib/index.ts` being for others. */
function unusedIn(files: Record<string, string>, reserved: Record<string, string> = {}): string[] {
  return unusedExports(readFacts(files), { ...RULES, reserved }).map(formatViolation);
}

const A = 'lib/util/a.ts';

describe('an export is used', () => {
  test.each<[string, Record<string, string>]>([
    ['when a file imports it', { [A]: 'export const a = 1;', 'lib/util/b.ts': "import { a } from './a.js';" }],
    ['under another name', { [A]: 'export const a = 1;', 'lib/util/b.ts': "import { a as b } from './a.js';" }],
    ['as a whole', { [A]: 'export class A {}', 'lib/util/b.ts': "import * as a from './a.js';" }],
    ['when it is loaded late', { [A]: 'export const a = 1;', 'lib/util/b.ts': "const a = require('./a.js');" }],
    ['when it is for others', { [A]: 'export const a = 1;', 'lib/index.ts': "export { a } from './util/a.js';" }],
    [
      'through an index that another file reads',
      {
        [A]: 'export function a() {}',
        'lib/util/index.ts': "export { a as c } from './a.js';",
        'lib/model/b.ts': "import { c } from '../util/index.js';",
      },
    ],
    [
      'when it names a part of what is used',
      {
        [A]: 'export interface Part {}\nexport interface A { readonly part: Part }',
        'lib/util/b.ts': "import type { A } from './a.js';",
      },
    ],
  ])('%s', (_, files) => {
    expect(unusedIn(files)).toEqual([]);
  });
});

describe('an export is not used', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['by its own file', { [A]: 'export const a = 1;\na;' }, [`${A}:1 unused: nothing imports "a"`]],
    ['as a type alone', { [A]: '\nexport type A = 1;' }, [`${A}:2 unused: nothing imports "A"`]],
    [
      'by an index that nobody reads',
      { [A]: 'export const a = 1;', 'lib/util/index.ts': "export { a } from './a.js';" },
      [`${A}:1 unused: nothing imports "a"`, 'lib/util/index.ts:1 unused: nothing imports "a"'],
    ],
  ])('%s', (_, files, said) => {
    expect(unusedIn(files)).toEqual(said);
  });

  test('may be reserved for what is to come, until it is there', () => {
    expect(unusedIn({ [A]: 'export const a = 1;' }, { a: 'what is to come' })).toEqual([]);
    expect(unusedIn({ [A]: 'const a = 1;' }, { a: 'what is to come' })).toEqual([
      'lib:1 unused: "a" is reserved but used',
    ]);
  });
});
