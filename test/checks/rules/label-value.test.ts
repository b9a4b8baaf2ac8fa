import { checkLabelValues } from '../../../lib/checks/rules/label-value.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { object } from '../support.js';

const judged = (labels: unknown) =>
  judge(checkLabelValues, { objects: [object('ConfigMap apps/x', { metadata: { labels } as JsonObject })] });

const subject = 'error FLX110 ConfigMap "apps/x":';

describe('labels', () => {
  test.each([undefined, {}, { app: 'x', version: '1' }])('of strings are fine: %j', (labels) => {
    expect(judged(labels)).toEqual([]);
  });

  test.each<[unknown, string]>([
    [{ version: 1 }, 'metadata.labels.version must be a string, not 1; write "1"'],
    [{ 'a/b': true }, 'metadata.labels["a/b"] must be a string, not true; write "true"'],
    [{ a: null }, 'metadata.labels.a must be a string, not null'],
    ['app', 'metadata.labels must be a map, not "app"'],
  ])('of other values are told: %j', (labels, text) => {
    expect(judged(labels)).toEqual([`${subject} ${text}`]);
  });
});
