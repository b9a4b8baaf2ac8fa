import { FLUX_KINDS, fluxSchema, preferredApiVersion } from '../../../lib/api/index.js';
import type { KubeObject } from '../../../lib/manifest/index.js';

import { schemaFindingsOf } from '../support.js';

const NEEDS: Readonly<Record<string, string>> = {
  GitRepository: '"interval" and "url"',
  HelmRepository: '"url"',
  HelmChart: '"chart", "interval" and "sourceRef"',
  Bucket: '"bucketName", "endpoint" and "interval"',
  ArtifactGenerator: '"artifacts" and "sources"',
  Kustomization: '"interval", "prune" and "sourceRef"',
  HelmRelease: '"interval"',
  Alert: '"eventSources" and "providerRef"',
  Provider: '"type"',
  Receiver: '"resources" and "type"',
  ImageRepository: '"image" and "interval"',
  ImagePolicy: '"imageRepositoryRef" and "policy"',
  ImageUpdateAutomation: '"interval" and "sourceRef"',
  FluxInstance: '"distribution"',
  FluxReport: '"distribution"',
  ResourceSetInputProvider: '"type"',
};

function withoutSpec(kind: string, more: object = {}): KubeObject {
  const name = kind.startsWith('Flux') ? 'flux' : 'web';
  return { apiVersion: preferredApiVersion(kind, '2.10') ?? '', kind, metadata: { name, namespace: 'apps' }, ...more };
}

const found = (object: KubeObject) => schemaFindingsOf({ objects: [object] });

describe('a spec that is missing', () => {
  test.each(Object.entries(NEEDS))('of a %s is told with what it needs', (kind, needs) => {
    const object = withoutSpec(kind);
    const finding = `error FLX112 ${kind} "apps/${object.metadata.name}": spec is missing; write it with ${needs}`;
    expect(found(object)).toEqual([finding]);
    expect(found(withoutSpec(kind, { spec: null }))).toEqual([finding]);
  });

  test('of an OCIRepository is told by rules of its CRD', () => {
    expect(found(withoutSpec('OCIRepository'))).toEqual([
      'error FLX112 OCIRepository "apps/web": spec.interval is missing',
      'error FLX112 OCIRepository "apps/web": spec.url is missing',
    ]);
  });

  test.each(['ExternalArtifact', 'ResourceSet'])('of an %s is fine: it needs nothing', (kind) => {
    expect(found(withoutSpec(kind))).toEqual([]);
  });

  test('has a case for each kind', () => {
    const needing = FLUX_KINDS.filter(({ kind }) => {
      const schema = fluxSchema(kind, preferredApiVersion(kind, '2.10') ?? '', '2.10');
      return (schema?.properties?.spec?.required ?? []).length > 0;
    });
    expect(needing.map(({ kind }) => kind).sort()).toEqual(Object.keys(NEEDS).sort());
  });

  test('cannot be told where a patch may add it', () => {
    const spec = { interval: '1m', prune: true, patches: [{ patch: 'kind: HelmRelease' }] };
    expect(schemaFindingsOf({ kustomizations: { apps: { spec, objects: [withoutSpec('HelmRelease')] } } })).toEqual([
      'unknown FLX112 HelmRelease "apps/web": spec is missing; write it with "interval"',
    ]);
  });
});
