import { Construct } from 'constructs';

import { brand, hasBrand, type IRepository, misuse, shown, textProp } from '../flux/index.js';

import { LAYOUTS, type LayoutName } from './default-place.js';
import { oneOf } from './one-of.js';

const BRAND = Symbol.for('cdk8s-fluxcd.Repository');

export interface RepositoryProps {
  /** Name, as `--repo NAME=DIR` takes it. @default - the id of the construct */
  readonly name?: string;
  /** Clone URL; sources with this URL, whatever the scheme and user, point here. @default - none */
  readonly url?: string;
  /** The branch that Flux follows. @default 'main' */
  readonly branch?: string;
  /**
   * Where Kustomizations lie that give no `path`, in the words of `docs/layout.md`: each cluster complete in
   * `deploy/<cluster>`; the same with what clusters share in `deploy/base`; or by area, as in `apps/base` and
   * `apps/<cluster>`.
   * @default 'rendered'
   */
  readonly layout?: LayoutName;
  /**
   * Whether what a cluster changes in a base is a file beside its kustomization file, or stands in the kustomization
   * file itself.
   * @default 'files'
   */
  readonly patches?: 'files' | 'inline';
  /**
   * The lines of `.sourceignore` at its root: what no artifact of a source has in it, in the words of `.gitignore`. With a
   * pattern in it, what Flux leaves out by default is in the artifact, but for what belongs to Git.
   * @default - the app writes no such file
   */
  readonly sourceIgnore?: readonly string[];
}

/** A tree of files that sources point at and that this app writes. */
export class Repository extends Construct implements IRepository {
  static isRepository(x: unknown): x is Repository {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return Repository.isRepository(x);
  }

  readonly name: string;
  readonly url: string | undefined;
  readonly branch: string;
  readonly layout: LayoutName;
  readonly patches: NonNullable<RepositoryProps['patches']>;
  readonly sourceIgnore: readonly string[] | undefined;

  constructor(scope: Construct, id: string, props: RepositoryProps = {}) {
    super(scope, id);
    brand(this, BRAND);
    this.name = textProp(this, 'name', props.name) ?? id;
    this.url = textProp(this, 'url', props.url);
    this.branch = textProp(this, 'branch', props.branch) ?? 'main';
    this.layout = oneOf(this, 'layout', props.layout ?? 'rendered', LAYOUTS);
    this.patches = oneOf(this, 'patches', props.patches ?? 'files', ['files', 'inline']);
    this.sourceIgnore = givenLines(this, props.sourceIgnore);
  }
}

function givenLines(repository: Repository, lines: unknown): readonly string[] | undefined {
  if (lines === undefined || lines === null) return undefined;
  if (!Array.isArray(lines)) throw misuse(repository, `"sourceIgnore" is ${shown(lines)}; give a list of patterns`);
  const wrong = lines.find((line) => typeof line !== 'string' || /[\r\n]/.test(line));
  if (wrong !== undefined)
    throw misuse(repository, `"sourceIgnore" has ${shown(wrong)}; give one line of text for each`);
  return lines.length === 0 ? undefined : lines;
}
