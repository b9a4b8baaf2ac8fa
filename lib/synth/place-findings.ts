import { relative, sep } from 'node:path';

import type { Finding, Origin } from '../diagnostics/index.js';

/** Findings as people read them: plain data, source files relative to the working directory where they lie below it. */
export function placeFindings(findings: readonly Finding[], cwd: string): Finding[] {
  return findings.map((finding) => ({
    ...finding,
    at: placed(finding.at, cwd),
    related: finding.related?.map((related) => ({ ...related, at: placed(related.at, cwd) })),
  }));
}

function placed(at: Origin | undefined, cwd: string): Origin | undefined {
  if (at === undefined) return undefined;
  const { construct, file, line, column } = at;
  return { construct, file: file === undefined ? undefined : shortPath(file, cwd), line, column };
}

function shortPath(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return path === '' || path.startsWith(`..${sep}`) ? file : path;
}
