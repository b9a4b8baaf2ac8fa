import type { Json } from '../../../lib/manifest/index.js';
import type { Chance } from './chance.js';

/** What YAML readers, writers and styles may make something else of. */
const TEXTS: readonly string[] = [
  'a',
  'b',
  'plain words',
  '',
  '123',
  '1.50',
  '1e3',
  '0755',
  '0o7',
  '1_000',
  '12:30:45',
  '2026-11-21',
  'true',
  'yes',
  'null',
  '~',
  '{}',
  '# none',
  'a: b',
  "it's",
  '"quoted"',
  ' space',
  'space ',
  '- a',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how variables of Flux look.
  '${VAR}',
  'https://example.org/x?y=1',
  'one\ntwo\n',
  'one\ntwo',
  '\none',
  'one\n\n',
  '  one\n two\n',
  'one\n\ttwo\n',
  'one \n two \n',
  '\tone',
  '\tone\ntwo',
  'tab\there',
  'back\\slash',
  'ümlaut €',
  '😀',
  `${'long words '.repeat(20)}end`,
  '\r\n',
  'a\rb',
  '\u00a0a\nb',
  '\ufeffa\nb',
  'bell\u0007\nb',
  '--- \na',
  '...\na\n',
  '# a\nb',
  'a\n\n\n',
  'a \n',
  '\n\na',
  ' \na',
  '%YAML',
  '\n',
  ' \n ',
  '<a>&b',
];

export const KEYS: readonly string[] = [
  'a',
  'b',
  'c',
  'x/y',
  'x~y',
  'a.b',
  '123',
  '1.5',
  'true',
  'null',
  '__proto__',
  'constructor',
  'a b',
  '~1',
  '-',
  '0',
  'ü',
  'a: b',
  '~',
  'yes',
  '$retainKeys',
  '',
  'two\nlines',
  '\ttab',
  ' lead',
  "it's",
  '# x',
  '? x',
  '- x',
  '[x',
  '&a',
  '*a',
  '!t',
  '=',
  '2026-11-21',
  'k'.repeat(130),
];

const NUMBERS: readonly Json[] = [
  0,
  1,
  -1,
  80,
  443,
  1.5,
  0.1,
  1e6,
  12345678,
  1e21,
  1e-7,
  Number.MAX_SAFE_INTEGER,
  true,
  false,
];

/** Any data. */
export function randomValue(chance: Chance, depth = 3): Json {
  if (depth === 0 || chance.is(0.5)) return randomScalar(chance);
  if (chance.is(0.4)) return chance.list(3, () => randomValue(chance, depth - 1));
  return Object.fromEntries(chance.list(3, () => [chance.pick(KEYS), randomValue(chance, depth - 1)]));
}

export function randomText(chance: Chance): string {
  return chance.pick(TEXTS);
}

export function randomScalar(chance: Chance): Json {
  if (chance.is(0.02)) return 2n ** 60n + 1n;
  if (chance.is(0.1)) return null;
  return chance.is(0.6) ? chance.pick(TEXTS) : chance.pick(NUMBERS);
}
