import { summarize } from '../../lib/diagnostics/index.js';
import { unknownRepository } from '../../lib/repo/index.js';

test.each([
  [
    'fleeet',
    ['fleet', 'tenants'],
    'FLX407 repository "fleeet": does not exist: the app has "fleet" and "tenants"; did you mean "fleet"?',
  ],
  ['other', ['fleet'], 'FLX407 repository "other": does not exist: the app has "fleet"'],
  ['other', [], 'FLX407 repository "other": does not exist: the app has none'],
])('%s among %j', (name, known, message) => {
  expect(summarize({ severity: 'error', ...unknownRepository(name, known) })).toBe(message);
});
