import { ApiObject } from 'cdk8s';
import { Folder, Kustomization } from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';

import { bareConfigMap, configMap, fleetOf, lines, messagesOf } from './support.js';

/** What is said of something in a folder that gives everything the namespace `web`. */
function messagesInside(make: (folder: Folder) => void): string[] {
  const build = (scope: Construct) => new Folder(new Kustomization(scope, 'apps'), 'web', { namespace: 'web' });
  return messagesOf(fleetOf((cluster) => make(build(cluster))));
}

function namespaceObject(scope: Construct, name: string): void {
  new ApiObject(scope, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}

describe('In a folder with a namespace', () => {
  it.each<[string, (folder: Folder) => void]>([
    ['an object without one is fine', (folder) => bareConfigMap(folder, 'it')],
    ['an object with the same is fine', (folder) => configMap(folder, 'it', { namespace: 'web' })],
    ['a Namespace of that name is fine', (folder) => namespaceObject(folder, 'web')],
  ])('%s', (_, make) => {
    expect(messagesInside(make)).toEqual([]);
  });

  it('an object with another one loses it', () => {
    expect(messagesInside((folder) => configMap(folder, 'it'))).toEqual([
      lines(
        'error FLX108 ConfigMap "web/it": metadata.namespace "apps" becomes "web", the namespace of the folder around it; put it into a folder without a namespace',
        'at staging/apps/web/it',
      ),
    ]);
  });

  it('a Namespace of another name is renamed', () => {
    expect(messagesInside((folder) => namespaceObject(folder, 'apps'))).toEqual([
      lines(
        'error FLX108 Namespace "apps": metadata.name "apps" becomes "web": the namespace of a folder renames Namespace objects; put it into a folder without a namespace',
        'at staging/apps/web/namespace',
      ),
    ]);
  });
});
