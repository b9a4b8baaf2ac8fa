// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import {
  type Cluster,
  type FleetApp,
  Folder,
  HelmRelease,
  ImagePolicy,
  imageMarker,
  Kustomization,
  OCIRepository,
  setFile,
} from 'cdk8s-fluxcd';
import * as plus from 'cdk8s-plus-25';

import { bareConfigMap, clustersOf, configMap, filesOf, fleetOf, lines, messagesOf, objectOf } from './support.js';

const POLICY = 'flux-system:web';
const INITIAL = 'example.org/web:1.0.0';

/** The lines with a marker in all files, without indentation. */
function markedLines(app: FleetApp): string[] {
  const text = Object.values(filesOf(app)).join('');
  return text.split('\n').flatMap((line) => (line.includes('$imagepolicy') ? [line.trim()] : []));
}

/** A Kustomization `apps` of the only cluster. */
function apps(build: (apps: Kustomization, cluster: Cluster) => void): FleetApp {
  return fleetOf((cluster) => build(new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } }), cluster));
}

describe('An image marker', () => {
  test('is its initial value with a comment that names the policy', () => {
    const app = apps((scope) => {
      ImagePolicy.fromName(scope, 'policy', { name: 'web' });
      configMap(
        scope,
        'web',
        {},
        {
          whole: imageMarker(scope, { policy: POLICY, initial: INITIAL }),
          name: imageMarker(scope, { policy: POLICY, part: 'name', initial: 'example.org/web' }),
          tag: imageMarker(scope, { policy: POLICY, part: 'tag', initial: '1.10' }),
          digest: imageMarker(scope, { policy: POLICY, part: 'digest', initial: 'sha256:0a' }),
        },
      );
    });
    expect(filesOf(app)['deploy/staging/apps/configmap-web.yaml']).toBe(`apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: apps
data:
  whole: example.org/web:1.0.0 # {"$imagepolicy": "flux-system:web"}
  name: example.org/web # {"$imagepolicy": "flux-system:web:name"}
  tag: '1.10' # {"$imagepolicy": "flux-system:web:tag"}
  digest: sha256:0a # {"$imagepolicy": "flux-system:web:digest"}
`);
    expect(messagesOf(app)).toEqual([]);
  });

  test('is its initial value in the model', () => {
    const app = apps((scope) => {
      configMap(scope, 'web', {}, { image: imageMarker(scope, { policy: POLICY, initial: INITIAL }) });
    });
    expect(objectOf(app, 'ConfigMap', 'web').data).toEqual({ image: INITIAL });
  });

  test('passes through cdk8s-plus, Lazy values, patches, Lists and Helm values', () => {
    const app = apps((scope) => {
      const marker = (name: string) => imageMarker(scope, { policy: `a:${name}`, part: 'tag', initial: '1' });
      new plus.Deployment(scope, 'plus', { containers: [{ image: marker('plus') }] });
      configMap(scope, 'lazy', {}, { a: Lazy.any({ produce: () => marker('lazy') }) });
      configMap(scope, 'patch', {}, { x: '' }).addJsonPatch(JsonPatch.add('/data/a~1b', marker('patch')));
      const items = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'item' }, data: { a: marker('list') } }];
      new ApiObject(scope, 'list', { apiVersion: 'v1', kind: 'List', items });
      const chartRef = OCIRepository.fromName(scope, 'chart', { name: 'web' });
      new HelmRelease(scope, 'web', { chartRef, values: { image: { tag: marker('helm'), pull: null } } });
    });
    expect(markedLines(app).sort()).toEqual([
      `a/b: '1' # {"$imagepolicy": "a:patch:tag"}`,
      `a: '1' # {"$imagepolicy": "a:lazy:tag"}`,
      `a: '1' # {"$imagepolicy": "a:list:tag"}`,
      `image: '1' # {"$imagepolicy": "a:plus:tag"}`,
      `tag: '1' # {"$imagepolicy": "a:helm:tag"}`,
    ]);
  });

  test('stays with its object in a file of several', () => {
    const app = apps((scope) => {
      for (const name of ['b', 'a']) {
        const image = imageMarker(scope, { policy: `flux-system:${name}`, initial: `example.org/${name}:1` });
        setFile(configMap(scope, name, {}, { image }), 'all.yaml');
      }
    });
    const marked = markedLines(app);
    expect(marked).toEqual([
      'image: example.org/a:1 # {"$imagepolicy": "flux-system:a"}',
      'image: example.org/b:1 # {"$imagepolicy": "flux-system:b"}',
    ]);
  });

  test('stands beside variables and escapes', () => {
    const app = apps((scope, cluster) => {
      const data = {
        '${key}': imageMarker(scope, { policy: POLICY, initial: INITIAL }),
        url: `https://${cluster.variable('DOMAIN', { value: 'example.org' })}`,
      };
      configMap(scope, 'web', {}, data);
    });
    expect(filesOf(app)['deploy/staging/apps/configmap-web.yaml']).toContain(`data:
  $\${key}: example.org/web:1.0.0 # {"$imagepolicy": "flux-system:web"}
  url: https://\${DOMAIN}
`);
  });

  test('may lie in what the entry applies, and is not changed by images of a folder', () => {
    const app = fleetOf((cluster) => {
      ImagePolicy.fromName(cluster, 'policy', { name: 'web' });
      const marker = imageMarker(cluster, { policy: POLICY, initial: INITIAL });
      configMap(cluster, 'settings', { namespace: 'apps' }, { image: marker });
      const images = [{ name: 'example.org/web', newTag: '9' }];
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'web', { images, namespace: 'apps' });
      new plus.Deployment(folder, 'web', { containers: [{ image: marker }] });
    });
    expect(markedLines(app)).toEqual(Array(2).fill(expect.stringContaining(`: ${INITIAL} # {"$imagepolicy": `)));
    expect(messagesOf(app)).toEqual([]);
  });

  test('stands in the patch of each cluster where they share a folder', () => {
    const app = clustersOf(['staging', 'production'], (cluster) => {
      ImagePolicy.fromName(cluster, 'policy', { name: 'web' });
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'web', { base: 'base/web', namespace: 'web' });
      bareConfigMap(folder, 'web', {}, { image: imageMarker(cluster, { policy: POLICY, initial: INITIAL }) });
    });
    const line = `image: ${INITIAL} # {"$imagepolicy": "${POLICY}"}`;
    expect(markedLines(app)).toEqual([line, line]);
  });

  test('stands in the patches of the clusters where they name different policies', () => {
    const app = clustersOf(['staging', 'production'], (cluster, name) => {
      ImagePolicy.fromName(cluster, 'policy', { name });
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'web', { base: 'base/web', namespace: 'web' });
      const image = imageMarker(cluster, { policy: `flux-system:${name}`, initial: INITIAL });
      bareConfigMap(folder, 'web', {}, { image });
      bareConfigMap(folder, 'other');
    });
    expect(messagesOf(app)).toEqual([]);
    expect(Object.keys(filesOf(app)).filter((path) => path.includes('configmap-web'))).toEqual([
      'base/web/configmap-web.yaml',
      'deploy/production/apps/web/configmap-web.patch.yaml',
      'deploy/staging/apps/web/configmap-web.patch.yaml',
    ]);
    expect(filesOf(app)['base/web/configmap-web.yaml']).not.toContain('image');
    expect(filesOf(app)['deploy/staging/apps/web/configmap-web.patch.yaml']).toContain(
      `  image: ${INITIAL} # {"$imagepolicy": "flux-system:staging"}\n`,
    );
  });

  test.each<[string, (token: string, other: string) => Record<string, unknown>, string]>([
    [
      'a part of a value',
      (token) => ({ a: `image: ${token}` }),
      `data.a holds the image marker {"$imagepolicy": "${POLICY}"} beside other text; the marker must be the whole value; the parts of an image have markers of their own`,
    ],
    [
      'beside a variable',
      (token, other) => ({ a: `${other}${token}` }),
      `data.a holds the image marker {"$imagepolicy": "${POLICY}"} beside other text; the marker must be the whole value; the parts of an image have markers of their own`,
    ],
    [
      'a key',
      (token) => ({ [token]: 'a' }),
      `data["${INITIAL}"] is a key with the image marker {"$imagepolicy": "${POLICY}"}; variables and image markers are for values`,
    ],
  ])('cannot be %s', (_, data, message) => {
    const app = apps((scope, cluster) => {
      const other = cluster.variable('REGISTRY', { value: 'example.org' });
      configMap(scope, 'good', {}, { other });
      configMap(scope, 'web', {}, data(imageMarker(scope, { policy: POLICY, initial: INITIAL }), other));
    });
    expect(messagesOf(app)).toEqual([lines(`error FLX123 ConfigMap "apps/web": ${message}`, 'at staging/apps/web')]);
  });
});
