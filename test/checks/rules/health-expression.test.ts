import { checkHealthExpressions } from '../../../lib/checks/rules/health-expression.js';
import type { Json } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const judged = (healthCheckExprs: Json, kind = 'HelmRelease') =>
  judge(checkHealthExpressions, { objects: [flux(`${kind} apps/web`, { healthCheckExprs })] });

const app = { apiVersion: 'example.org/v1', kind: 'App', current: 'true' };

describe('health expressions', () => {
  test.each<[Json]>([
    [[app]],
    [[app, { ...app, kind: 'Other' }]],
    [[app, { ...app, apiVersion: 'example.com/v1' }]],
    [[app, { apiVersion: 'example.org/v1', current: 'true' }]],
    [['x', 'x']],
    ['x'],
  ])('are fine, or for the schema to judge: %j', (exprs) => {
    expect(judged(exprs)).toEqual([]);
  });

  test.each(['HelmRelease', 'Kustomization'])('of a %s are for one kind twice, whatever the version', (kind) => {
    expect(judged([app, { ...app, kind: 'Other' }, { ...app, apiVersion: 'example.org/v2' }], kind)).toEqual([
      `error FLX510 ${kind} "apps/web": spec.healthCheckExprs[2] is for kind "App" of "example.org", as spec.healthCheckExprs[0] is; make one of them, whatever the version`,
    ]);
  });

  test('are for a whole group twice', () => {
    const group = { apiVersion: 'example.org/v1', current: 'true' };
    expect(judged([group, group])).toEqual([
      'error FLX510 HelmRelease "apps/web": spec.healthCheckExprs[1] is for all kinds of "example.org", as spec.healthCheckExprs[0] is; make one of them, whatever the version',
    ]);
  });
});
