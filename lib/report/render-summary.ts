import { countFindings } from './count-findings.js';
import { plural } from './plural.js';
import type { ClusterSummary, SynthOutput, SynthSummary } from './synth-summary.js';

/** How the changes of each mode are told. */
const VERBS: Readonly<Record<SynthOutput['mode'], { written: string; removed: string; note: string }>> = {
  preview: { written: 'written', removed: 'removed', note: '' },
  repository: { written: 'written', removed: 'removed', note: '' },
  check: { written: 'to write', removed: 'to remove', note: ' (checked only)' },
};

/**
 * What a synthesis did, in columns: one line per cluster, one per repository, one that counts the findings. Nothing
 * at all gives `''`.
 */
export function renderSummary(summary: SynthSummary): string {
  const counts = countFindings(summary.findings);
  const lines = [
    ...clusterLines(summary.clusters),
    ...summary.outputs.map(outputLine),
    ...(counts === '' ? [] : [counts]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function clusterLines(clusters: readonly ClusterSummary[]): string[] {
  const names = alignLeft(clusters.map(({ name }) => name));
  const versions = alignLeft(clusters.map(({ flux }) => (flux === '' ? '' : `Flux ${flux}`)));
  const kustomizations = alignCounts(clusters.map((cluster) => `${plural(cluster.kustomizations, 'Kustomization')},`));
  const objects = alignCounts(clusters.map((cluster) => plural(cluster.objects, 'object')));
  return clusters.map(({ repository, path }, row) => {
    const place = path === '' ? repository : `${repository}/${path}`;
    return `${names[row]}  ${versions[row]}  ${kustomizations[row]} ${objects[row]}  → ${place}`;
  });
}

function outputLine({ repository, dir, mode, written, removed, unchanged }: SynthOutput): string {
  const verb = VERBS[mode];
  const counts = `${written.length} ${verb.written}, ${unchanged} unchanged, ${removed.length} ${verb.removed}`;
  return `${repository}: ${counts} → ${dir}${verb.note}`;
}

function alignLeft(cells: readonly string[]): string[] {
  const width = Math.max(0, ...cells.map((cell) => cell.length));
  return cells.map((cell) => cell.padEnd(width));
}

/** Aligns `12 objects` and `1 object` at both ends: numbers to the right, words to the left. */
function alignCounts(cells: readonly string[]): string[] {
  const digits = Math.max(0, ...cells.map((cell) => cell.indexOf(' ')));
  return alignLeft(cells.map((cell) => ' '.repeat(digits - cell.indexOf(' ')) + cell));
}
