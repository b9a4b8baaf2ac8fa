import { checkOwnerLabels } from '../../../lib/checks/rules/owner-label.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const judged = (commonMetadata: JsonObject) =>
  judge(checkOwnerLabels, { objects: [flux('Kustomization apps/web', { commonMetadata })] });

const finding = (label: string, value: string) =>
  `warning FLX516 Kustomization "apps/web": spec.commonMetadata.labels["kustomize.toolkit.fluxcd.io/${label}"] takes the place of Flux's own label "${value}", without which it prunes nothing; leave it out`;

describe('common labels', () => {
  test.each<[JsonObject]>([
    [{}],
    [{ labels: { team: 'web' } }],
    [{ labels: { 'kustomize.toolkit.fluxcd.io/name': 'web' } }],
    [{ annotations: { 'kustomize.toolkit.fluxcd.io/name': 'x' } }],
  ])('are fine: %j', (commonMetadata) => {
    expect(judged(commonMetadata)).toEqual([]);
  });

  test('replace those of the owner', () => {
    const labels = { 'kustomize.toolkit.fluxcd.io/name': 'x', 'kustomize.toolkit.fluxcd.io/namespace': 'y' };
    expect(judged({ labels })).toEqual([finding('name', 'web'), finding('namespace', 'apps')]);
  });
});
