import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { displayName, objectId } from '../../../lib/manifest/index.js';
import { removeTemporaryFolders, temporaryFolder } from '../support.js';
import { countRepository } from './count-repository.js';
import { writtenObjects } from './written-objects.js';

afterAll(removeTemporaryFolders);

const WEB = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n';
const OLD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: old }\ndata: { a: "1" }\n';

const SETTINGS = 'apps/kustomization.yaml ConfigMap "settings"';
const PASSWORDS = 'apps/kustomization.yaml Secret "passwords"';

const FILES = {
  'apps/kustomization.yaml': `\
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [web.yaml]
patches: [{ path: web.patch.yaml }]
configMapGenerator:
- { name: settings, literals: [a=1] }
- { name: shared, behavior: merge, literals: [a=1] }
secretGenerator: [{ name: passwords, files: [passwords.enc] }]
`,
  'apps/web.yaml': WEB,
  'apps/web.patch.yaml': `${WEB}data: { b: "2" }\n`,
  'apps/values.yaml': 'replicas: 3\n',
  'old.yaml': OLD,
  'clusters/staging/flux-system/gotk-sync.yaml': WEB,
  'README.md': '# read\n',
};

describe('The objects that people wrote', () => {
  test('are the documents of their files and what they have generated, but neither patches nor other YAML', () => {
    const root = folderOf(FILES);
    expect(
      writtenObjects(root, Object.keys(FILES)).map(
        ({ file, object }) => `${file} ${object.apiVersion} ${displayName(objectId(object))}`,
      ),
    ).toEqual([
      'apps/kustomization.yaml v1 ConfigMap "settings"',
      'apps/kustomization.yaml v1 Secret "passwords"',
      'apps/web.yaml v1 ConfigMap "web"',
      'old.yaml v1 ConfigMap "old"',
      'clusters/staging/flux-system/gotk-sync.yaml v1 ConfigMap "web"',
    ]);
  });

  test.each([
    ['nothing is written', {}, [SETTINGS, PASSWORDS, 'apps/web.yaml ConfigMap "web"', 'old.yaml ConfigMap "old"']],
    ['what is applied counts by its name', { 'a.yaml': `${WEB}data: {}\n---\n${OLD}` }, [SETTINGS, PASSWORDS]],
    [
      'what nothing applies counts when all of it is the same',
      { 'a.yaml': `${WEB}---\n${OLD.replace('1', '2')}` },
      [SETTINGS, PASSWORDS, 'old.yaml ConfigMap "old"'],
    ],
    [
      'what is vendored is no work of the app',
      { 'clusters/a/flux-system/a.yaml': WEB, 'old.yaml': OLD },
      [SETTINGS, PASSWORDS, 'apps/web.yaml ConfigMap "web"'],
    ],
    ['all is written', { ...FILES }, []],
  ])('are found among what an app wrote: %s', (_title, files, missing) => {
    const applied = new Set(['apps/kustomization.yaml', 'apps/web.yaml']);
    const repository = { name: 'fleet', corpus: '', vendored: ['clusters/*/flux-system'] };
    const folders = { original: folderOf(FILES), made: folderOf(files), applied };
    expect(countRepository(repository, folders)).toEqual({ name: 'fleet', lines: 20, objects: 4, missing });
  });
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const dir = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}
