import { type Cluster, HelmRelease, Kustomization } from 'cdk8s-fluxcd';

import { configMap, filled, fleetOf, specOf } from '../fleet/support.js';

function errorsOf(build: (cluster: Cluster) => void, flux = '2.10'): number {
  const app = fleetOf(build, { cluster: { flux } });
  return app.result().findings.filter(({ severity }) => severity === 'error').length;
}

describe('A field of a Flux object', () => {
  it('that this library does not know is passed on, in the place of the author', () => {
    const props = { newerField: { b: 1, a: 2 } };
    const app = fleetOf((cluster) => filled(cluster, 'it', props as object));
    expect(specOf(app, 'Kustomization', 'it').newerField).toEqual({ b: 1, a: 2 });
  });

  // No check holds what an author writes against the fields, patterns and required fields of the cluster's Flux yet.
  it.failing('that the Flux of the cluster lacks is an error', () => {
    expect(errorsOf((cluster) => filled(cluster, 'it', { deletionPolicy: 'Orphan' }), '2.4')).toBe(1);
  });

  it.failing('that Flux would refuse is an error', () => {
    expect(errorsOf((cluster) => filled(cluster, 'it', { interval: '1d' }))).toBe(1);
  });

  it.failing('that Flux requires is an error where it is missing', () => {
    expect(errorsOf((cluster) => new HelmRelease(cluster, 'it', { namespace: 'x' }))).toBe(1);
  });
});

describe('A class of an author', () => {
  class Team extends Kustomization {}

  it('is a Kustomization to everybody', () => {
    fleetOf((cluster) => {
      const team = new Team(cluster, 'team');
      configMap(team, 'x');
      expect([team instanceof Team, team instanceof Kustomization, Kustomization.isKustomization(team)]).toEqual([
        true,
        true,
        true,
      ]);
    });
  });

  // Inherited `Symbol.hasInstance` answers for the class it was written for, as it does in cdk8s itself.
  it.failing('is told from other Kustomizations by instanceof', () => {
    fleetOf((cluster) => expect(new Kustomization(cluster, 'apps') instanceof Team).toBe(false));
  });
});
