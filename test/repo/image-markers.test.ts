import { planWrite, writeTree } from '../../lib/repo/index.js';
import { addFiles, filesIn, folderOf, HEADER, messages, removeFolders, treeOf } from './support.js';
import type { JsonObject } from '../../lib/manifest/index.js';
import type { RepoTree } from '../../lib/model/index.js';

afterEach(removeFolders);

const WHOLE = '{"$imagepolicy": "flux-system:app"}';
const TAG = '{"$imagepolicy": "flux-system:app:tag"}';

/** A deployment whose second container is under image automation, as a tree with one file. */
function deployment(image: string, { path = 'a.yaml', replicas = 1, marker = WHOLE } = {}): RepoTree {
  const containers = [
    { name: 'sidecar', image: 'proxy:1' },
    { name: 'app', image },
  ];
  const spec = { replicas, template: { spec: { containers } } };
  const data: JsonObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'app', namespace: 'apps' },
    spec,
  };
  return markedTree(path, data, { '/spec/template/spec/containers/1/image': marker });
}

function markedTree(path: string, data: JsonObject, comments: Record<string, string>): RepoTree {
  return treeOf({}, { files: [{ path, documents: [{ data, comments }] }] });
}

function text(dir: string, path = 'a.yaml'): string {
  return filesIn(dir)[path] ?? '';
}

/** What image automation does: it sets the value of marked lines, and commits. */
function automate(dir: string, from: string, to: string): void {
  addFiles(dir, { 'a.yaml': text(dir).replace(from, to) });
}

test('a value that image automation has set is no change', () => {
  const dir = folderOf({ '.git/HEAD': '' });
  writeTree(deployment('ghcr.io/x/app:1.0.0'), dir);
  automate(dir, 'app:1.0.0', 'app:1.2.0');
  expect(writeTree(deployment('ghcr.io/x/app:1.0.0'), dir)).toMatchObject({ written: [], unchanged: 1, findings: [] });
});

test('it is kept when the rest changes, and is no hand edit', () => {
  const dir = folderOf({ '.git/HEAD': '' });
  writeTree(deployment('ghcr.io/x/app:1.0.0'), dir);
  automate(dir, 'app:1.0.0', 'app:1.2.0');
  expect(writeTree(deployment('ghcr.io/x/app:1.0.0', { replicas: 3 }), dir).written).toEqual(['a.yaml']);
  expect(text(dir)).toContain(`image: ghcr.io/x/app:1.2.0 # ${WHOLE}\n`);
  expect(text(dir)).toContain('replicas: 3\n');
});

test('a hand edit beside it is still one', () => {
  const dir = folderOf({ '.git/HEAD': '' });
  writeTree(deployment('ghcr.io/x/app:1.0.0'), dir);
  automate(dir, 'app:1.0.0', 'app:1.2.0');
  automate(dir, 'proxy:1', 'proxy:2');
  expect(messages(writeTree(deployment('ghcr.io/x/app:1.0.0', { replicas: 3 }), dir))[0]).toContain(
    'FLX402 file "a.yaml"',
  );
});

test('it is kept when the object moves to another file', () => {
  const dir = folderOf();
  writeTree(deployment('ghcr.io/x/app:1.0.0'), dir);
  automate(dir, 'app:1.0.0', 'app:1.2.0');
  expect(writeTree(deployment('ghcr.io/x/app:1.0.0', { path: 'b/c.yaml' }), dir).removed).toEqual(['a.yaml']);
  expect(text(dir, 'b/c.yaml')).toContain(`app:1.2.0 # ${WHOLE}`);
});

test('another image in the app wins over the old one in the repository', () => {
  const dir = folderOf();
  writeTree(deployment('ghcr.io/x/app:1.0.0'), dir);
  writeTree(deployment('registry:5000/y/app:2.0.0'), dir);
  expect(text(dir)).toContain(`image: registry:5000/y/app:2.0.0 # ${WHOLE}`);
});

test('without the marker in the repository the value of the app counts', () => {
  const dir = folderOf();
  writeTree(deployment('ghcr.io/x/app:1.0.0'), dir);
  automate(dir, `app:1.0.0 # ${WHOLE}`, 'app:1.2.0');
  writeTree(deployment('ghcr.io/x/app:1.0.0'), dir);
  expect(text(dir)).toContain(`image: ghcr.io/x/app:1.0.0 # ${WHOLE}`);
});

test('a file of another app is not asked', () => {
  const dir = folderOf();
  writeTree({ ...deployment('ghcr.io/x/app:1.2.0'), app: 'other' }, dir);
  expect(planWrite(deployment('ghcr.io/x/app:1.0.0'), dir).findings.map(({ code }) => code)).toEqual(['FLX401']);
});

test.each([['1.10'], ['"1.10"'], ["'1.10'"]])('the tag %s in a kustomization file stays a text', (written) => {
  const dir = folderOf({
    'kustomization.yaml': `${HEADER}images:\n- name: app\n  newTag: ${written} # ${TAG}\nresources:\n- a.yaml\n`,
  });
  const data = { images: [{ name: 'app', newTag: '1.0' }], resources: ['a.yaml', 'b.yaml'] };
  writeTree(markedTree('kustomization.yaml', data, { '/images/0/newTag': TAG }), dir);
  expect(text(dir, 'kustomization.yaml')).toContain(`newTag: '1.10' # ${TAG}\n`);
});
