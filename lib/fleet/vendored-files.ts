import { Construct } from 'constructs';

import { AuthorOrigin, brand, clusterContextOf, hasBrand, misuse, shown, textProp } from '../flux/index.js';
import type { JsonObject, Patch, PatchTarget } from '../manifest/index.js';

import { completePatch } from './complete-patch.js';
import { patchMisuse } from './patch-misuse.js';

const BRAND = Symbol.for('cdk8s-fluxcd.VendoredFiles');

export interface VendoredFilesProps {
  /**
   * What is referenced, relative to the repository root: a file when it ends in `.yaml` or `.yml`, else a folder with a
   * kustomization file.
   */
  readonly path: string;
  /** The files of a plain folder, relative to it. @default - the folder has a kustomization file */
  readonly files?: readonly string[];
}

/**
 * Files that no app writes: CRD bundles, encrypted Secrets, what bootstrap made. They are referenced and may be
 * patched, but neither read nor touched.
 */
export class VendoredFiles extends Construct {
  static isVendoredFiles(x: unknown): x is VendoredFiles {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return VendoredFiles.isVendoredFiles(x);
  }

  readonly path: string;
  readonly files: readonly string[] | undefined;
  /** @internal */
  readonly origin: AuthorOrigin;
  private readonly ownPatches: Patch[] = [];

  constructor(scope: Construct, id: string, props: VendoredFilesProps) {
    super(scope, id);
    brand(this, BRAND);
    clusterContextOf(this);
    this.origin = new AuthorOrigin(this.node.path, new Error('VendoredFiles'));
    this.path = givenPath(this, props?.path);
    this.files = givenFiles(this, props.files);
  }

  /** A copy of what `patch` was given so far. */
  get patches(): readonly Patch[] {
    return [...this.ownPatches];
  }

  /**
   * Patches objects among the files.
   *
   * @param target which ones; fields are regular expressions, all given ones must match
   * @param patch a strategic merge patch, which needs neither kind nor name, or a list of JSON 6902 operations
   * @throws on what kustomize refuses, whatever is in the files
   */
  patch(target: PatchTarget, patch: JsonObject | readonly JsonObject[]): this {
    const problem = patchMisuse(target, patch);
    if (problem !== undefined) throw misuse(this, `"${problem.path}" ${problem.message}; ${problem.hint}`);
    this.ownPatches.push(completePatch(target, patch));
    return this;
  }
}

function givenPath(vendored: VendoredFiles, given: unknown): string {
  const path = textProp(vendored, 'path', given);
  if (path !== undefined) return path;
  throw misuse(vendored, '"path" is missing; give the file or folder, relative to the repository root');
}

function givenFiles(vendored: VendoredFiles, given: unknown): readonly string[] | undefined {
  if (given === undefined || given === null) return undefined;
  if (Array.isArray(given) && given.every((file) => typeof file === 'string')) return given;
  const what = Array.isArray(given) ? 'holds something other than strings' : `is ${shown(given)}`;
  throw misuse(vendored, `"files" ${what}; give a list of file names`);
}
