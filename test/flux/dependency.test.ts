import { HelmRelease, Kustomization } from 'cdk8s-fluxcd';

import { filled, fleetOf, messagesOf, specOf } from '../fleet/support.js';

const readyExpr = 'dep.status.observedGeneration == dep.metadata.generation';

describe('The reference of a construct among dependencies', () => {
  it('takes a readyExpr, and its kind is not written', () => {
    const app = fleetOf((cluster) => {
      const infra = filled(cluster, 'infra');
      filled(cluster, 'apps', { dependsOn: [{ ...infra.ref, readyExpr }] });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'Kustomization', 'apps')?.dependsOn).toEqual([
      { name: 'infra', namespace: 'flux-system', readyExpr },
    ]);
  });

  it('of another kind is refused, since Flux would take its name for one of the own kind', () => {
    fleetOf((cluster) => {
      const web = new HelmRelease(cluster, 'web', { namespace: 'apps' });
      const message =
        '"staging/it": "dependsOn[0]" names a HelmRelease, but a name stands for a Kustomization; give the construct itself';
      expect(() => new Kustomization(cluster, 'it', { dependsOn: [web.ref] })).toThrow(new Error(message));
    });
  });
});
