/** Words that some YAML 1.1 or 1.2 reader takes for a boolean or null; compared in lower case. */
const WORDS: ReadonlySet<string> = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);
const LONGEST_WORD = 5;

/** Visible ASCII without a space, a letter in front and no colon at the end, needs no second look. */
const OBVIOUS = /^(?![eE][-\d])[A-Za-z_/](?:[!-~]*[!-9;-~])?$/;

// Printable, and no white space or invisible character that a reader may trim.
const VISIBLE =
  '!-~\\u00A1-\\u00AC\\u00AE-\\u167F\\u1681-\\u180D\\u180F-\\u1FFF\\u2010-\\u2027\\u2030-\\u205E\\u2070-\\u2FFF' +
  '\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFDFF\\uFE20-\\uFEFE\\uFF01-\\uFFDC';

/** One line of visible text with single spaces or more inside, and no indicator in front. */
const PLAIN_SHAPE = new RegExp(
  `^(?![-?:](?: |$)|[?:,[\\]{}#&*!|>'"%@\`]|---|\\.\\.\\.)[${VISIBLE}]+(?: +[${VISIBLE}]+)*$`,
);

/** What ends a plain scalar or starts a comment behind it. */
const ENDS_PLAIN = /:(?: |$)| #/;

// YAML 1.1 (with Ruby's commas and the bare exponent of the `yaml` package), 1.2 and go-yaml, which ignores underscores anywhere in a number. Separators are
// removed before the test.
const NUMBER =
  /^[-+]?(?:(?:\d+\.?\d*|\.\d*)(?:e[-+]?\d*)?|e[-+]?\d+|0x[\da-f]*|0o[\d]*|0b[\d]*|\d+(?::\d*)+(?:\.\d*)?|\.(?:inf|nan))$/i;

// https://yaml.org/type/timestamp.html and the shorter forms that go-yaml takes.
const TIMESTAMP = /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt ])/;

const SEPARATORS = /[_,]/g;

/** Whether every YAML 1.1 and 1.2 reader gives back this very string when it is written without quotes. */
export function isPlainSafe(text: string): boolean {
  if (OBVIOUS.test(text)) return text.length > LONGEST_WORD || !WORDS.has(text.toLowerCase());
  return PLAIN_SHAPE.test(text) && !ENDS_PLAIN.test(text) && !resolvesToOther(text);
}

/** `~`, `=`, `<<`, numbers in any notation and timestamps. */
function resolvesToOther(text: string): boolean {
  if (text === '~' || text === '=' || text === '<<') return true;
  return NUMBER.test(text.replace(SEPARATORS, '')) || TIMESTAMP.test(text);
}
