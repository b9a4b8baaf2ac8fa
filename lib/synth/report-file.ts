import type { Json } from '../manifest/index.js';
import { parseJson, stringifyJson } from '../manifest/index.js';
import { tryReadText, writeText } from '../repo/index.js';
import type { AppReport, SynthReport } from '../report/index.js';

/** Adds the result of one app to the report of the process. */
export function appendReport(file: string, app: AppReport): void {
  const text = tryReadText(file);
  const known = text === undefined || text === '' ? undefined : (parseJson(text) as unknown as SynthReport);
  const report: SynthReport = { version: 1, apps: [...(known?.apps ?? []), app] };
  writeText(file, `${stringifyJson(plain(report))}\n`);
}

/** Plain data: what knows how to become JSON is asked to, what is undefined is left out. */
function plain(value: unknown): Json {
  if (typeof value !== 'object' || value === null) return value as Json;
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return plain(toJSON.call(value));
  if (Array.isArray(value)) return value.map(plain);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item)]));
}
