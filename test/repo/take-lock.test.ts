import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

import { writeTree } from '../../lib/repo/index.js';
import { takeLock } from '../../lib/repo/take-lock.js';
import { addFiles, configMap, filesIn, folderOf, messages, removeFolders, treeOf } from './support.js';

afterEach(removeFolders);

const LOCK = '.cdk8s-fluxcd.lock';
const tree = treeOf({ 'a.yaml': configMap('a') });

function deadProcess(): number {
  return spawnSync('true').pid;
}

describe('FLX405: another write is running', () => {
  test('is said with its number and the lock, and nothing is written', () => {
    const dir = folderOf({ [LOCK]: `${process.ppid}\n` });
    expect(messages(writeTree(tree, dir))).toEqual([
      `error FLX405 repository "fleet": another run (process ${process.ppid}) is writing into it; run again when it is done, or remove "${join(dir, LOCK)}" if there is none`,
    ]);
    expect(Object.keys(filesIn(dir))).toEqual([LOCK]);
  });

  test('is the case for every folder of one Git work tree', () => {
    const dir = folderOf({ '.git/cdk8s-fluxcd/write.lock': `${process.ppid}\n`, 'one/x': '' });
    expect(writeTree(tree, join(dir, 'one')).findings.map(({ code }) => code)).toEqual(['FLX405']);
  });

  test('the caller may know better which processes run', () => {
    const dir = folderOf({ [LOCK]: '4711\n' });
    const asked: number[] = [];
    const isAlive = (pid: number) => asked.push(pid) > 0;
    expect(messages(writeTree(tree, dir, { isAlive }))[0]).toContain('process 4711');
    expect(asked).toEqual([4711]);
    expect(writeTree(tree, dir, { isAlive: () => false }).written).toEqual(['a.yaml']);
  });
});

describe('a lock is taken over', () => {
  test('from a process that is dead', () => {
    const dir = folderOf({ [LOCK]: `${deadProcess()}\n` });
    expect(writeTree(tree, dir)).toMatchObject({ written: ['a.yaml'], findings: [] });
    expect(Object.keys(filesIn(dir))).toEqual(['a.yaml']);
  });

  test('from an earlier process with the same number, as containers have', () => {
    const dir = folderOf({ [LOCK]: `${process.pid}\n` });
    expect(writeTree(tree, dir).findings).toEqual([]);
  });

  test.each([
    ['that was cut off while it was made', '', 9, 11],
    ['of a process that cannot be told', '0\n', 599, 601],
  ])('%s, once it is old enough', (_, content, young, old) => {
    const dir = folderOf({ [LOCK]: content });
    const aged = (seconds: number) =>
      utimesSync(join(dir, LOCK), Date.now() / 1000 - seconds, Date.now() / 1000 - seconds);
    aged(young);
    expect(messages(writeTree(tree, dir))[0]).toContain('FLX405 repository "fleet": another run is writing into it');
    aged(old);
    expect(writeTree(tree, dir).findings).toEqual([]);
  });
});

describe('the lock file', () => {
  test('is held once, also within one process', () => {
    const file = join(folderOf(), 'lock');
    const first = takeLock(file, { pid: process.pid });
    expect(takeLock(file, { pid: process.pid })).toEqual({ heldBy: process.pid });
    if ('release' in first) first.release();
    expect(existsSync(file)).toBe(false);
    expect(takeLock(file, { pid: process.pid })).toHaveProperty('release');
  });

  test('is left to whoever took it over', () => {
    const dir = folderOf();
    const lock = takeLock(join(dir, 'lock'), { pid: process.pid });
    addFiles(dir, { lock: '4711\n' });
    if ('release' in lock) lock.release();
    expect(filesIn(dir)).toEqual({ lock: '4711\n' });
  });

  test('lies below .git where there is one, and goes with what dead runs left there', () => {
    const dir = folderOf({ '.git/cdk8s-fluxcd/.write.lock.cdk8s-fluxcd-tmp-12': '12\n' });
    writeTree(tree, dir);
    expect(readdirSync(join(dir, '.git/cdk8s-fluxcd'))).toEqual(['demo.json']);
  });
});
