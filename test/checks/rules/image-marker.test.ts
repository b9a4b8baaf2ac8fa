// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { checkImageMarkers } from '../../../lib/checks/rules/image-marker.js';
import { indexCluster } from '../../../lib/checks/cluster-index.js';
import { FindingCollector, formatFinding } from '../../../lib/diagnostics/index.js';
import type { JsonObject } from '../../../lib/manifest/index.js';
import type { ClusterModel } from '../../../lib/model/index.js';

import { type ClusterInput, cluster, flux, object } from '../support.js';

const web = object('Deployment apps/web', { spec: { image: 'web:1', 'a/b': [{ image: 'web:1' }] } });
const policy = (spec: JsonObject = {}) => flux('ImagePolicy flux-system/web', spec);

/** A Deployment whose image has a marker, in a cluster with that. */
function judged(marker: string, input: ClusterInput, pointer = '/spec/image'): string[] {
  return judgedAll([[pointer, marker]], input);
}

function judgedAll(markers: readonly (readonly [pointer: string, marker: string])[], input: ClusterInput): string[] {
  const comments = markers.map(([pointer, marker]) => [pointer, `{"$imagepolicy": "${marker}"}`]);
  const model = cluster({ ...input, objects: [web, ...(input.objects ?? [])] });
  const marked = withComments(model, Object.fromEntries(comments));
  const findings = new FindingCollector();
  checkImageMarkers(indexCluster(marked), (finding) => findings.add(finding));
  return findings.sorted().map(formatFinding);
}

function withComments(model: ClusterModel, comments: Readonly<Record<string, string>>): ClusterModel {
  const kustomizations = model.kustomizations.map((each) => ({
    ...each,
    declared: each.declared.map((declared) => (declared.object === web ? { ...declared, comments } : declared)),
  }));
  return { ...model, kustomizations };
}

const missing = (name: string, hint: string, path = 'spec.image') =>
  `warning FLX532 Deployment "apps/web": ${path} is marked for ImagePolicy "flux-system/${name}", which does not exist, so that nothing updates it; ${hint}`;
const ADVICE = 'if it is made elsewhere, say so with ImagePolicy.fromName';
const NO_DIGEST =
  'warning FLX532 Deployment "apps/web": spec.image is marked for the digest of ImagePolicy "flux-system/web", which looks up none; write "digestReflectionPolicy: IfNotPresent" there';

describe('an image marker', () => {
  test.each(['flux-system:web', 'flux-system:web:tag'])('may be %j where that policy is made', (marker) => {
    expect(judged(marker, { objects: [policy()] })).toEqual([]);
  });

  test('may name a policy that is known by name', () => {
    expect(judged('flux-system:web:digest', { knownByName: ['ImagePolicy web'] })).toEqual([]);
  });

  test('may name a policy that goes to another cluster', () => {
    const spec = { kubeConfig: { secretRef: { name: 'edge' } } };
    expect(judged('flux-system:web', { kustomizations: { edge: { spec, objects: [policy()] } } })).toEqual([]);
  });

  test('may be another comment', () => {
    expect(judged('web', {})).toEqual([]);
  });

  test('must not name a policy that nobody makes', () => {
    expect(judged('flux-system:nope', { objects: [policy()] })).toEqual([missing('nope', ADVICE)]);
    expect(judged('flux-system:wbe', { objects: [policy()] })).toEqual([
      missing('wbe', 'did you mean "flux-system:web"?'),
    ]);
  });

  test('must not look for a policy in another namespace', () => {
    expect(judged('apps:web', { objects: [policy()] })).toEqual([
      'warning FLX532 Deployment "apps/web": spec.image is marked for ImagePolicy "apps/web", which does not exist, so that nothing updates it; did you mean "flux-system:web"?',
    ]);
  });

  test('is not taken for a typo where twenty others are missing', () => {
    const markers = [...Array(20).keys()].map((place) => [`/spec/a~1b/${place}`, `flux-system:none${place}`] as const);
    const found = judgedAll([...markers, ['/spec/image', 'flux-system:wbe']], { objects: [policy()] });
    expect(found).toHaveLength(21);
    expect(found).toContain(missing('wbe', ADVICE));
  });

  test('may name a policy that templates make', () => {
    expect(judged('flux-system:nope', { objects: [flux('ResourceSet flux-system/x')] })).toEqual([
      missing('nope', ADVICE).replace('warning', 'unknown'),
    ]);
  });

  test('is shown in lists, and below keys with a slash', () => {
    expect(judged('flux-system:nope', {}, '/spec/a~1b/0/image')).toEqual([
      missing('nope', ADVICE, 'spec["a/b"][0].image'),
    ]);
  });
});

describe('a marker for a digest', () => {
  test.each<JsonObject>([
    { digestReflectionPolicy: 'IfNotPresent' },
    { digestReflectionPolicy: 'Always', interval: '10m' },
  ])('may name a policy with %j', (spec) => {
    expect(judged('flux-system:web:digest', { objects: [policy(spec)] })).toEqual([]);
  });

  test.each<JsonObject>([{}, { digestReflectionPolicy: 'Never' }])('must not name a policy with %j', (spec) => {
    expect(judged('flux-system:web:digest', { objects: [policy(spec)] })).toEqual([NO_DIGEST]);
  });

  test('must not be there before Flux 2.6', () => {
    expect(judged('flux-system:web:digest', { flux: '2.5', objects: [policy()] })).toEqual([
      'warning FLX532 Deployment "apps/web": spec.image is marked for the digest of ImagePolicy "flux-system/web", which looks up none; Flux does from 2.6 on',
    ]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['patched', { patches: [{ patch: 'kind: ImagePolicy' }] }, {}],
    ['filled in', { postBuild: { substitute: { D: 'Always' } } }, { digestReflectionPolicy: '${D}' }],
  ])('is not judged where the policy may be %s', (_, spec, fields) => {
    const kustomizations = { a: { spec, objects: [policy(fields)] } };
    expect(judged('flux-system:web:digest', { kustomizations })).toEqual([]);
  });
});
