import { assertNever } from '../../lib/util/index.js';

test('a value that the types rule out is an error that shows it', () => {
  expect(() => assertNever({ kind: 'x' } as never)).toThrow('unexpected value {"kind":"x"}');
});
