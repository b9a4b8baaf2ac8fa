import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { RepoTree } from '../../lib/model/index.js';
import { renderTree, type WriteResult, writeTree } from '../../lib/repo/index.js';
import { addFiles, configMap, filesIn, folderOf, removeFolders, treeOf, withData } from './support.js';

afterEach(removeFolders);

const FILES = 300;
const KILLS = 5;

/** Two generations of a fleet that share half of their paths, data files too, with texts of many blocks. */
function generation(value: 'a' | 'b'): RepoTree {
  const paths = Array.from({ length: FILES }, (_, i) => `clusters/${i % 2 ? value : 'both'}/f${i % 7}/file-${i}.yaml`);
  const data = Array.from({ length: 7 }, (_, i) => [
    [`clusters/both/f${i}/shared.txt`, value.repeat(20_000)],
    [`clusters/both/f${i}/only-${value}.txt`, 'x'],
    [`data/${value}/config.txt`, 'x'],
  ]);
  const tree = treeOf(Object.fromEntries(paths.map((path) => [path, configMap('x', value.repeat(20_000))])));
  return withData(tree, Object.fromEntries(data.flat()));
}

const trees = [generation('a'), generation('b')];
const texts = trees.map((tree) => new Map(renderTree(tree).map(({ path, text }) => [path, text])));

function start(script: string, input: unknown): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, script)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin?.end(JSON.stringify(input));
  return child;
}

/** Files that hold neither the old nor the new text, temporary and lock files apart. */
function broken(files: Record<string, string>): string[] {
  const real = Object.entries(files).filter(([path]) => !/cdk8s-fluxcd-tmp-|\.lock$|\.md$|\/$/.test(path));
  return real.filter(([path, text]) => texts.every((known) => known.get(path) !== text)).map(([path]) => path);
}

/** Without Git nothing remembers which folder a run had just emptied; such a folder may stay. */
function withoutEmptyFolders(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('/')));
}

describe.each([
  ['in a Git work tree', { '.git/HEAD': '', 'clusters/both/f0/README.md': 'mine' }],
  ['elsewhere', { 'clusters/both/f0/README.md': 'mine' }],
])('a run that is killed %s', (_, foreign) => {
  test('leaves whole files only, and the next run finishes the job', async () => {
    const dir = folderOf(foreign);
    for (let kill = 0; kill < KILLS; kill++) {
      const child = start('write-again-and-again.ts', { dir, trees });
      await once(child.stdout as NodeJS.ReadableStream, 'data');
      const early = setTimeout(() => child.kill('SIGKILL'), Math.random() * 150);
      const [, signal] = await once(child, 'exit');
      clearTimeout(early);
      expect(signal).toBe('SIGKILL');
      expect(broken(filesIn(dir))).toEqual([]);
      const tree = trees[kill % 2] as RepoTree;
      expect(writeTree(tree, dir).findings).toEqual([]);
      const left = '.git/HEAD' in foreign ? filesIn(dir) : withoutEmptyFolders(filesIn(dir));
      expect(left).toEqual({
        'clusters/both/f0/README.md': 'mine',
        ...Object.fromEntries(texts[kill % 2] as Map<string, string>),
      });
    }
  }, 120_000);
});

test('temporary files that a dead run left are removed, those of others stay', () => {
  const dir = folderOf({ 'x/.a.yaml.cdk8s-fluxcd-tmp-4711': 'half', 'x/.a.yaml.swp': '', 'x/tmp': '' });
  writeTree(treeOf({ 'x/a.yaml': configMap('a') }), dir);
  expect(Object.keys(filesIn(dir))).toEqual(['x/.a.yaml.swp', 'x/a.yaml', 'x/tmp']);
});

test('folders that a dead run had emptied but not removed go with the next one', () => {
  const dir = folderOf({ '.git/HEAD': '', 'x/y/z': '' });
  writeTree(treeOf({ 'x/y/a.yaml': configMap('a'), 'b/c/a.yaml': configMap('a') }), dir);
  addFiles(dir, { 'x/y/a.yaml': 'kind: ByNowSomeoneElses\n' });
  rmSync(join(dir, 'b/c/a.yaml'));
  writeTree(treeOf({}), dir);
  expect(Object.keys(filesIn(dir))).toEqual(['x/y/a.yaml', 'x/y/z']);
});

test('two processes at once: nobody sees the other half-way, one of them may be told to wait', async () => {
  const dir = folderOf();
  const runs = Array.from({ length: 6 }, (_, i) => finish(start('write-once.ts', { dir, tree: trees[i % 2] })));
  const results = await Promise.all(runs);
  const busy = results.filter(({ findings }) => findings.length > 0);
  expect(new Set(busy.flatMap(({ findings }) => findings.map(({ code }) => code)))).toEqual(
    new Set(busy.length ? ['FLX405'] : []),
  );
  expect(busy.every(({ written, removed }) => written.length + removed.length === 0)).toBe(true);
  expect(busy.length).toBeLessThan(6);
  const files = filesIn(dir);
  expect(texts.map((known) => Object.fromEntries(known))).toContainEqual(files);
}, 60_000);

async function finish(child: ChildProcess): Promise<WriteResult> {
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  await once(child, 'close');
  return JSON.parse(output);
}
