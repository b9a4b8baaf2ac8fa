import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CODES } from '../../lib/diagnostics/index.js';

const page = readFileSync(join(__dirname, '../../docs/findings.md'), 'utf8');
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')).trim(), section]),
);

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

  test('speaks of codes that the library reports', () => {
    const silent = Object.keys(CODES).filter((code) => !sources.some((source) => source.includes(`'${code}'`)));
    expect(silent).toEqual([]);
  });
});
