import type { FluxMinor } from './flux-minors.js';

/** The fields of a Provider that only some types read. */
export type ProviderField =
  | 'address'
  | 'channel'
  | 'username'
  | 'secretRef'
  | 'serviceAccountName'
  | 'commitStatusExpr'
  | 'certSecretRef'
  | 'proxy'
  | 'proxySecretRef';

export interface ProviderFields {
  /** Without these no notification is sent; an `address` may also be in the Secret of `secretRef`. */
  readonly needs: readonly ProviderField[];
  readonly takes: readonly ProviderField[];
}

const TLS = ['certSecretRef'] as const;
const PROXY = ['proxy', 'proxySecretRef'] as const;
const BOTH = [...TLS, ...PROXY] as const;

const WEBHOOK = { needs: ['address'], takes: ['secretRef', ...BOTH] } as const;
const COMMIT_STATUS = {
  needs: ['address', 'secretRef'],
  takes: ['commitStatusExpr', ...BOTH],
} as const;
const COMMENT = { needs: ['address', 'secretRef'], takes: BOTH } as const;
const DIRECT_COMMIT_STATUS = { ...COMMIT_STATUS, takes: ['commitStatusExpr', ...TLS] } as const;

/**
 * What notification-controller reads for each type; everything else in a Provider of the type has no effect. Read in the
 * code of its version 1.9, `internal/notifier`, which is that of Flux 2.9.
 */
export const PROVIDER_TYPES = {
  slack: { needs: ['address'], takes: ['channel', 'username', 'secretRef', ...BOTH] },
  discord: { needs: ['address'], takes: ['username', 'secretRef', ...PROXY] },
  msteams: WEBHOOK,
  rocket: { needs: ['address'], takes: ['channel', 'username', 'secretRef', ...BOTH] },
  generic: WEBHOOK,
  'generic-hmac': { needs: ['address', 'secretRef'], takes: BOTH },
  github: COMMIT_STATUS,
  gitlab: DIRECT_COMMIT_STATUS,
  gitea: COMMIT_STATUS,
  bitbucketserver: DIRECT_COMMIT_STATUS,
  bitbucket: DIRECT_COMMIT_STATUS,
  azuredevops: { needs: ['address'], takes: ['secretRef', 'serviceAccountName', 'commitStatusExpr', ...BOTH] },
  githubdispatch: COMMENT,
  githubpullrequestcomment: COMMENT,
  gitlabmergerequestcomment: { ...COMMENT, takes: TLS },
  giteapullrequestcomment: COMMENT,
  googlechat: { needs: ['address'], takes: ['secretRef', ...PROXY] },
  googlepubsub: { needs: ['address', 'channel'], takes: ['secretRef', 'serviceAccountName', ...PROXY] },
  webex: { needs: ['address', 'channel', 'secretRef'], takes: BOTH },
  sentry: { needs: ['address'], takes: ['channel', 'secretRef', ...TLS] },
  azureeventhub: { needs: ['address'], takes: ['channel', 'secretRef', 'serviceAccountName', ...PROXY] },
  telegram: { needs: ['channel', 'secretRef'], takes: PROXY },
  lark: { needs: ['address'], takes: ['secretRef'] },
  matrix: { needs: ['address', 'channel', 'secretRef'], takes: TLS },
  opsgenie: { needs: ['address', 'secretRef'], takes: BOTH },
  alertmanager: WEBHOOK,
  grafana: WEBHOOK,
  pagerduty: { needs: ['address', 'channel'], takes: ['secretRef', ...BOTH] },
  datadog: { needs: ['address', 'secretRef'], takes: BOTH },
  nats: { needs: ['address', 'channel'], takes: ['secretRef'] },
  zulip: { needs: ['address', 'channel', 'secretRef'], takes: BOTH },
  otel: { needs: ['address'], takes: ['username', 'secretRef', ...BOTH] },
} as const satisfies Readonly<Record<string, ProviderFields>>;

/** The Flux whose code was read; what older ones read is not known for certain. */
export const PROVIDER_TYPES_SINCE: FluxMinor = '2.9';

/** What Flux reads for a type, undefined for what is no type. */
export function providerFields(type: string): ProviderFields | undefined {
  return Object.hasOwn(PROVIDER_TYPES, type) ? PROVIDER_TYPES[type as keyof typeof PROVIDER_TYPES] : undefined;
}

/** The first field without which a Provider of a type sends nothing; undefined where it has all. */
export function missingProviderField(
  type: string,
  fields: Readonly<Record<string, unknown>>,
): ProviderField | undefined {
  const isGiven = (field: string) => fields[field] !== undefined && fields[field] !== null;
  const needs = providerFields(type)?.needs ?? [];
  return needs.find((field) => !isGiven(field) && !(field === 'address' && isGiven('secretRef')));
}
