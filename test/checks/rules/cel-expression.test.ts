import { checkCelExpressions } from '../../../lib/checks/rules/cel-expression.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const judged = (kind: string, spec: JsonObject, version = '2.10') =>
  judge(checkCelExpressions, { flux: version, objects: [flux(`${kind} apps/web`, spec)] });

const ready = (readyExpr: string): JsonObject => ({ dependsOn: [{ name: 'db' }, { name: 'cache', readyExpr }] });
const health = (more: JsonObject): JsonObject => ({
  healthCheckExprs: [{ apiVersion: 'example.org/v1', kind: 'App', ...more }],
});
const filter = (text: string): JsonObject => ({ resources: [{ kind: 'Bucket', name: '*', filter: text }] });

describe('an expression', () => {
  test.each<[string, JsonObject]>([
    ['Kustomization', ready('dep.metadata.labels["version"] == self.metadata.labels["version"]')],
    ['HelmRelease', ready('dep.status.ready == true')],
    ['Kustomization', health({ current: 'status.phase == "Ready"', failed: 'has(status.error)' })],
    ['HelmRelease', health({ current: 'data.ready', inProgress: 'metadata.generation != data.seen' })],
    ['Receiver', { resourceFilter: 'req.tag == "latest" && res.metadata.name == "web"' }],
    ['Receiver', filter('claims.sub == res.metadata.name')],
    [
      'Provider',
      { commitStatusExpr: 'event.involvedObject.name + "/" + provider.metadata.name + alert.metadata.name' },
    ],
    ['ResourceSet', ready('status.conditions.exists(c, c.type == "Ready")')],
    ['Kustomization', { ...ready(''), ...health({ current: 1 }) }],
  ])('is fine, or for the schema to judge: %s %j', (kind, spec) => {
    expect(judged(kind, spec)).toEqual([]);
  });

  test.each<[string, JsonObject, string]>([
    [
      'Kustomization',
      ready('dependency.ready == true'),
      'spec.dependsOn[1].readyExpr "dependency" at column 1 is no variable; known are "self" and "dep"',
    ],
    [
      'HelmRelease',
      ready('dep.metadata.name'),
      'spec.dependsOn[1].readyExpr must give true or false for certain; compare the value, or convert it with "bool(…)"',
    ],
    ['HelmRelease', ready('"yes"'), 'spec.dependsOn[1].readyExpr gives string, but must give true or false'],
    [
      'Kustomization',
      health({ current: 'status.phase = 1' }),
      'spec.healthCheckExprs[0].current cannot be read from column 14 on: "= 1"',
    ],
    [
      'HelmRelease',
      health({ current: 'true', failed: 'fetch(status)' }),
      'spec.healthCheckExprs[0].failed "fetch" at column 1 is no function',
    ],
    [
      'Receiver',
      { resourceFilter: 'request.tag == "latest"' },
      'spec.resourceFilter "request" at column 1 is no variable; known are "res", "req" and "claims"',
    ],
    [
      'Receiver',
      filter('resource.name == "x"'),
      'spec.resources[0].filter "resource" at column 1 is no variable; known are "res", "req" and "claims"',
    ],
    ['ResourceSet', ready('status.ready ='), 'spec.dependsOn[1].readyExpr cannot be read from column 14 on: "="'],
    [
      'Provider',
      { commitStatusExpr: 'events.name' },
      'spec.commitStatusExpr "events" at column 1 is no variable; did you mean "event"?',
    ],
  ])('is refused: %s %j', (kind, spec, message) => {
    expect(judged(kind, spec)).toEqual([`error FLX518 ${kind} "apps/web": ${message}`]);
  });

  test('knows the claims of a token from Flux 2.9 on', () => {
    const spec = { resourceFilter: 'claims.sub == "x"' };
    expect(judged('Receiver', spec, '2.9')).toEqual([]);
    expect(judged('Receiver', spec, 'main')).toEqual([]);
    expect(judged('Receiver', spec, '2.8')).toEqual([
      'error FLX518 Receiver "apps/web": spec.resourceFilter "claims" at column 1 is no variable; known are "res" and "req"',
    ]);
  });
});
