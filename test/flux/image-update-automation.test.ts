import type { ApiObject } from 'cdk8s';
import { type Cluster, GitRepository, HelmRepository, ImageUpdateAutomation } from 'cdk8s-fluxcd';

import { type FleetOptions, fleetOf, messagesOf, objectOf } from '../fleet/support.js';

const API_VERSION = 'image.toolkit.fluxcd.io/v1';
const AUTHOR = { name: 'fluxcdbot', email: 'fluxcdbot@users.noreply.github.com' };

/** The spec of the only automation. */
function specFrom(build: (cluster: Cluster) => void, options?: FleetOptions): unknown {
  const app = fleetOf(build, options);
  expect(messagesOf(app)).toEqual([]);
  return objectOf(app, 'ImageUpdateAutomation', 'it').spec;
}

describe('An ImageUpdateAutomation', () => {
  it('is one object', () => {
    const app = fleetOf((cluster) => {
      const sourceRef = new GitRepository(cluster, 'git', { url: 'https://example.org/x' });
      new ImageUpdateAutomation(cluster, 'it', {
        interval: '1h',
        sourceRef,
        git: {
          checkout: { ref: { branch: 'main' } },
          commit: { author: { email: 'bot@example.org' }, messageTemplate: 'Update images' },
          push: { branch: 'images' },
        },
        policySelector: { matchLabels: { team: 'web' } },
        update: { path: './deploy/staging' },
      });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(objectOf(app, 'ImageUpdateAutomation', 'it')).toEqual({
      apiVersion: API_VERSION,
      kind: 'ImageUpdateAutomation',
      metadata: { name: 'it', namespace: 'flux-system' },
      spec: {
        interval: '1h',
        sourceRef: { kind: 'GitRepository', name: 'git' },
        git: {
          checkout: { ref: { branch: 'main' } },
          commit: { author: { email: 'bot@example.org' }, messageTemplate: 'Update images' },
          push: { branch: 'images' },
        },
        policySelector: { matchLabels: { team: 'web' } },
        update: { path: './deploy/staging' },
      },
    });
  });

  it('pushes to the repository of the cluster as the bot of Flux, unless it says otherwise', () => {
    expect(specFrom((cluster) => new ImageUpdateAutomation(cluster, 'it'))).toEqual({
      interval: '30m',
      sourceRef: { kind: 'GitRepository', name: 'flux-system' },
      git: { commit: { author: AUTHOR } },
    });
  });

  it('has an author beside whatever else is said about git', () => {
    const git = { commit: { messageTemplate: 'Update images' }, push: { branch: 'images' } };
    expect(specFrom((cluster) => new ImageUpdateAutomation(cluster, 'it', { git }))).toMatchObject({
      git: { commit: { author: AUTHOR, messageTemplate: 'Update images' }, push: { branch: 'images' } },
    });
  });

  it('has the author of the defaults', () => {
    const author = { name: 'robot', email: 'robot@example.org' };
    const defaults = { imageUpdateAutomation: { git: { commit: { author } } } };
    const options = { cluster: { defaults } };
    expect(specFrom((cluster) => new ImageUpdateAutomation(cluster, 'it'), options)).toMatchObject({
      git: { commit: { author } },
    });
  });

  it('names the source of the cluster with its namespace where it lives elsewhere', () => {
    expect(specFrom((cluster) => new ImageUpdateAutomation(cluster, 'it', { namespace: 'apps' }))).toMatchObject({
      sourceRef: { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' },
    });
  });

  it('needs a GitRepository where the cluster is built from something else', () => {
    const why = '"sourceRef" is missing, and the source of the cluster is of kind OCIRepository';
    const error = new Error(`"staging/it": ${why}; give a GitRepository that can push`);
    fleetOf((cluster) => expect(() => new ImageUpdateAutomation(cluster, 'it')).toThrow(error), {
      cluster: { sourceKind: 'OCIRepository' },
    });
  });

  it.each([
    ['0.29', 'image.toolkit.fluxcd.io/v1beta1'],
    ['2.3', 'image.toolkit.fluxcd.io/v1beta2'],
  ])('says the same to Flux %s, as %s', (flux, apiVersion) => {
    const app = fleetOf((cluster) => new ImageUpdateAutomation(cluster, 'it'), { cluster: { flux } });
    expect(messagesOf(app)).toEqual([]);
    expect(objectOf(app, 'ImageUpdateAutomation', 'it')).toMatchObject({
      apiVersion,
      spec: { sourceRef: { kind: 'GitRepository', name: 'flux-system' }, git: { commit: { author: AUTHOR } } },
    });
  });

  it('is left as it is in the first version of the kind, which has other fields', () => {
    const apiVersion = 'image.toolkit.fluxcd.io/v1alpha1';
    const checkout = { branch: 'main', gitRepositoryRef: { name: 'flux-system' } };
    const commit = { authorName: 'robot', authorEmail: 'robot@example.org' };
    const build = (cluster: Cluster) => {
      const automation = new ImageUpdateAutomation(cluster, 'it', { apiVersion, checkout, commit });
      const { spec } = (automation.node.defaultChild as ApiObject).toJson();
      expect(spec).toEqual({ interval: '30m', checkout, commit });
    };
    fleetOf(build, { cluster: { flux: '0.29' } });
  });

  it('may be one that this app does not make', () => {
    fleetOf((cluster) => {
      const { ref } = ImageUpdateAutomation.fromName(cluster, 'it', { name: 'other' });
      expect(ref).toEqual({
        apiVersion: API_VERSION,
        kind: 'ImageUpdateAutomation',
        namespace: 'flux-system',
        name: 'other',
      });
    });
  });

  it('has fields that an old Flux lacks, which is an error there', () => {
    const build = (cluster: Cluster) => {
      new ImageUpdateAutomation(cluster, 'it', { policySelector: { matchLabels: { team: 'web' } } });
    };
    const { findings } = fleetOf(build, { cluster: { flux: '2.2' } }).result();
    expect(findings).toMatchObject([{ code: 'FLX109', path: 'spec.policySelector' }]);
  });

  it('is typed', () => {
    fleetOf((cluster) => {
      const sourceRef = new HelmRepository(cluster, 'charts', { url: 'https://example.org/charts' });
      const make = [
        // @ts-expect-error it pushes to Git only
        () => new ImageUpdateAutomation(cluster, 'a', { sourceRef }),
        // @ts-expect-error Git knows authors by their mail address
        () => new ImageUpdateAutomation(cluster, 'b', { git: { commit: { author: { name: 'robot' } } } }),
      ];
      expect(make).toHaveLength(2);
    });
  });
});
