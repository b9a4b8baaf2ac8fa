import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Finding } from '../diagnostics/index.js';
import { ENVIRONMENT, type SynthReport } from '../report/index.js';

import { CommandFailure } from './command-failure.js';
import type { Io } from './io.js';
import { parseReport } from './parse-report.js';

/** What to run, and the variables to run it with; `undefined` takes an inherited variable away. */
export interface AppRequest {
  readonly command: string;
  environment(scratch: string): Readonly<Record<string, string | undefined>>;
}

export interface AppRun {
  readonly report: SynthReport;
  /** The report as the app wrote it, to the last digit. */
  readonly reportText: string;
  /** `''` when the app ended well, else how it ended. */
  readonly failure: string;
}

/**
 * Runs the app's command through the shell and reads the report it leaves. What the app prints goes to our standard
 * error as it comes: its words are no data of ours.
 */
export async function runApp(request: AppRequest, io: Io): Promise<AppRun> {
  const scratch = mkdtempSync(join(tmpdir(), 'flux-fleet-'));
  try {
    const file = join(scratch, 'report.json');
    const failure = await runShell(
      request.command,
      { ...request.environment(scratch), [ENVIRONMENT.report]: file },
      io,
    );
    const reportText = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (reportText === '')
      throw new CommandFailure(failure === '' ? NOTHING_SYNTHESISED : `${failure}: see its output`);
    return { report: parseReport(reportText), reportText, failure };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** All that the apps of the process found; they have printed it themselves. */
export function findingsOf({ report }: AppRun): readonly Finding[] {
  return report.apps.flatMap((app) => app.findings);
}

const NOTHING_SYNTHESISED =
  'the app ended well but synthesised no fleet; create a FleetApp and call its synth() at the end of the app';

function runShell(command: string, environment: Record<string, string | undefined>, io: Io): Promise<string> {
  const start = io.spawn ?? spawn;
  const env = { ...io.env, ...environment };
  return new Promise((resolve, reject) => {
    const child = start(command, { shell: true, cwd: io.cwd, env, stdio: ['inherit', 'pipe', 'pipe'] });
    passOn(child, io);
    child.once('error', (error) => reject(new CommandFailure(`the app cannot be started: ${error.message}`)));
    child.once('close', (code, signal) => resolve(describeEnd(code, signal)));
  });
}

function passOn(child: ChildProcess, { stderr }: Io): void {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => stderr.write(text));
  }
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `the app was ended by ${signal}`;
  return code === 0 ? '' : `the app ended with exit code ${code}`;
}
