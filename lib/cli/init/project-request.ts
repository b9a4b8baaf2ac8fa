import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

import { FLUX_MINORS, NEWEST_FLUX, parseFluxMinor } from '../../api/index.js';
import { hasNameForm, LABEL_FORM } from '../../checks/index.js';

import { UsageError } from '../usage-error.js';
import type { Project } from './project.js';

const CLUSTERS = ['staging', 'production'];

/** Namespaces that are there before anybody comes on board. */
const TAKEN = /^(default|flux-system|kube-.*)$/;

/** What Git makes, and a clone of a new repository holds. */
const GIT = '.git';

export interface ProjectWords {
  /** What stands behind `project`. */
  readonly positionals: readonly string[];
  readonly dir: string | undefined;
  readonly clusters: string | undefined;
  readonly flux: string | undefined;
}

export interface ProjectRequest {
  readonly project: Project;
  /** Absolute. */
  readonly dir: string;
  /** The folder as it was written. */
  readonly written: string;
}

/** Reads what a command line says of a new project, and reports every mistake in it at once as a `UsageError`. */
export function projectRequest({ positionals, dir, clusters, flux }: ProjectWords, cwd: string): ProjectRequest {
  const [name = '', ...more] = positionals;
  const written = dir ?? `${name}-deploy`;
  const names = clusters?.split(',') ?? CLUSTERS;
  const minor = parseFluxMinor(flux ?? NEWEST_FLUX);
  const named = nameProblems(name);
  const problems = [
    ...more.map((word) => `unexpected argument "${word}"; one project is made at a time`),
    ...named,
    ...clusterProblems(names),
    ...(minor === undefined ? [unknownFlux(flux)] : []),
    ...(named.length > 0 && dir === undefined ? [] : targetProblems(written, cwd)),
  ];
  if (problems.length > 0 || minor === undefined) throw new UsageError(...problems);
  return { project: { name, clusters: names, flux: minor }, dir: resolve(cwd, written), written };
}

function nameProblems(name: string): string[] {
  if (name === '') return ['the name of the project is missing: flux-fleet init project NAME'];
  if (TAKEN.test(name)) return [`the project cannot be called "${name}": that namespace is not its own`];
  return formProblem(name, `the project cannot be called "${name}": its namespace is called so`);
}

function clusterProblems(names: readonly string[]): string[] {
  return names.flatMap((name, index) => {
    if (names.indexOf(name) < index) return [`--clusters names the cluster "${name}" twice`];
    return formProblem(name, `--clusters: "${name}" is no name of a cluster`);
  });
}

/** Clusters are called as namespaces are: their names become folders and ids. */
function formProblem(name: string, problem: string): string[] {
  if (hasNameForm(name, LABEL_FORM)) return [];
  return [`${problem}; give ${LABEL_FORM.allowed}, at most ${LABEL_FORM.limit} characters`];
}

function unknownFlux(flux: string | undefined): string {
  return `--flux "${flux}" is no Flux that is known here; known are ${FLUX_MINORS[0]} to ${NEWEST_FLUX}`;
}

/** Nothing of others is mixed with what is made. */
function targetProblems(written: string, cwd: string): string[] {
  const dir = resolve(cwd, written);
  if (!existsSync(dir)) return [];
  if (!statSync(dir).isDirectory()) return [`"${written}" is a file; give another folder with --dir DIR`];
  const isEmpty = readdirSync(dir).every((entry) => entry === GIT);
  return isEmpty ? [] : [`"${written}" is not empty; give another folder with --dir DIR`];
}
