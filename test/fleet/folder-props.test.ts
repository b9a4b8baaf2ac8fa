import { Folder, type FolderProps, Kustomization } from 'cdk8s-fluxcd';

import { fleetOf } from './support.js';

/** As plain JavaScript gives them. */
function folderWith(props: Readonly<Record<string, unknown>>): void {
  fleetOf((cluster) => new Folder(new Kustomization(cluster, 'apps'), 'shop', props as FolderProps));
}

describe('Images and replicas of a Folder', () => {
  it.each([null, undefined, [], [{ name: 'web', newTag: undefined, digest: 'sha256:1' }]])('may be %j', (images) => {
    expect(() => folderWith({ images })).not.toThrow();
  });

  it.each([
    [{ replicas: { name: 'web', count: 2 } }, '"replicas" is an object; give a list'],
    [{ images: ['web:1.4.2'] }, '"images[0]" is "web:1.4.2"; give a map with "name", "newName", "newTag" and "digest"'],
    [
      { images: [{ name: 'web' }, { name: 'api', tag: '1' }] },
      '"images[1].tag" is no field; allowed are "name", "newName", "newTag" and "digest"',
    ],
    [{ replicas: [{ name: 'web', counts: 2 }] }, '"replicas[0].counts" is no field; did you mean "count"?'],
  ])('are lists of known fields: %j', (props, message) => {
    expect(() => folderWith(props)).toThrow(new Error(`"staging/apps/shop": ${message}`));
  });
});

describe('The namespace of a Folder', () => {
  it('is a text', () => {
    const message = '"staging/apps/shop": "namespace" is 5; give a string that is known when the construct is made';
    expect(() => folderWith({ namespace: 5 })).toThrow(new Error(message));
  });
});
