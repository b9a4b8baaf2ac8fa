import type { Construct } from 'constructs';

import { missingProviderField } from '../api/index.js';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, IFluxObject, SpecProps } from './flux-object.js';
import type { ProviderSpec } from './generated/provider-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';
import { misuse, pathBelow } from './misuse.js';
import type { ProviderPropsOf, ProviderType } from './provider-types.js';

const BRAND = Symbol.for('cdk8s-fluxcd.Provider');

export interface IProvider extends IFluxObject<'Provider'> {}

export interface ProviderProps extends FluxObjectProps, SpecProps<ProviderSpec, 'type'> {}

/** Makes a Provider of one type from the fields that Flux reads for it. */
export type ProviderFactory<Type extends ProviderType> = (
  scope: Construct,
  id: string,
  props: ProviderPropsOf<Type>,
) => Provider;

/**
 * A service that Alerts send their notifications to. There is a factory for each type, with the fields that
 * notification-controller reads for it; where an `address` is asked for, a Secret that has it does as well.
 *
 * @example
 *
 *   Provider.slack(cluster, 'slack', { channel: 'alerts', secretRef: { name: 'slack-webhook' } });
 */
export class Provider extends FluxConstruct<'Provider'> implements IProvider {
  /** Chat: Slack, by webhook or as a bot. */
  static readonly slack = factory('slack');
  /** Chat: Discord. */
  static readonly discord = factory('discord');
  /** Chat: Microsoft Teams. */
  static readonly msteams = factory('msteams');
  /** Chat: Rocket. */
  static readonly rocket = factory('rocket');
  /** Chat: Google Chat. */
  static readonly googlechat = factory('googlechat');
  /** Chat: Webex; `channel` is the id of the room. */
  static readonly webex = factory('webex');
  /** Chat: Telegram; `channel` is the id of the chat, with `:<thread>` where it has threads. */
  static readonly telegram = factory('telegram');
  /** Chat: Lark. */
  static readonly lark = factory('lark');
  /** Chat: Matrix; `channel` is the id of the room. */
  static readonly matrix = factory('matrix');
  /** Chat: Zulip; `channel` is `<channel>/<topic>`. */
  static readonly zulip = factory('zulip');

  /** Commit status: GitHub; `address` is that of the repository. */
  static readonly github = factory('github');
  /** Commit status: GitLab; `address` is that of the project. */
  static readonly gitlab = factory('gitlab');
  /** Commit status: Gitea; `address` is that of the repository. */
  static readonly gitea = factory('gitea');
  /** Commit status: Bitbucket; `address` is that of the repository. */
  static readonly bitbucket = factory('bitbucket');
  /** Commit status: Bitbucket Server and Data Center; `address` is that of the repository. */
  static readonly bitbucketserver = factory('bitbucketserver');
  /** Commit status: Azure DevOps; `address` is that of the repository. */
  static readonly azuredevops = factory('azuredevops');
  /** Comments in pull requests of GitHub. */
  static readonly githubpullrequestcomment = factory('githubpullrequestcomment');
  /** Comments in merge requests of GitLab. */
  static readonly gitlabmergerequestcomment = factory('gitlabmergerequestcomment');
  /** Comments in pull requests of Gitea. */
  static readonly giteapullrequestcomment = factory('giteapullrequestcomment');
  /** Starts workflows: repository dispatch of GitHub. */
  static readonly githubdispatch = factory('githubdispatch');

  /** Webhook: the event as JSON. */
  static readonly generic = factory('generic');
  /** Webhook: the event as JSON, signed with the `token` of the Secret. */
  static readonly genericHmac = factory('generic-hmac');

  /** Monitoring: Prometheus Alertmanager. */
  static readonly alertmanager = factory('alertmanager');
  /** Monitoring: annotations of Grafana. */
  static readonly grafana = factory('grafana');
  /** Monitoring: PagerDuty; `channel` is the routing key. */
  static readonly pagerduty = factory('pagerduty');
  /** Monitoring: Opsgenie. */
  static readonly opsgenie = factory('opsgenie');
  /** Monitoring: Sentry; `address` is the DSN, `channel` the environment. */
  static readonly sentry = factory('sentry');
  /** Monitoring: DataDog. */
  static readonly datadog = factory('datadog');
  /** Monitoring: traces by OpenTelemetry. */
  static readonly otel = factory('otel');

  /** Queue: Azure Event Hub; `channel` is its namespace, unless `address` is a connection string. */
  static readonly azureeventhub = factory('azureeventhub');
  /** Queue: Google Pub/Sub; `address` is the project, `channel` the topic. */
  static readonly googlepubsub = factory('googlepubsub');
  /** Queue: NATS; `channel` is the subject. */
  static readonly nats = factory('nats');

  static isProvider(x: unknown): x is Provider {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return Provider.isProvider(x);
  }

  /** A Provider of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IProvider {
    return new KnownByName(scope, id, 'Provider', props);
  }

  constructor(scope: Construct, id: string, props: ProviderProps) {
    super(scope, id, props, { kind: 'Provider' });
    brand(this, BRAND);
  }
}

function factory<Type extends ProviderType>(type: Type): ProviderFactory<Type> {
  return (scope, id, props) => {
    const missing = missingProviderField(type, props ?? {});
    if (missing === undefined) return new Provider(scope, id, { ...props, type });
    const hint = missing === 'address' ? 'give it, or "secretRef" with a Secret that has it' : 'give it';
    throw misuse(
      pathBelow(scope, id),
      `"${missing}" is missing, without which a Provider of type "${type}" fails; ${hint}`,
    );
  };
}
