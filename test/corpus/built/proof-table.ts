import { aligned } from '../../support/aligned.js';
import type { ProvedCluster, ProvedKustomization, ProvedRepository, Verdict } from './verdict.js';

/** What the table counts; `equal` and `compared` for Flux's library and the kustomize binary. */
export interface Totals {
  readonly kustomizations: number;
  readonly objects: number;
  readonly failed: number;
  readonly unknown: number;
  readonly flux: Share;
  readonly beforeSubstitution: number;
  readonly kustomize: Share;
}

interface Share {
  readonly equal: number;
  readonly compared: number;
}

const HEAD = [
  ...['repository', 'cluster', 'Kustomizations', 'objects', 'failed', 'unknown', 'equal to Flux'],
  ...['before substitution', 'equal to kustomize'],
];

/** One line for each cluster, and one for all of them. */
export function proofTable(proved: readonly ProvedRepository[]): string {
  const lines = proved.flatMap(({ name, clusters }) =>
    clusters.length === 0
      ? [[name, '\u2013']]
      : clusters.map((cluster) => [name, cluster.name, ...cells(totalsOf([cluster]))]),
  );
  const all = proved.flatMap(({ clusters }) => clusters);
  return aligned([HEAD, ...lines, ['total', `${all.length}`, ...cells(totalsOf(all))]], { names: 2 });
}

export function totalsOf(clusters: readonly ProvedCluster[]): Totals {
  const all = clusters.flatMap(({ kustomizations }) => kustomizations);
  const having = (status: ProvedKustomization['status']) => all.filter((each) => each.status === status).length;
  return {
    kustomizations: all.length,
    objects: sum(all.map(({ objects }) => objects)),
    failed: having('failed'),
    unknown: having('unknown'),
    flux: share(all.map(({ flux }) => flux)),
    beforeSubstitution: sum(all.map(({ beforeSubstitution }) => beforeSubstitution)),
    kustomize: share(all.map(({ kustomize }) => kustomize)),
  };
}

/** What is not as it should be, a line each: crashes, differences, and what was built without anybody to compare with. */
export function differences(proved: readonly ProvedRepository[]): string[] {
  const crashes = proved.filter(({ crash }) => crash !== '').map(({ name, crash }) => `${name}: crashed: ${crash}`);
  return [...crashes, ...unlisted(proved), ...eachOf(proved, differencesOf)];
}

function unlisted(proved: readonly ProvedRepository[]): string[] {
  return proved.flatMap(({ name, clusters }) =>
    clusters.flatMap((cluster) =>
      cluster.unlisted.map((key) => `${name} ${cluster.name} ${key} is applied, but not listed`),
    ),
  );
}

function differencesOf({ status, flux, kustomize }: ProvedKustomization): string[] {
  const told = (who: string, verdict: Verdict) =>
    verdict.result === 'different' ? [`not as ${who} builds it: ${verdict.detail}`] : [];
  const alone = status === 'built' && flux.result === 'none' ? ['built, but not compared with Flux'] : [];
  return [...told('Flux', flux), ...told('kustomize', kustomize), ...alone];
}

/** What is not built, or not compared with Flux's library, a line each, with the reason. */
export function leftOpen(proved: readonly ProvedRepository[]): string[] {
  return eachOf(proved, ({ status, message }) => (status === 'built' ? [] : [`${status}: ${message}`])).concat(
    eachOf(proved, ({ status, flux }) =>
      status !== 'unknown' && flux.result === 'none' ? [`not compared: ${flux.detail}`] : [],
    ),
  );
}

function eachOf(proved: readonly ProvedRepository[], told: (each: ProvedKustomization) => readonly string[]): string[] {
  return proved.flatMap(({ name, clusters }) =>
    clusters.flatMap((cluster) =>
      cluster.kustomizations.flatMap((each) => told(each).map((line) => `${name} ${cluster.name} ${each.key} ${line}`)),
    ),
  );
}

function share(verdicts: readonly Verdict[]): Share {
  const compared = verdicts.filter(({ result }) => result !== 'none');
  return { equal: compared.filter(({ result }) => result === 'equal').length, compared: compared.length };
}

function cells({ kustomizations, objects, failed, unknown, flux, beforeSubstitution, kustomize }: Totals): string[] {
  const counts = [kustomizations, objects, failed, unknown].map(String);
  return [...counts, shown(flux), `${beforeSubstitution}`, shown(kustomize)];
}

function shown({ equal, compared }: Share): string {
  return `${equal} of ${compared}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
