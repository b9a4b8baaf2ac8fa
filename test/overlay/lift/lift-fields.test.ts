import type { JsonObject, KubeObject, KustomizationTransform } from '../../../lib/manifest/index.js';
import { type LiftedField, liftFields, type OverlayObjects } from '../../../lib/overlay/index.js';
import { makePatch } from '../../../lib/overlay/share/make-patch.js';

const FIELDS: readonly LiftedField[] = ['labels', 'replicas', 'images'];

interface Spec {
  readonly images?: readonly string[];
  readonly replicas?: number;
  readonly labels?: JsonObject;
  readonly args?: readonly string[];
}

function deployment(name: string, { images = [], labels, args, ...rest }: Spec): KubeObject {
  const containers = images.map((image, index) => ({
    name: `c${index}`,
    image,
    ...(args === undefined ? {} : { args }),
  }));
  const metadata = { name, ...(labels === undefined ? {} : { labels }) };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { ...rest, template: { spec: { containers } } } };
}

function overlay(
  pairs: readonly (readonly [KubeObject, KubeObject])[],
  others: readonly KubeObject[] = [],
): OverlayObjects {
  const patched = pairs.map(([from, to]) => ({ from, to, patch: makePatch(from, to) ?? [] }));
  return { patched, others, pinned: new Set() };
}

function web(from: Spec, to: Spec): readonly [KubeObject, KubeObject] {
  return [deployment('web', from), deployment('web', to)];
}

describe('Fields in place of patches', () => {
  it.each<[string, OverlayObjects, KustomizationTransform]>([
    [
      'an image in all containers that have it',
      overlay([web({ images: ['a:v1', 'b:v1', 'a:v0'] }, { images: ['a:v2', 'b:v1', 'a:v2'] })]),
      { images: [{ name: 'a', newTag: 'v2' }] },
    ],
    [
      'an image of a container that another one comes before',
      overlay([web({ images: ['a:v1'] }, { images: ['a:v2'] })], [deployment('x', { images: ['a:v2', 'A:v1'] })]),
      { images: [{ name: 'a', newTag: 'v2' }] },
    ],
    [
      'replicas, where others of that name have as many',
      overlay(
        [web({ replicas: 1 }, { replicas: 2 })],
        [{ ...deployment('web', { replicas: 2 }), kind: 'StatefulSet' }],
      ),
      { replicas: [{ name: 'web', count: 2 }] },
    ],
    [
      'labels that all have, by name',
      overlay(
        [web({}, { labels: { tier: 'x', env: 'a' } })],
        [deployment('x', { labels: { env: 'a', tier: 'x', app: 'x' } })],
      ),
      { labels: { env: 'a', tier: 'x' } },
    ],
  ])('are %s', (_what, objects, transform) => {
    expect(liftFields(objects, { fields: FIELDS })?.transform).toEqual(transform);
  });

  it('leave the rest to patches', () => {
    const [from, to] = web({ images: ['a:v1'], replicas: 1 }, { images: ['a:v2'], replicas: 1, args: ['x'] });
    const other = web({ images: ['a:v1'], replicas: 1 }, { images: ['a:v2'], replicas: 1 });
    const third = [
      { ...other[0], kind: 'StatefulSet' },
      { ...other[1], kind: 'StatefulSet' },
    ] as const;
    expect(liftFields(overlay([[from, to], third]), { fields: FIELDS })).toEqual({
      transform: { images: [{ name: 'a', newTag: 'v2' }] },
      patches: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'web' },
          spec: { template: { spec: { containers: [{ name: 'c0', args: ['x'] }] } } },
        },
        undefined,
      ],
    });
  });

  it.each<[string, OverlayObjects]>([
    [
      'one would replace what another one made',
      overlay([web({ images: ['a:v1', 'b:v1'] }, { images: ['b:v1', 'c:v1'] })]),
    ],
    ['kustomize may read the result as a number', overlay([web({ images: ['a'] }, { images: ['12'] })])],
    ['an image is no text', overlay([web({ images: ['a:v1'] }, { images: ['a:v2'] })], [pod(7)])],
    ['kustomize refuses another object', overlay([web({ images: ['a:v1'] }, { images: ['a:v2'] })], [pod({})])],
    ['a label is no text', overlay([web({}, { labels: { env: 1 } })])],
    ['the label is one that kustomize takes for a number', overlay([web({}, { labels: { 1: 'a' } })])],
    [
      'patches say it in fewer lines',
      overlay([web({ args: ['a'], replicas: 1 }, { args: ['b'], replicas: 2, images: ['x'] })]),
    ],
    ['no patch is there', overlay([], [deployment('web', { labels: { env: 'a' } })])],
  ])('are none where %s', (_where, objects) => {
    expect(liftFields(objects, { fields: FIELDS })).toBeUndefined();
  });

  it('are the others where images would replace what another one made', () => {
    const pair = web({ images: ['a:v1', 'b:v1'], replicas: 1 }, { images: ['b:v1', 'c:v1'], replicas: 2 });
    const other = web({ replicas: 1 }, { replicas: 2 });
    const objects = overlay([
      pair,
      [
        { ...other[0], kind: 'StatefulSet' },
        { ...other[1], kind: 'StatefulSet' },
      ],
    ]);
    expect(liftFields(objects, { fields: FIELDS })?.transform).toEqual({ replicas: [{ name: 'web', count: 2 }] });
  });

  it('are only those that may be used', () => {
    const objects = overlay([web({ replicas: 1, images: ['a:v1'] }, { replicas: 2, images: ['a:v2'] })]);
    expect(liftFields(objects, { fields: ['images'] })?.transform).toEqual({ images: [{ name: 'a', newTag: 'v2' }] });
    expect(liftFields(objects, { fields: [] })).toBeUndefined();
  });

  it('meet no image that a machine may change', () => {
    const other = deployment('x', { images: ['a:v2'] });
    const objects = overlay([web({ images: ['a:v1'] }, { images: ['a:v2'] })], [other]);
    expect(liftFields(objects, { fields: FIELDS })).toBeDefined();
    expect(liftFields({ ...objects, pinned: new Set([other]) }, { fields: FIELDS })).toBeUndefined();
  });
});

function pod(image: number | JsonObject): KubeObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [{ name: 'c', image }] } };
}
