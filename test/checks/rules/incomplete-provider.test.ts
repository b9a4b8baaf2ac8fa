import { PROVIDER_TYPES } from '../../../lib/api/index.js';
import { checkIncompleteProviders } from '../../../lib/checks/rules/incomplete-provider.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const judged = (spec: JsonObject, version = '2.10') =>
  judge(checkIncompleteProviders, { flux: version, objects: [flux('Provider apps/alerts', spec)] });

const secretRef = { name: 'credentials' };
const WHAT = 'Provider "apps/alerts":';
const why = (type: string) => `is missing, without which a Provider of type "${type}" sends nothing`;

describe('a Provider', () => {
  test.each<[JsonObject]>([
    [{ type: 'slack', address: 'https://example.org' }],
    [{ type: 'slack', secretRef }],
    [{ type: 'github', secretRef }],
    [{ type: 'telegram', channel: '1', secretRef }],
    [{ type: 'pigeon' }],
    [{}],
  ])('has what its type needs, or the schema judges it: %j', (spec) => {
    expect(judged(spec)).toEqual([]);
  });

  test.each<[JsonObject, string]>([
    [{ type: 'slack' }, `spec.address ${why('slack')}; write it, or "secretRef" with a Secret that has it`],
    [
      { type: 'msteams', address: null, secretRef: null },
      `spec.address ${why('msteams')}; write it, or "secretRef" with a Secret that has it`,
    ],
    [{ type: 'github', address: 'https://example.org' }, `spec.secretRef ${why('github')}; write it`],
    [{ type: 'pagerduty', address: 'https://example.org' }, `spec.channel ${why('pagerduty')}; write it`],
  ])('needs more: %j', (spec, text) => {
    expect(judged(spec)).toEqual([`error FLX529 ${WHAT} ${text}`]);
  });

  test.each(Object.keys(PROVIDER_TYPES))('of type "%s" needs something', (type) => {
    expect(judged({ type })).toHaveLength(1);
  });

  test('of an older Flux may need less', () => {
    expect(judged({ type: 'github', address: 'https://example.org' }, '2.8')).toEqual([
      `unknown FLX529 ${WHAT} spec.secretRef ${why('github')}; write it`,
    ]);
  });
});
