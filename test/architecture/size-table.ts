import type { FileFacts } from './facts.js';

/** Sizes worth knowing, as text: medians, p90, files of more than 200 lines and functions of more than 50. */
export function sizeTable(facts: readonly FileFacts[]): string {
  const files = facts.map(({ path, lines }) => ({ name: path, lines }));
  const functions = facts.flatMap(({ path, functions: list }) =>
    list.map(({ name, line, lines }) => ({ name: `${path}:${line} ${name}`, lines })),
  );
  const large = [...files.filter(({ lines }) => lines > 200), ...functions.filter(({ lines }) => lines > 50)];
  return [
    '          count  median  p90  largest',
    distribution(
      'files',
      files.map(({ lines }) => lines),
    ),
    distribution(
      'functions',
      functions.map(({ lines }) => lines),
    ),
    ...large.sort((a, b) => b.lines - a.lines).map(({ name, lines }) => `${String(lines).padStart(5)} lines: ${name}`),
    '',
  ].join('\n');
}

function distribution(title: string, values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  const cells = [String(sorted.length).padStart(5), String(quantile(0.5)).padStart(6)];
  return [title.padEnd(9), ...cells, String(quantile(0.9)).padStart(4), String(quantile(1)).padStart(7)].join(' ');
}
