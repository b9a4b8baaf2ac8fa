import { join } from 'node:path';

import { authorFrames, framePosition } from '../../lib/util/index.js';

const lib = join(__dirname, '../../lib');

describe('the position of a stack frame', () => {
  test.each([
    ['a plain one', '    at /work/app/main.ts:12:5', '/work/app/main.ts'],
    ['one in a function', '    at new Platform (/work/app/main.ts:12:5)', '/work/app/main.ts'],
    ['one in an async function', '    at async main (/work/app/main.ts:12:5)', '/work/app/main.ts'],
    ['a file with blanks in its name', '    at /work/my app/main.ts:12:5', '/work/my app/main.ts'],
    ['a module by URL', '    at file:///work/app/main.mjs:12:5', '/work/app/main.mjs'],
    ['a method with an alias', '    at Foo.bar [as baz] (/work/app/main.ts:12:5)', '/work/app/main.ts'],
  ])('is read from %s', (_, frame, file) => {
    expect(framePosition(frame)).toEqual({ file, line: 12, column: 5 });
  });

  test.each([
    ['a message', 'Error: at the gate:1:2'],
    ['a native frame', '    at Array.map (<anonymous>)'],
    ['nothing', ''],
  ])('is not found in %s', (_, frame) => {
    expect(framePosition(frame)).toBeUndefined();
  });
});

describe('the frames of the author', () => {
  test('are those outside of this package, of other packages and of Node, in their order', () => {
    const stack = [
      'Error: Kustomization',
      `    at new Kustomization (${lib}/flux/kustomization.ts:80:37)`,
      '    at new Platform (/work/app/platform.ts:9:18)',
      '    at Object.<anonymous> (/work/app/main.ts:20:1)',
      '    at Module._compile (node:internal/modules/cjs/loader:1554:14)',
      '    at transform (/work/app/node_modules/tsx/dist/register.cjs:2:1)',
    ].join('\n');
    expect(authorFrames(stack)).toEqual([
      '    at new Platform (/work/app/platform.ts:9:18)',
      '    at Object.<anonymous> (/work/app/main.ts:20:1)',
    ]);
  });
});
