import { escapeRegExp } from '../util/index.js';

/** Who may have signed: texts that must be equal, or regular expressions, which may match anywhere. */
export interface SignerIdentity {
  /** Issuer in the certificate, such as `https://token.actions.githubusercontent.com`. */
  readonly issuer: string | RegExp;
  /** Subject in the certificate: the address of a person, or the URL of a workflow. */
  readonly subject: string | RegExp;
}

/** A workflow of GitHub Actions. */
export interface GitHubWorkflow {
  /** Repository with its owner, such as `example/shop`. */
  readonly repository: string;
  /** File of the workflow, such as `release.yaml`. @default - any of the repository */
  readonly workflow?: string;
  /** What it ran for, such as `refs/heads/main` or, for any version, `refs/tags/v*`. @default - anything */
  readonly ref?: string;
}

/** `verify` of an OCIRepository or a HelmChart; the `chart` of a HelmRelease has no `matchOIDCIdentity`. */
export interface KeylessVerification {
  readonly provider: 'cosign';
  readonly matchOIDCIdentity: readonly { readonly issuer: string; readonly subject: string }[];
}

const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/**
 * Values of `verify` for artifacts that were signed by cosign without a key. Flux reads issuer and subject as regular
 * expressions that may match anywhere; here, a text means just that text.
 */
export const Verification = {
  /** Signed by one of these. */
  keyless(...signers: readonly [SignerIdentity, ...SignerIdentity[]]): KeylessVerification {
    const matchOIDCIdentity = signers.map(({ issuer, subject }) => ({
      issuer: expressionOf(issuer),
      subject: expressionOf(subject),
    }));
    return { provider: 'cosign', matchOIDCIdentity };
  },

  /** Signed in one of these workflows of GitHub Actions. */
  githubActions(...workflows: readonly [GitHubWorkflow, ...GitHubWorkflow[]]): KeylessVerification {
    const issuer = expressionOf(GITHUB_ISSUER);
    return {
      provider: 'cosign',
      matchOIDCIdentity: workflows.map((workflow) => ({ issuer, subject: subjectOf(workflow) })),
    };
  },
} as const;

/** `https://github.com/OWNER/NAME/.github/workflows/FILE@REF`, as GitHub's certificates have it. */
function subjectOf({ repository, workflow, ref = '*' }: GitHubWorkflow): string {
  const folder = escapeRegExp(`https://github.com/${repository}/.github/workflows/`);
  const file = workflow === undefined ? '[^@]+' : escapeRegExp(workflow);
  return `^${folder}${file}@${ref.split('*').map(escapeRegExp).join('.*')}$`;
}

function expressionOf(value: string | RegExp): string {
  return typeof value === 'string' ? `^${escapeRegExp(value)}$` : sourceOf(value);
}

/** As Go writes it: slashes need no escape. @throws on flags that would be lost */
function sourceOf({ source, flags }: RegExp): string {
  if (flags !== '') throw new Error(`the regular expression /${source}/${flags} has flags, which Flux does not take`);
  return source.replace(/\\\//g, '/');
}
