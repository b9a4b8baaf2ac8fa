import type { Finding, Origin } from './finding.js';

/** A finding as text: the line itself, then what is related and where, indented. Ends without a newline. */
export function formatFinding(finding: Finding): string {
  const place = formatOrigin(finding.at);
  const lines = [
    `${finding.severity} ${summarize(finding)}`,
    ...(finding.related ?? []).map((related) => `    ${join(related.message, formatOrigin(related.at))}`),
    ...(place === '' ? [] : [`    at ${place}`]),
  ];
  return lines.join('\n');
}

/** The one-line form: `FLX203 Kustomization "flux-system/apps": spec.dependsOn[0] "x" does not exist; did you mean "y"?` */
export function summarize(finding: Finding): string {
  const { code, subject, path, message, hint } = finding;
  const text = path === undefined ? message : `${path} ${message}`;
  return `${code} ${subject}: ${text}${hint === undefined ? '' : `; ${hint}`}`;
}

/** `staging/platform/apps (apps/main.ts:12:5)`, or the half of it that is known. */
export function formatOrigin(at: Origin | undefined): string {
  if (at === undefined) return '';
  const { construct = '', file, line, column } = at;
  const position = file === undefined ? '' : [file, line, column].filter((part) => part !== undefined).join(':');
  if (construct === '') return position;
  return position === '' ? construct : `${construct} (${position})`;
}

function join(message: string, place: string): string {
  return place === '' ? message : `${message} at ${place}`;
}
