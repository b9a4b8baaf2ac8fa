import type { JsonObject } from '../../lib/manifest/index.js';
import type { RepoDocument, RepoFile, RepoTree } from '../../lib/model/index.js';
import { writeTree } from '../../lib/repo/index.js';
import { addFiles, filesIn, folderOf, removeFolders, treeOf } from './support.js';

afterEach(removeFolders);

interface Marked {
  readonly image?: string;
  readonly namespace?: string;
  /** Policy; undefined: no marker. */
  readonly by?: string | undefined;
}

/** A Deployment, or a patch of it. */
function web({ image, namespace, by }: Marked): RepoDocument {
  const metadata: JsonObject = namespace === undefined ? { name: 'web' } : { name: 'web', namespace };
  const spec: JsonObject = image === undefined ? { replicas: 1 } : { image };
  const comments = by === undefined ? undefined : { '/spec/image': `{"$imagepolicy": "flux-system:${by}"}` };
  return { data: { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }, comments };
}

function treeWith(files: Readonly<Record<string, RepoDocument>>): RepoTree {
  const sorted = Object.keys(files).sort();
  return treeOf({}, { files: sorted.map((path): RepoFile => ({ path, documents: [files[path] as RepoDocument] })) });
}

/** What is written where `before` was written first and image automation has set the images in `committed`. */
function writtenAfter(
  before: Readonly<Record<string, RepoDocument>>,
  committed: Readonly<Record<string, string>>,
  after: Readonly<Record<string, RepoDocument>>,
): Record<string, string | undefined> {
  const dir = folderOf();
  writeTree(treeWith(before), dir);
  const texts = filesIn(dir);
  for (const [path, image] of Object.entries(committed)) {
    addFiles(dir, { [path]: (texts[path] ?? '').replace(/image: \S+/, `image: ${image}`) });
  }
  writeTree(treeWith(after), dir);
  const files = Object.entries(filesIn(dir));
  return Object.fromEntries(files.map(([path, text]) => [path, /image: (\S+)/.exec(text)?.[1]]));
}

describe('What image automation has committed', () => {
  test('is kept in a patch', () => {
    const files = {
      'base/web.yaml': web({}),
      'prod/web.patch.yaml': web({ image: 'web:1', namespace: 'web', by: 'prod' }),
    };
    expect(writtenAfter(files, { 'prod/web.patch.yaml': 'web:2' }, files)).toEqual({ 'prod/web.patch.yaml': 'web:2' });
  });

  test('goes with its object from complete files into the patches beside them, though the policies have one name', () => {
    const own = (namespace?: string) => web({ image: 'web:1', namespace, by: 'web' });
    expect(
      writtenAfter(
        { 'prod/web.yaml': own(), 'staging/web.yaml': own() },
        { 'prod/web.yaml': 'web:2', 'staging/web.yaml': 'web:3' },
        { 'base/web.yaml': web({}), 'prod/web.patch.yaml': own('web'), 'staging/web.patch.yaml': own('web') },
      ),
    ).toEqual({ 'prod/web.patch.yaml': 'web:2', 'staging/web.patch.yaml': 'web:3' });
  });

  test('goes from a base into the patch of the cluster that keeps the policy', () => {
    expect(
      writtenAfter(
        { 'base/web.yaml': web({ image: 'web:1', by: 'web' }) },
        { 'base/web.yaml': 'web:2' },
        {
          'base/web.yaml': web({}),
          'prod/web.patch.yaml': web({ image: 'web:1', namespace: 'web', by: 'prod' }),
          'staging/web.patch.yaml': web({ image: 'web:1', namespace: 'web', by: 'web' }),
        },
      ),
    ).toEqual({ 'prod/web.patch.yaml': 'web:1', 'staging/web.patch.yaml': 'web:2' });
  });

  test('goes back into a base where it is the same in all patches', () => {
    const patch = web({ image: 'web:1', namespace: 'web', by: 'web' });
    const before = { 'base/web.yaml': web({}), 'prod/web.patch.yaml': patch, 'staging/web.patch.yaml': patch };
    const after = { 'base/web.yaml': web({ image: 'web:1', by: 'web' }) };
    const committed = { 'prod/web.patch.yaml': 'web:2', 'staging/web.patch.yaml': 'web:2' };
    expect(writtenAfter(before, committed, after)).toEqual({ 'base/web.yaml': 'web:2' });
    const differing = { 'prod/web.patch.yaml': 'web:2', 'staging/web.patch.yaml': 'web:3' };
    expect(writtenAfter(before, differing, after)).toEqual({ 'base/web.yaml': 'web:1' });
  });

  test('is not taken for a new cluster, which has a policy of the same name', () => {
    const patch = web({ image: 'web:1', namespace: 'web', by: 'web' });
    const before = { 'base/web.yaml': web({}), 'prod/web.patch.yaml': patch };
    const after = { ...before, 'dev/web.patch.yaml': patch };
    expect(writtenAfter(before, { 'prod/web.patch.yaml': 'web:2' }, after)).toEqual({
      'dev/web.patch.yaml': 'web:1',
      'prod/web.patch.yaml': 'web:2',
    });
  });
});
