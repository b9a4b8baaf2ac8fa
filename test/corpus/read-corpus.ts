import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { type FluxMinor, fluxKindOf, parseFluxMinor } from '../../lib/api/index.js';
import {
  isJsonObject,
  isKubeObject,
  type Json,
  type KubeObject,
  objectId,
  parseYaml,
} from '../../lib/manifest/index.js';
import { patchFiles } from './patch-files.js';

const CORPUS = resolve(__dirname, '../../../shared/corpus');

export const hasCorpus = existsSync(CORPUS);

/** A repository of somebody who uses Flux. */
export interface CorpusRepo {
  readonly name: string;
  /** The minors of Flux that its clusters run, or those of the repositories it serves; none where nothing says so. */
  readonly minors: readonly FluxMinor[];
  readonly objects: readonly CorpusObject[];
  /** Files that speak of Flux and cannot be read. */
  readonly unreadable: readonly string[];
}

export interface CorpusObject {
  /** Starts with the repository. */
  readonly file: string;
  readonly object: KubeObject;
  /** Whether a kustomization file says that it changes another object. */
  readonly isPatch: boolean;
}

interface Listed {
  readonly repo: string;
  readonly group?: string;
}

export function readCorpus(): readonly CorpusRepo[] {
  if (!hasCorpus) return [];
  const listed: readonly Listed[] = JSON.parse(readFileSync(join(CORPUS, 'repos.json'), 'utf8'));
  const repos = listed.map(({ repo, group }) => ({ group, ...readRepo(repo.replace('/', '+')) }));
  return repos.map(({ group, ...repo }) => {
    const related = group === undefined ? [] : repos.filter((other) => other.group === group);
    return { ...repo, minors: repo.minors.length > 0 ? repo.minors : related.flatMap(({ minors }) => minors) };
  });
}

function readRepo(name: string): CorpusRepo {
  const files = (readdirSync(join(CORPUS, name), { recursive: true }) as string[]).filter(isYaml).sort();
  const texts = files.map((file) => [file, readFileSync(join(CORPUS, name, file), 'utf8')] as const);
  const read = texts
    .filter(([file, text]) => !isInstallation(file) && SPEAKS_OF_FLUX.test(text))
    .map(([file, text]) => ({ file, ...parseYaml(text) }));
  const documents = read.flatMap(({ file, documents: all }) => all.map((value) => ({ file, value })));
  const patches = patchFiles(documents);
  const objects = documents.flatMap(({ file, value }) =>
    isFluxObject(value) ? [{ file: `${name}/${file}`, object: value, isPatch: patches.has(file) }] : [],
  );
  const installed = texts.flatMap(([file, text]) => (isInstallation(file) ? [INSTALLED.exec(text)?.[1]] : []));
  return {
    name,
    minors: minorsOf([...installed, ...objects.map(({ object }) => versionOfInstance(object))]),
    objects,
    unreadable: read.filter(({ problems }) => problems.length > 0).map(({ file }) => `${name}/${file}`),
  };
}

/** Flux itself, as `flux install` writes it. */
function isInstallation(file: string): boolean {
  return basename(file) === 'gotk-components.yaml';
}

const INSTALLED = /^# Flux Version: (\S+)$/m;
/** Its kinds, and kustomization files, which say what is a patch. */
const SPEAKS_OF_FLUX =
  /(toolkit|extensions)\.fluxcd\.io\/|fluxcd\.controlplane\.io\/|kustomize\.config\.k8s\.io\/|^(resources|patches\w*):/m;

function isYaml(file: string): boolean {
  return /\.ya?ml$/.test(file);
}

function isFluxObject(value: Json): value is KubeObject {
  return isKubeObject(value) && fluxKindOf(objectId(value)) !== undefined;
}

/** What a FluxInstance installs, such as `2.7.x`. */
function versionOfInstance({ kind, spec }: KubeObject): string | undefined {
  if (kind !== 'FluxInstance' || !isJsonObject(spec) || !isJsonObject(spec.distribution)) return undefined;
  return String(spec.distribution.version);
}

function minorsOf(versions: readonly (string | undefined)[]): readonly FluxMinor[] {
  const minors = versions.map((version) => (version === undefined ? undefined : parseFluxMinor(version)));
  return [...new Set(minors.filter((minor) => minor !== undefined))];
}
