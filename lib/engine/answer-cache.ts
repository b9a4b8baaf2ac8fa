import { mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { FileTree } from '../model/index.js';

import { type KeptAnswer, readRecord, writeRecord } from './answer-record.js';
import { contentHash } from './content-hash.js';
import { type Dependencies, hashFacts } from './dependencies.js';
import { KnownTree } from './known-tree.js';
import { trimFolder } from './trim-folder.js';

/** Changed with the form of requests, answers or records. */
const FORM = '1';

/** Answers of one request for as many states of the files: some branches, before and after a change. */
const ANSWERS_PER_REQUEST = 6;

const NO_TREE: FileTree = { files: new Map(), skipped: new Map() };

/**
 * Answers on disk, by request. An answer holds for every tree that says the same to all that was asked for it. Nothing
 * that happens to the folder is an error: an answer is missing then.
 */
export class AnswerCache {
  private readonly trees = new WeakMap<FileTree, KnownTree>();
  private hasWritten = false;

  constructor(
    private readonly folder: string,
    /** Hash of what answers. */
    private readonly program: string,
  ) {}

  /** JSON of the answer. */
  tryFind(request: string, tree: FileTree = NO_TREE): string | undefined {
    const key = this.keyOf(request);
    const facts = this.factsOf(tree);
    const answer = this.read(key).find(({ dependencies }) => hashFacts(dependencies, facts) === dependencies.hash);
    if (answer !== undefined) this.touch(key);
    return answer?.text;
  }

  /** The newest answer stands first; the oldest one goes. */
  keep(request: string, text: string, dependencies: Dependencies): void {
    if (text.includes('\n')) return;
    const key = this.keyOf(request);
    const others = this.read(key).filter((kept) => kept.dependencies.hash !== dependencies.hash);
    this.write(key, writeRecord(key, [{ text, dependencies }, ...others].slice(0, ANSWERS_PER_REQUEST)));
  }

  close(): void {
    if (this.hasWritten) trimFolder(this.folder);
  }

  private keyOf(request: string): string {
    return contentHash(`${FORM}\n${this.program}\n${request}`);
  }

  private factsOf(tree: FileTree): KnownTree {
    const known = this.trees.get(tree) ?? new KnownTree(tree);
    this.trees.set(tree, known);
    return known;
  }

  private read(key: string): readonly KeptAnswer[] {
    try {
      return readRecord(key, readFileSync(join(this.folder, key), 'utf8'));
    } catch {
      return [];
    }
  }

  /** Written beside its place and moved there, so that another process sees all of it or nothing. */
  private write(key: string, record: string): void {
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      const temporary = join(this.folder, `${key}.${process.pid}`);
      writeFileSync(temporary, record, { mode: 0o600 });
      renameSync(temporary, join(this.folder, key));
      this.hasWritten = true;
    } catch {
      // An answer that is not kept is asked for again.
    }
  }

  /** What was of use last goes last. */
  private touch(key: string): void {
    const now = new Date();
    try {
      utimesSync(join(this.folder, key), now, now);
    } catch {
      // It is of use all the same.
    }
  }
}
