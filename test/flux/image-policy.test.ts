import {
  type Cluster,
  type IImagePolicy,
  ImagePolicy,
  type ImagePolicyProps,
  ImageRepository,
  type ImageTexts,
  Kustomization,
} from 'cdk8s-fluxcd';

import { configMap, filesOf, fleetOf, messagesOf, objectOf, specOf } from '../fleet/support.js';

const API_VERSION = 'image.toolkit.fluxcd.io/v1';
const IMAGE = 'ghcr.io/stefanprodan/podinfo';
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const NEWEST = { policy: { semver: { range: '6.x' } } } as const;

function podinfo(cluster: Cluster, props: Partial<ImagePolicyProps> = {}): ImagePolicy {
  const imageRepositoryRef = new ImageRepository(cluster, 'podinfo', { image: IMAGE });
  return new ImagePolicy(cluster, 'it', { imageRepositoryRef, ...NEWEST, ...props });
}

describe('An ImagePolicy', () => {
  it('is one object', () => {
    const app = fleetOf((cluster) => {
      podinfo(cluster, {
        interval: '10m',
        digestReflectionPolicy: 'Always',
        filterTags: { pattern: '^main-(?P<ts>[0-9]+)$', extract: '$ts' },
        policy: { numerical: { order: 'asc' } },
      });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(objectOf(app, 'ImagePolicy', 'it')).toEqual({
      apiVersion: API_VERSION,
      kind: 'ImagePolicy',
      metadata: { name: 'it', namespace: 'flux-system' },
      spec: {
        interval: '10m',
        imageRepositoryRef: { name: 'podinfo' },
        filterTags: { pattern: '^main-(?P<ts>[0-9]+)$', extract: '$ts' },
        policy: { numerical: { order: 'asc' } },
        digestReflectionPolicy: 'Always',
      },
    });
  });

  it('lives beside its ImageRepository, unless it says otherwise', () => {
    const app = fleetOf((cluster) => {
      const accessFrom = { namespaceSelectors: [{ matchLabels: { 'kubernetes.io/metadata.name': 'web' } }] };
      const imageRepositoryRef = new ImageRepository(cluster, 'podinfo', {
        image: IMAGE,
        namespace: 'apps',
        accessFrom,
      });
      expect(new ImagePolicy(cluster, 'it', { imageRepositoryRef, ...NEWEST }).ref.namespace).toBe('apps');
      new ImagePolicy(cluster, 'web', { imageRepositoryRef, ...NEWEST, namespace: 'web' });
    });
    expect(specOf(app, 'ImagePolicy', 'it').imageRepositoryRef).toEqual({ name: 'podinfo' });
    expect(specOf(app, 'ImagePolicy', 'web').imageRepositoryRef).toEqual({ name: 'podinfo', namespace: 'apps' });
  });

  it('may be one that this app does not make', () => {
    fleetOf((cluster) => {
      const { ref } = ImagePolicy.fromName(cluster, 'it', { name: 'other' });
      expect(ref).toEqual({ apiVersion: API_VERSION, kind: 'ImagePolicy', namespace: 'flux-system', name: 'other' });
    });
  });

  it('has fields that an old Flux lacks, which is an error there', () => {
    const build = (cluster: Cluster) => {
      podinfo(cluster, { digestReflectionPolicy: 'IfNotPresent' });
    };
    const { findings } = fleetOf(build, { cluster: { flux: '2.5' } }).result();
    expect(findings).toMatchObject([{ code: 'FLX109', path: 'spec.digestReflectionPolicy' }]);
  });

  it('is typed', () => {
    fleetOf((cluster) => {
      const imageRepositoryRef = { name: 'podinfo' };
      const by = (policy: ImagePolicyProps['policy']) => new ImagePolicy(cluster, 'a', { imageRepositoryRef, policy });
      const make = [
        // @ts-expect-error two ways to compare
        () => by({ semver: { range: '6.x' }, numerical: {} }),
        // @ts-expect-error no way to compare
        () => by({}),
        // @ts-expect-error a Kustomization has no tags
        () => new ImagePolicy(cluster, 'c', { imageRepositoryRef: new Kustomization(cluster, 'k'), ...NEWEST }),
        // @ts-expect-error the value until automation runs
        () => podinfo(cluster).imageFor(),
      ];
      expect(make).toHaveLength(4);
    });
  });
});

/** The lines of a ConfigMap with these values, without what is around them. */
function linesWith(
  data: (policy: IImagePolicy) => Record<string, string>,
  props: Partial<ImagePolicyProps> = {},
): string[] {
  const app = fleetOf((cluster) => {
    const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
    configMap(apps, 'web', {}, data(podinfo(cluster, props)));
  });
  expect(messagesOf(app)).toEqual([]);
  const [, text = ''] = (filesOf(app)['deploy/staging/apps/configmap-web.yaml'] ?? '').split('\ndata:\n');
  return text.trimEnd().split('\n');
}

describe('What an ImagePolicy chooses', () => {
  it('is marked in the file, as a whole or in parts', () => {
    const data = (policy: IImagePolicy) => ({
      image: policy.imageFor({ initial: `${IMAGE}:6.5.0` }),
      digested: policy.imageFor({ initial: `${IMAGE}@${DIGEST}` }),
      name: policy.nameFor({ initial: IMAGE }),
      known: policy.nameFor(),
      tag: policy.tagFor({ initial: '6.5.0' }),
      digest: policy.digestFor({ initial: DIGEST }),
    });
    expect(linesWith(data, { digestReflectionPolicy: 'IfNotPresent' })).toEqual([
      `  image: ${IMAGE}:6.5.0 # {"$imagepolicy": "flux-system:it"}`,
      `  digested: ${IMAGE}@${DIGEST} # {"$imagepolicy": "flux-system:it"}`,
      `  name: ${IMAGE} # {"$imagepolicy": "flux-system:it:name"}`,
      `  known: ${IMAGE} # {"$imagepolicy": "flux-system:it:name"}`,
      `  tag: 6.5.0 # {"$imagepolicy": "flux-system:it:tag"}`,
      `  digest: ${DIGEST} # {"$imagepolicy": "flux-system:it:digest"}`,
    ]);
  });

  it('names the policy by its own namespace and name', () => {
    const data = (policy: IImagePolicy) => ({ tag: policy.tagFor({ initial: '1' }) });
    const props = { name: 'other', namespace: 'flux-system' };
    expect(linesWith(data, props)).toEqual([`  tag: '1' # {"$imagepolicy": "flux-system:other:tag"}`]);
  });

  it('may be what a policy chooses that this app does not make', () => {
    const data = ({ node }: IImagePolicy) => {
      const policy = ImagePolicy.fromName(node.scope as Cluster, 'known', { name: 'known', namespace: 'team' });
      return { image: policy.imageFor({ initial: 'example.org/any:1' }) };
    };
    expect(linesWith(data)).toEqual([`  image: example.org/any:1 # {"$imagepolicy": "team:known"}`]);
  });

  const AN_IMAGE = 'give an image with a tag or digest, such as "example.org/app:1.0.0"';
  const A_NAME = 'give the name of an image without tag, such as "example.org/app"';
  const A_TAG = 'give a tag, such as "1.0.0"';
  const A_DIGEST = 'give a digest, such as "sha256:…"';
  const OTHER = `another image than that of the ImageRepository, "${IMAGE}"`;

  it.each<[keyof ImageTexts, unknown, string]>([
    ['imageFor', undefined, `"initial" is missing; ${AN_IMAGE}`],
    ['imageFor', { initial: IMAGE }, `"initial" is "${IMAGE}"; ${AN_IMAGE}`],
    ['imageFor', { initial: `${IMAGE}:` }, `"initial" is "${IMAGE}:"; ${AN_IMAGE}`],
    ['imageFor', { initial: `${IMAGE}@6.5.0` }, `"initial" is "${IMAGE}@6.5.0"; ${AN_IMAGE}`],
    ['imageFor', { initial: ':6.5.0' }, `"initial" is ":6.5.0"; ${AN_IMAGE}`],
    ['imageFor', { initial: 'example.org/other:6.5.0' }, `"initial" is "example.org/other:6.5.0", ${OTHER}`],
    ['nameFor', { initial: `${IMAGE}:6.5.0` }, `"initial" is "${IMAGE}:6.5.0"; ${A_NAME}`],
    ['nameFor', { initial: 'example.org/other' }, `"initial" is "example.org/other", ${OTHER}`],
    ['tagFor', { initial: `${IMAGE}:6.5.0` }, `"initial" is "${IMAGE}:6.5.0"; ${A_TAG}`],
    ['tagFor', { initial: 6.5 }, `"initial" is 6.5; ${A_TAG}`],
    ['tagFor', { initial: '' }, `"initial" is ""; ${A_TAG}`],
    ['digestFor', { initial: '6.5.0' }, `"initial" is "6.5.0"; ${A_DIGEST}`],
  ])('has an initial value that fits: %s', (method, value, message) => {
    fleetOf((cluster) => {
      const policy = podinfo(cluster);
      const call = () => policy[method](value as { initial: string });
      expect(call).toThrow(new Error(`"staging/it": ${message}`));
    });
  });

  it('has a name that must be given where the ImageRepository is not one of this app', () => {
    fleetOf((cluster) => {
      const policy = ImagePolicy.fromName(cluster, 'it', { name: 'it' });
      expect(() => policy.nameFor()).toThrow(new Error(`"staging/it": "initial" is ""; ${A_NAME}`));
    });
  });

  it('may be any image where that of the ImageRepository has a variable', () => {
    const app = fleetOf((cluster) => {
      const registry = cluster.variable('REGISTRY', { value: 'ghcr.io' });
      const images = new Kustomization(cluster, 'images');
      const imageRepositoryRef = new ImageRepository(images, 'podinfo', { image: `${registry}/podinfo` });
      const policy = new ImagePolicy(images, 'it', { imageRepositoryRef, ...NEWEST });
      configMap(images, 'web', { namespace: 'apps' }, { image: policy.imageFor({ initial: 'ghcr.io/podinfo:1' }) });
    });
    expect(messagesOf(app)).toEqual([]);
  });
});

describe('An ImagePolicy of a tag that is a number', () => {
  it('is text in the file, so that Kubernetes takes it', () => {
    const data = (policy: IImagePolicy) => ({ tag: policy.tagFor({ initial: '1.10' }) });
    expect(linesWith(data)).toEqual([`  tag: '1.10' # {"$imagepolicy": "flux-system:it:tag"}`]);
  });
});
