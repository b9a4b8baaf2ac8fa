import { Folder, ImagePolicy, imageMarker, Kustomization } from 'cdk8s-fluxcd';
import { ApiObject } from 'cdk8s';

import { clustersOf, filesOf, fleetOf, lines, messagesOf, objectOf } from '../fleet/support.js';

const CLUSTERS = ['production', 'staging'];

function deployment(folder: Folder, replicas = 1): void {
  const containers = [{ name: 'web', image: 'example.org/web' }];
  const spec = { replicas, template: { spec: { containers } } };
  new ApiObject(folder, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', spec });
}

describe('The images of a Folder', () => {
  test('have the markers of image automation in its kustomization file', () => {
    const app = fleetOf((cluster) => {
      const policy = ImagePolicy.fromName(cluster, 'policy', { name: 'web' });
      const images = [
        { name: 'other', newTag: '2' },
        {
          name: 'example.org/web',
          newName: policy.nameFor({ initial: 'example.org/mirror/web' }),
          newTag: policy.tagFor({ initial: '1.10' }),
        },
        { name: 'example.org/proxy', digest: policy.digestFor({ initial: `sha256:${'0'.repeat(64)}` }) },
      ];
      deployment(new Folder(new Kustomization(cluster, 'apps'), 'web', { namespace: 'web', images }));
    });
    expect(messagesOf(app)).toEqual([]);
    expect(filesOf(app)['deploy/staging/apps/web/kustomization.yaml']).toBe(
      [
        'apiVersion: kustomize.config.k8s.io/v1beta1',
        'kind: Kustomization',
        'namespace: web',
        'resources:',
        '- deployment-web.yaml',
        'images:',
        '- name: other',
        "  newTag: '2'",
        '- name: example.org/web',
        '  newName: example.org/mirror/web # {"$imagepolicy": "flux-system:web:name"}',
        `  newTag: '1.10' # {"$imagepolicy": "flux-system:web:tag"}`,
        '- name: example.org/proxy',
        `  digest: sha256:${'0'.repeat(64)} # {"$imagepolicy": "flux-system:web:digest"}`,
        '',
      ].join('\n'),
    );
    expect(objectOf(app, 'Deployment', 'web')).toMatchObject({
      spec: { template: { spec: { containers: [{ image: 'example.org/mirror/web:1.10' }] } } },
    });
  });

  test('are those of each cluster and not of the base, since patches could not follow them', () => {
    const app = clustersOf(CLUSTERS, (cluster, name) => {
      const newTag = imageMarker(cluster, { policy: 'flux-system:web', part: 'tag', initial: '1.0' });
      ImagePolicy.fromName(cluster, 'policy', { name: 'web' });
      const images = [{ name: 'example.org/web', newTag }];
      const apps = new Kustomization(cluster, 'apps');
      const folder = new Folder(apps, 'web', { base: 'base/web', namespace: 'web', images });
      deployment(folder, name === 'staging' ? 1 : 2);
    });
    expect(messagesOf(app)).toEqual([]);
    const files = filesOf(app);
    expect(files['base/web/kustomization.yaml']).not.toContain('images');
    for (const name of CLUSTERS) {
      expect(files[`deploy/${name}/apps/web/kustomization.yaml`]).toContain(
        `images:\n- name: example.org/web\n  newTag: '1.0' # {"$imagepolicy": "flux-system:web:tag"}\n`,
      );
    }
  });

  test.each([
    ['the name that is replaced', (token: string) => ({ name: token, newTag: '1' })],
    ['a part of a value', (token: string) => ({ name: 'web', newTag: `v${token}` })],
  ])('cannot be marked at %s', (_, image) => {
    const app = fleetOf((cluster) => {
      const token = imageMarker(cluster, { policy: 'flux-system:web', part: 'tag', initial: '1.0' });
      deployment(new Folder(new Kustomization(cluster, 'apps'), 'web', { namespace: 'web', images: [image(token)] }));
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX123 construct "staging/apps/web": images holds a variable or image marker, but must be known before files are written; variables and image markers are for values of objects',
        'at staging/apps/web',
      ),
    ]);
  });
});
