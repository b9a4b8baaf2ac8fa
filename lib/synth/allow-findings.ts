import {
  type Allowance,
  applyAllowances,
  CODES,
  type Finding,
  type FindingInput,
  isFindingCode,
} from '../diagnostics/index.js';
import type { FleetScan } from '../fleet/index.js';
import { didYouMean } from '../util/index.js';

/** Where an allowance holds: the whole fleet, or what lies in one cluster. */
interface Scope {
  /** `app "platform"` or `cluster "staging"`. */
  readonly name: string;
  readonly allow: readonly Allowance[];
  /** Construct path that findings must lie in; undefined for all. */
  readonly path: string | undefined;
}

/** Turns what the fleet and its clusters allow into warnings, and reports allowances that change nothing. */
export function allowFindings(
  findings: readonly Finding[],
  app: { readonly name: string; readonly allow: readonly Allowance[] },
  { clusters }: FleetScan,
): Finding[] {
  const scopes: Scope[] = [
    { name: `app "${app.name}"`, allow: app.allow, path: undefined },
    ...clusters.map(({ cluster: { clusterName, allow, node } }) => ({
      name: `cluster "${clusterName}"`,
      allow,
      path: node.path,
    })),
  ].filter(({ allow }) => allow.length > 0);
  if (scopes.length === 0) return [...findings];
  const idle = scopes.flatMap((scope) => idleAllowances(findings, scope));
  return [...findings.map((finding) => allowed(finding, scopes)), ...idle];
}

function allowed(finding: Finding, scopes: readonly Scope[]): Finding {
  const allow = scopes.filter((scope) => holds(scope, finding)).flatMap((scope) => scope.allow);
  return applyAllowances([finding], allow)[0] ?? finding;
}

function holds({ path }: Scope, { at }: Finding): boolean {
  const place = at?.construct ?? '';
  return path === undefined || place === path || place.startsWith(`${path}/`);
}

function idleAllowances(findings: readonly Finding[], scope: Scope): Finding[] {
  return scope.allow.flatMap((allowance, index) => {
    const why = whyIdle(
      findings.filter((finding) => holds(scope, finding)),
      allowance,
    );
    if (why === undefined) return [];
    const finding: FindingInput = { code: 'FLX004', subject: scope.name, path: `allow[${index}]`, ...why };
    return { severity: CODES.FLX004.severity, ...finding };
  });
}

function whyIdle(
  findings: readonly Finding[],
  { code, subject, reason }: Allowance,
): Pick<FindingInput, 'message' | 'hint'> | undefined {
  if (!isFindingCode(code)) {
    return {
      message: `allows "${String(code)}", which is no code`,
      hint: didYouMean(String(code), Object.keys(CODES)),
    };
  }
  if (!CODES[code].allowable)
    return { message: `allows ${code}, which cannot be allowed`, hint: 'correct what it reports' };
  const found = findings.filter((finding) => finding.code === code);
  if (!found.some((finding) => finding.subject === subject)) {
    const hint =
      didYouMean(
        subject,
        found.map((finding) => finding.subject),
      ) ?? 'remove it';
    return { message: `allows ${code} for ${subject}, which is not reported`, hint };
  }
  return reason.trim() === ''
    ? { message: `allows ${code} for ${subject} without a reason`, hint: 'say why it is fine' }
    : undefined;
}
