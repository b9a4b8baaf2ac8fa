import { checkImagePolicies } from '../../../lib/checks/rules/image-policy.js';
import type { Json } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const judged = (policy: Json) => judge(checkImagePolicies, { objects: [flux('ImagePolicy apps/web', { policy })] });

describe('the policy of images', () => {
  test.each<[Json]>([[{ semver: { range: '1.x' } }], [{ alphabetical: {} }], [{ numerical: { order: 'asc' } }], ['x']])(
    'is fine, or for the schema to judge: %j',
    (policy) => {
      expect(judged(policy)).toEqual([]);
    },
  );

  test('needs an order', () => {
    expect(judged({})).toEqual([
      'error FLX522 ImagePolicy "apps/web": spec.policy has none of "semver", "alphabetical" and "numerical"; write one of them',
    ]);
  });

  test('has one order', () => {
    expect(judged({ numerical: {}, semver: { range: '1.x' } })).toEqual([
      'warning FLX522 ImagePolicy "apps/web": spec.policy has "semver" and "numerical", and only one of them counts; write one of them',
    ]);
  });
});
