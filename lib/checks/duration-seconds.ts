const PART = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** How long a duration of Flux is: 90 for `1m30s`. The text is taken to be one. */
export function durationSeconds(text: string): number {
  const parts = [...text.matchAll(PART)];
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (SECONDS[unit] ?? 0), 0);
}
