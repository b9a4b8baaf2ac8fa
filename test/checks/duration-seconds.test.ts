import { durationSeconds } from '../../lib/checks/duration-seconds.js';

test.each([
  ['0s', 0],
  ['30s', 30],
  ['1m30s', 90],
  ['1h', 3600],
  ['1.5m', 90],
  ['500ms', 0.5],
])('%s is %d seconds', (text, seconds) => {
  expect(durationSeconds(text)).toBe(seconds);
});
