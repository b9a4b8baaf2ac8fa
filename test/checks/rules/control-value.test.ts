import { checkControlValues } from '../../../lib/checks/rules/control-value.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { object } from '../support.js';

const FLUX = 'kustomize.toolkit.fluxcd.io';
const WATCH = 'reconcile.fluxcd.io/watch';

const judged = (metadata: JsonObject, version = '2.10') =>
  judge(checkControlValues, { flux: version, objects: [object('ConfigMap apps/a', { metadata })] });

const finding = (path: string, text: string) => `warning FLX517 ConfigMap "apps/a": metadata.${path} ${text}`;

describe('a label or annotation', () => {
  test.each<[JsonObject]>([
    [{ annotations: { [`${FLUX}/reconcile`]: 'disabled', [`${FLUX}/prune`]: 'Disabled' } }],
    [{ labels: { [`${FLUX}/ssa`]: 'ifNotPresent', [`${FLUX}/force`]: 'ENABLED' } }],
    [{ annotations: { [`${FLUX}/substitute`]: 'disabled', [`${FLUX}/decrypt`]: 'disabled' } }],
    [{ annotations: { [`${FLUX}/prune`]: 'enabled', [`${FLUX}/force`]: 'disabled' } }],
    [{ labels: { [WATCH]: 'Enabled' } }],
    [{ labels: { [`${FLUX}/name`]: 'apps', [`${FLUX}/namespace`]: 'x', [`${FLUX}/checksum`]: 'y' } }],
    [{ annotations: { [`${FLUX}/something-else-entirely`]: 'x', 'example.org/prune': 'false' } }],
    [{ annotations: { [`${FLUX}/prune`]: null }, labels: ['x'] }],
  ])('is fine: %j', (metadata) => {
    expect(judged(metadata)).toEqual([]);
  });

  test.each([
    ['reconcile', 'false', 'write "disabled"'],
    ['prune', 'false', 'write "disabled"'],
    ['ssa', 'IfNotExists', 'write "Override", "Merge", "IfNotPresent" or "Ignore"'],
    ['force', 'true', 'write "enabled"'],
    ['substitute', 'Disabled', 'write "disabled", in this case'],
    ['decrypt', '', 'write "disabled"'],
  ])('%s says nothing with "%s"', (name, value, hint) => {
    expect(judged({ annotations: { [`${FLUX}/${name}`]: value } })).toEqual([
      finding(`annotations["${FLUX}/${name}"]`, `"${value}" has no effect; ${hint}`),
    ]);
  });

  test('is looked for in one place only', () => {
    expect(judged({ labels: { [`${FLUX}/decrypt`]: 'disabled' } })).toEqual([
      finding(`labels["${FLUX}/decrypt"]`, 'has no effect among the labels; write it among the annotations'),
    ]);
    expect(judged({ annotations: { [WATCH]: 'Enabled' } })).toEqual([
      finding(`annotations["${WATCH}"]`, 'has no effect among the annotations; write it among the labels'),
    ]);
  });

  test('asks to be watched in one case, and from Flux 2.7 on', () => {
    expect(judged({ labels: { [WATCH]: 'enabled' } })).toEqual([
      finding(`labels["${WATCH}"]`, '"enabled" has no effect; write "Enabled", in this case'),
    ]);
    expect(judged({ labels: { [WATCH]: 'Enabled' } }, '2.6')).toEqual([
      finding(`labels["${WATCH}"]`, 'has no effect before Flux 2.7; leave it out'),
    ]);
    expect(judged({ labels: { [WATCH]: 'Enabled' } }, 'main')).toEqual([]);
  });

  test('that is nearly one of them is told which', () => {
    expect(judged({ labels: { [`${FLUX}/prunes`]: 'disabled' } })).toEqual([
      finding(`labels["${FLUX}/prunes"]`, `means nothing to Flux; did you mean "${FLUX}/prune"?`),
    ]);
  });

  test.each<[string, JsonObject, string]>([
    ['is patched', { patches: [{ target: { kind: 'ConfigMap' }, patch: 'x' }] }, 'false'],
    ['holds a variable', { postBuild: {} }, `\${PRUNE}`],
  ])('is not judged where it %s', (_, spec, value) => {
    const objects = [object('ConfigMap apps/a', { metadata: { labels: { [`${FLUX}/prune`]: value } } })];
    expect(judge(checkControlValues, { kustomizations: { apps: { spec, objects } } })).toEqual([]);
  });
});
