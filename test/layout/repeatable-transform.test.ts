import { ApiObject } from 'cdk8s';
import { Folder, Kustomization } from 'cdk8s-fluxcd';

import { clustersOf, configMap, filesOf, messagesOf } from '../fleet/support.js';

/** A Folder in each cluster with 3 replicas of a Deployment that lies in one namespace or in one per cluster. */
function filesWith(namespaceOf: (cluster: string) => string): Record<string, string> {
  const app = clustersOf(['production', 'staging'], (cluster, name) => {
    const replicas = [{ name: 'web', count: 3 }];
    const folder = new Folder(new Kustomization(cluster, 'apps'), 'web', { base: 'base', replicas });
    const metadata = { namespace: namespaceOf(name) };
    new ApiObject(folder, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { paused: true } });
    configMap(folder, 'settings');
    if (name === 'staging') configMap(folder, 'debug');
  });
  expect(messagesOf(app)).toEqual([]);
  return filesOf(app);
}

const THREE = 'replicas:\n- name: web\n  count: 3\n';

describe('Replicas on which all folders of a base agree', () => {
  it('are in the base, and again beside it where a folder has more than the base', () => {
    const files = filesWith(() => 'apps');
    expect(files['base/kustomization.yaml']).toContain(THREE);
    expect(files['deploy/staging/apps/web/kustomization.yaml']).toContain(THREE);
    expect(files['deploy/production/apps/kustomization.yaml']).toContain('- ../../../base\n');
  });

  it('are not in the base where they mean nothing in it, which kustomize would refuse', () => {
    const files = filesWith((cluster) => cluster);
    expect(files['base/kustomization.yaml']).toContain('resources:\n- apps.configmap-settings.yaml\n');
    expect(files['base/kustomization.yaml']).not.toContain('replicas');
    for (const cluster of ['production', 'staging']) {
      expect(files[`deploy/${cluster}/apps/web/kustomization.yaml`]).toContain(THREE);
    }
  });
});
