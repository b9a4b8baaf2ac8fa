import type { FluxObjectProps } from './flux-object.js';
import type { ProviderSpec } from './generated/provider-spec.js';

export type ProviderType = ProviderSpec['type'];

type Field = 'address' | 'channel' | 'username' | 'secretRef' | 'serviceAccountName' | 'commitStatusExpr' | Connection;
type Connection = 'certSecretRef' | 'proxy' | 'proxySecretRef';

interface ProviderFields {
  /** Without these no notification is sent; an `address` may also be in the Secret of `secretRef`. */
  readonly needs: readonly Field[];
  readonly takes: readonly Field[];
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
 * code of its version 1.9, `internal/notifier`.
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
} as const satisfies Readonly<Record<ProviderType, ProviderFields>>;

type Types = typeof PROVIDER_TYPES;
type Needs<Type extends ProviderType> = Types[Type]['needs'][number];
type Takes<Type extends ProviderType> = Types[Type]['takes'][number];

/** The props of a Provider of one type: what notification-controller reads for it. */
export type ProviderPropsOf<Type extends ProviderType> = FluxObjectProps &
  Pick<ProviderSpec, 'suspend' | 'timeout' | Takes<Type>> &
  Required<Pick<ProviderSpec, Exclude<Needs<Type>, 'address'>>> &
  Address<Type>;

/** Where the Secret is required anyway, only its content tells whether it has the address. */
type Address<Type extends ProviderType> =
  'address' extends Needs<Type>
    ? 'secretRef' extends Needs<Type>
      ? Pick<ProviderSpec, 'address'>
      : Required<Pick<ProviderSpec, 'address'>> | Required<Pick<ProviderSpec, 'secretRef'>>
    : unknown;

/** What is missing among the props, which plain JavaScript may have left out. */
export function missingField(type: ProviderType, props: Readonly<Record<string, unknown>>): string | undefined {
  const isGiven = (field: string) => props[field] !== undefined && props[field] !== null;
  const { needs }: ProviderFields = PROVIDER_TYPES[type];
  return needs.find((field) => !isGiven(field) && !(field === 'address' && isGiven('secretRef')));
}
