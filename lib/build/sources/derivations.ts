import { type Json, stringifyJson } from '../../manifest/index.js';
import type { FileTree } from '../../model/index.js';

/**
 * What was made of trees, so that the same trees and the same recipe give the same tree: whoever keeps notes on
 * a tree, such as hashes of its files, need not take them again.
 */
export class Derivations<Result> {
  private readonly numbers = new WeakMap<FileTree, number>();
  private readonly made = new Map<string, Promise<Result>>();
  private count = 0;

  derive(from: readonly FileTree[], recipe: Json, make: () => Promise<Result>): Promise<Result> {
    const key = stringifyJson([from.map((tree) => this.numberOf(tree)), recipe]);
    const known = this.made.get(key) ?? make();
    this.made.set(key, known);
    return known;
  }

  private numberOf(tree: FileTree): number {
    const known = this.numbers.get(tree);
    if (known !== undefined) return known;
    this.count += 1;
    this.numbers.set(tree, this.count);
    return this.count;
  }
}
