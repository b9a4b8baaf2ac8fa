import { join } from 'node:path';

import { authorFrames, framePosition } from '../../lib/util/index.js';

const lib = join(__dirname, '../../lib');

describe('the position of a stack frame', () => {
  test.each([
    ['a plain one', '    at /home/me/app/main.ts:12:5', '/home/me/app/main.ts'],
    ['one in a function', '    at new Platform (/home/me/app/main.ts:12:5)', '/home/me/app/main.ts'],
    ['one in an async function', '    at async main (/home/me/app/main.ts:12:5)', '/home/me/app/main.ts'],
    ['a file with blanks in its name', '    at /home/me/my app/main.ts:12:5', '/home/me/my app/main.ts'],
    ['a module by URL', '    at file:///home/me/app/main.mjs:12:5', '/home/me/app/main.mjs'],
    ['a method with an alias', '    at Foo.bar [as baz] (/home/me/app/main.ts:12:5)', '/home/me/app/main.ts'],
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
      '    at new Platform (/home/me/app/platform.ts:9:18)',
      '    at Object.<anonymous> (/home/me/app/main.ts:20:1)',
      '    at Module._compile (node:internal/modules/cjs/loader:1554:14)',
      '    at transform (/home/me/app/node_modules/tsx/dist/register.cjs:2:1)',
    ].join('\n');
    expect(authorFrames(stack)).toEqual([
      '    at new Platform (/home/me/app/platform.ts:9:18)',
      '    at Object.<anonymous> (/home/me/app/main.ts:20:1)',
    ]);
  });
});
