import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CODES } from '../../lib/diagnostics/index.js';

import { messagesOfExamples } from './messages-of-examples.js';

const page = readFileSync(join(__dirname, '../../docs/findings.md'), 'utf8');
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')).trim(), section]),
);

/** Each example: its code, and the text of the finding. */
const examples = [...sections].flatMap(([code, section]) =>
  [...section.matchAll(/^`(.+)`$/gm)].map((match) => [code, match[1] ?? ''] as const),
);

/** What tests expect, without the signs that stand around and in the texts of a program. */
const tests = join(__dirname, '..');
const expectations = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:ts|txt)$/.test(file))
  .map((file) => withoutQuotes(readFileSync(join(tests, file), 'utf8')))
  .join('\n');

/** As a whole: behind it a text ends, or the line; an example that ends in `…` is cut. */
function isExpected(example: string): boolean {
  if (example.endsWith('; …')) return expectations.includes(`${withoutQuotes(example.slice(0, -3))}"`);
  return ['"', 'n    at ', '\n'].some((end) => expectations.includes(withoutQuotes(example) + end));
}

function withoutQuotes(text: string): string {
  return text.replace(/\\/g, '').replace(/["'`]/g, '"');
}

const lib = join(__dirname, '../../lib');
const sources = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith(join('diagnostics', 'codes.ts')))
  .map((file) => readFileSync(join(lib, file), 'utf8'));

describe('docs/findings.md', () => {
  test('has a section for every code of the table, in its order, and for no other', () => {
    expect([...sections.keys()]).toEqual(Object.keys(CODES));
  });

  test.each(Object.entries(CODES))('says of %s what the table says', (code, { severity, title, allowable }) => {
    expect(sections.get(code)).toContain(`\n${severity}${allowable ? ', may be allowed' : ''} · ${title}\n`);
  });

  test('explains every code beyond its title', () => {
    const short = [...sections].filter(([, section]) => section.trim().split('\n').length < 5).map(([code]) => code);
    expect(short).toEqual([]);
  });

  test('has an example of every finding', () => {
    const known = new Set(examples.map(([code]) => code));
    expect(Object.keys(CODES).filter((code) => !known.has(code))).toEqual([]);
  });

  test('shows examples that are true: a test expects them, or a small fleet gives them', () => {
    const made = messagesOfExamples();
    const invented = examples
      .map(([code, text]) => `${code} ${text}`)
      .filter((text) => !made.has(text) && !isExpected(text));
    expect(invented).toEqual([]);
  });

  test('speaks of codes that the library reports', () => {
    const silent = Object.keys(CODES).filter((code) => !sources.some((source) => source.includes(`'${code}'`)));
    expect(silent).toEqual([]);
  });
});
