import { isJsonObject, parseJson } from '../manifest/index.js';

import { CommandFailure } from './command-failure.js';
import type { SynthReport } from '../report/index.js';

/** Reads what the app left in its report file. The app may run another version of the library, or may have died. */
export function parseReport(text: string): SynthReport {
  const report = parse(text);
  if (!isJsonObject(report) || !Array.isArray(report.apps))
    throw new CommandFailure('the report of the app is no report');
  if (report.version !== 1) {
    const version = JSON.stringify(report.version);
    throw new CommandFailure(`the report of the app has version ${version}, not 1; use one version of cdk8s-fluxcd`);
  }
  return report as unknown as SynthReport;
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new CommandFailure('the report of the app is cut off; was the app killed?');
  }
}
