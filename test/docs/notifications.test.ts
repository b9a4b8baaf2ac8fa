import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PROVIDER_TYPES } from '../../lib/api/index.js';

const page = readFileSync(join(__dirname, '../../docs/notifications.md'), 'utf8');

test('docs/notifications.md has a row for each type of Provider with what it needs and takes', () => {
  const rows = page.split('\n').filter((line) => /^\| `[a-z-]+` \| `/.test(line));
  const words = (fields: readonly string[]) => fields.map((field) => `\`${field}\``).join(', ');
  const expected = Object.entries(PROVIDER_TYPES).map(
    ([type, { needs, takes }]) => `| \`${type}\` | ${words(needs)} | ${words(takes)} |`,
  );
  expect(rows).toEqual(expected);
});
