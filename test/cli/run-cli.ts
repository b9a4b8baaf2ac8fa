import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { type Io, run, type SynthReport } from '../../lib/cli/index.js';

export interface CliOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  readonly spawn?: Io['spawn'];
  readonly openEngine?: Io['openEngine'];
}

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What the fake app saw of its environment; undefined when it did not run. */
  readonly seen: Readonly<Record<string, string>> | undefined;
}

/** Runs one command line in a temporary folder; `DIR` in what is printed stands for that folder. */
export async function cli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const dir = mkdtempSync(join(tmpdir(), 'flux-fleet-test-'));
  try {
    writeFiles(dir, options.files ?? {});
    const text = { stdout: '', stderr: '' };
    const env = { PATH: process.env.PATH, ...options.env };
    const code = await run(args, {
      stdout: { write: (chunk) => (text.stdout += chunk) },
      stderr: { isTTY: options.isTTY ?? false, write: (chunk) => (text.stderr += chunk) },
      env,
      cwd: dir,
      spawn: options.spawn,
      openEngine: options.openEngine,
    });
    const seen = /^seen (.*)\n/m.exec(text.stderr);
    const show = (value: string) => value.replace(/^seen .*\n/gm, '').replaceAll(dir, 'DIR');
    const environment = seen?.[1] === undefined ? undefined : JSON.parse(seen[1].replaceAll(dir, 'DIR'));
    return { code, stdout: show(text.stdout), stderr: show(text.stderr), seen: environment };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** An app that tells what it saw of our variables and leaves the report; `more` is JavaScript to run after that. */
export function fakeApp(report: SynthReport | undefined, more = ''): Record<string, string> {
  const leave =
    report === undefined ? '' : `fs.writeFileSync(process.env.FLUX_FLEET_REPORT, fs.readFileSync('report.json'));`;
  const app = `
    const fs = require('node:fs');
    const ours = Object.entries(process.env).filter(([name]) => /^(FLUX_FLEET|CDK8S)_/.test(name)).sort();
    process.stderr.write('seen ' + JSON.stringify(Object.fromEntries(ours)) + '\\n');
    ${leave}
    ${more}
  `;
  return { 'app.js': app, 'report.json': JSON.stringify(report) ?? '' };
}

function writeFiles(dir: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
}
