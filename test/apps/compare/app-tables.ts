import { aligned } from '../../support/aligned.js';
import type { ComparedApp } from './compare-app.js';
import type { ComparedKustomization } from './compare-models.js';

const SAME = { built: 'equal', failed: 'fails in both', unknown: 'unknown in both' } as const;

/** One line for each Kustomization of each app, and one for all of them. */
export function kustomizationTable(apps: readonly ComparedApp[]): string {
  const rows = apps.flatMap(({ name, kustomizations }) =>
    kustomizations.map((each) => [name, each.cluster, each.key, verdictOf(each), `${each.objects}`]),
  );
  const all = apps.flatMap(({ kustomizations }) => kustomizations);
  const total = ['total', '', `${all.length}`, sharedOf(all), `${sum(all.map(({ objects }) => objects))}`];
  return aligned([['app', 'cluster', 'Kustomization', 'verdict', 'objects'], ...rows, total], { names: 4 });
}

/** How much of each repository people wrote, and how much of that the app writes. */
export function repositoryTable(apps: readonly ComparedApp[]): string {
  const rows = apps.flatMap(({ name, repositories }) =>
    repositories.map(
      (each) => [name, each.name, each.lines, each.objects, each.objects - each.missing.length] as const,
    ),
  );
  const totals = [2, 3, 4].map((column) => sum(rows.map((each) => Number(each[column]))));
  const head = ['app', 'repository', 'lines', 'objects', 'from TypeScript'];
  return aligned([head, ...rows.map((each) => each.map(String)), ['total', '', ...totals.map(String)]], { names: 2 });
}

/** The differences that a reason covers, each with it. */
export function explainedDifferences(apps: readonly ComparedApp[]): string[] {
  return apps.flatMap(({ name, differences }) =>
    differences.flatMap(({ text, reason }) => (reason === undefined ? [] : [`${name} ${text}: ${reason}`])),
  );
}

/** What must not be: differences that nothing explains, and reasons that explain nothing. */
export function openDifferences(apps: readonly ComparedApp[]): string[] {
  return apps.flatMap(({ name, differences, stale }) => [
    ...differences.filter(({ reason }) => reason === undefined).map(({ text }) => `${name} ${text}`),
    ...stale.map(({ difference }) => `${name} "${difference}" has a reason, but is no difference`),
  ]);
}

function verdictOf({ differences, status }: ComparedKustomization): string {
  return differences.length === 0 ? SAME[status] : 'different';
}

function sharedOf(all: readonly ComparedKustomization[]): string {
  return `${all.filter(({ differences }) => differences.length === 0).length} of ${all.length}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
