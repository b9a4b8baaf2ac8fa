import fc from 'fast-check';

import type { Json, JsonObject } from '../../lib/manifest/index.js';
import { parseYaml } from '../../lib/manifest/index.js';
import { ownerOf } from '../../lib/repo/header.js';
import { planWrite, writeTree } from '../../lib/repo/index.js';
import { filesIn, folderOf, removeFolders, touchedAt, treeOf } from './support.js';

afterEach(removeFolders);

const name = fc.constantFrom('a', 'b', 'c', 'apps', 'infra');
const path = fc
  .tuple(fc.array(name, { maxLength: 3 }), name)
  .map(([folders, file]) => [...folders, `${file}.yaml`].join('/'));
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.constantFrom('yes', '0755', '1e3', 'a: b', '# x', 'line\nline\n', ' x ', 'ü'),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), tie('value'), { maxKeys: 3 }),
  ),
})).value;
const data = fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), json, {
  minKeys: 1,
  maxKeys: 4,
}) as fc.Arbitrary<JsonObject>;
const tree = fc
  .dictionary(path, fc.array(data, { minLength: 1, maxLength: 3 }), { maxKeys: 6 })
  .map((files) => treeOf(files));
/** Files of others: no YAML in the way of ours, since a tree never has these names. */
const foreign = fc.dictionary(
  fc
    .tuple(fc.array(name, { maxLength: 3 }), fc.constantFrom('README.md', 'crds.yaml', 'x.yml'))
    .map(([folders, file]) => [...folders, file].join('/')),
  fc.string(),
  { maxKeys: 5 },
);

test('a second write touches no file', () => {
  fc.assert(
    fc.property(tree, foreign, fc.boolean(), (wanted, others, git) => {
      const dir = folderOf(git ? { ...others, '.git/HEAD': '' } : others);
      expect(writeTree(wanted, dir).findings).toEqual([]);
      const before = touchedAt(dir);
      expect(writeTree(wanted, dir)).toEqual({
        written: [],
        removed: [],
        unchanged: wanted.files.length,
        findings: [],
      });
      expect(touchedAt(dir)).toEqual(before);
    }),
    { numRuns: 60 },
  );
});

test('what was written is read again as the same data', () => {
  fc.assert(
    fc.property(tree, (wanted) => {
      const dir = folderOf();
      writeTree(wanted, dir);
      const read = Object.entries(filesIn(dir)).map(([file, text]) => [file, parseYaml(text)]);
      expect(Object.fromEntries(read)).toEqual(
        Object.fromEntries(
          wanted.files.map((file) => [
            file.path,
            { documents: 'text' in file ? [file.text] : file.documents.map(({ data }) => data), problems: [] },
          ]),
        ),
      );
    }),
    { numRuns: 60 },
  );
});

test('files of others stay as they are, and of ours there are exactly those that are wanted', () => {
  fc.assert(
    fc.property(tree, tree, foreign, fc.boolean(), (first, second, others, git) => {
      const dir = folderOf(git ? { ...others, '.git/HEAD': '' } : others);
      for (const wanted of [first, second]) {
        expect(writeTree(wanted, dir).findings).toEqual([]);
        const found = filesIn(dir);
        expect(found).toMatchObject(others);
        const ours = Object.keys(found).filter((file) => ownerOf(found[file] ?? '') === 'demo');
        expect(ours.sort()).toEqual(wanted.files.map((file) => file.path).sort());
        expect(Object.keys(found).length).toBe(ours.length + Object.keys(others).length);
      }
    }),
    { numRuns: 60 },
  );
});

test('a plan says exactly what the write then does', () => {
  fc.assert(
    fc.property(tree, tree, (first, second) => {
      const dir = folderOf();
      writeTree(first, dir);
      const plan = planWrite(second, dir);
      const result = writeTree(second, dir);
      expect(plan.changes.map((change) => change.path)).toEqual(result.written);
      expect(plan).toMatchObject({ removals: result.removed, unchanged: result.unchanged });
    }),
    { numRuns: 60 },
  );
});
