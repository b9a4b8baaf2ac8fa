import { ApiObject, Duration } from 'cdk8s';
import { type Cluster, Provider, type ProviderType } from 'cdk8s-fluxcd';

import { PROVIDER_TYPES } from '../../lib/api/index.js';
import { fleetOf, lines, messagesOf, objectOf, specOf } from '../fleet/support.js';

const API_VERSION = 'notification.toolkit.fluxcd.io/v1beta3';
const ADDRESS = 'https://example.org/hook';
const SECRET = { name: 'credentials' };
const HINT = 'give it, or "secretRef" with a Secret that has it';

function specFrom(build: (cluster: Cluster) => Provider): Record<string, unknown> {
  const app = fleetOf((cluster) => void build(cluster));
  expect(messagesOf(app)).toEqual([]);
  return specOf(app, 'Provider', 'it');
}

/** The factory of a type, as plain JavaScript sees it. */
function factoryOf(type: string): (cluster: Cluster, id: string, props: object) => Provider {
  const name = type === 'generic-hmac' ? 'genericHmac' : type;
  return (Provider as unknown as Record<string, (cluster: Cluster, id: string, props: object) => Provider>)[
    name
  ] as never;
}

describe('A Provider', () => {
  it('is one object', () => {
    const app = fleetOf((cluster) => {
      const provider = new Provider(cluster, 'it', { type: 'slack', channel: 'alerts', secretRef: SECRET });
      expect(provider.ref).toEqual({ apiVersion: API_VERSION, kind: 'Provider', namespace: 'flux-system', name: 'it' });
    });
    expect(objectOf(app, 'Provider', 'it')).toEqual({
      apiVersion: API_VERSION,
      kind: 'Provider',
      metadata: { name: 'it', namespace: 'flux-system' },
      spec: { type: 'slack', channel: 'alerts', secretRef: SECRET },
    });
  });

  it('takes its Secrets as constructs', () => {
    const spec = specFrom((cluster) => {
      const metadata = { name: 'slack', namespace: 'flux-system' };
      const secretRef = new ApiObject(cluster, 'secret', { apiVersion: 'v1', kind: 'Secret', metadata });
      return Provider.slack(cluster, 'it', { secretRef, timeout: Duration.minutes(2) });
    });
    expect(spec).toEqual({ timeout: '2m', type: 'slack', secretRef: { name: 'slack' } });
  });

  it('refuses a Secret of another namespace', () => {
    fleetOf((cluster) => {
      const metadata = { name: 'slack', namespace: 'apps' };
      const secretRef = new ApiObject(cluster, 'secret', { apiVersion: 'v1', kind: 'Secret', metadata });
      const where = 'is in namespace "apps", and Flux looks for it in "flux-system" only';
      expect(() => Provider.slack(cluster, 'it', { secretRef })).toThrow(
        new Error(`"staging/it": "secretRef": Secret "slack" ${where}`),
      );
    });
  });

  it('may be one that this app does not make', () => {
    fleetOf((cluster) => {
      const { ref } = Provider.fromName(cluster, 'it', { name: 'other', namespace: 'team' });
      expect(ref).toEqual({ apiVersion: API_VERSION, kind: 'Provider', namespace: 'team', name: 'other' });
    });
  });

  it('of a type that the Flux of the cluster lacks is an error', () => {
    const build = (cluster: Cluster) => {
      Provider.otel(cluster, 'it', { address: ADDRESS });
    };
    const { findings } = fleetOf(build, { cluster: { flux: '2.6' } }).result();
    expect(findings).toMatchObject([{ code: 'FLX111', path: 'spec.type' }]);
  });
});

describe('The types of Providers', () => {
  it('are checked without a factory too', () => {
    const app = fleetOf((cluster) => {
      new Provider(cluster, 'it', { type: 'slack', serviceAccountName: 'alerts' });
    });
    expect(messagesOf(app)).toEqual([
      lines(
        `error FLX529 Provider "flux-system/it": spec.address is missing, without which a Provider of type "slack" sends nothing; write it, or "secretRef" with a Secret that has it`,
        'at staging/it',
      ),
      lines(
        'warning FLX503 Provider "flux-system/it": spec.serviceAccountName has no effect with type "slack"; leave it out',
        'at staging/it',
      ),
    ]);
  });

  it.each(Object.keys(PROVIDER_TYPES) as ProviderType[])('%s has a factory, which asks for what it needs', (type) => {
    const { needs, takes } = PROVIDER_TYPES[type];
    const given = { address: ADDRESS, channel: 'alerts/flux', secretRef: SECRET, serviceAccountName: 'alerts' };
    const fields = Object.entries(given).filter(([field]) => [...needs, ...takes].includes(field as never));
    const spec = specFrom((cluster) => factoryOf(type)(cluster, 'it', Object.fromEntries(fields)));
    expect(spec).toEqual({ type, ...Object.fromEntries(fields) });
  });

  it.each<[string, object, string]>([
    ['slack', {}, `"address" is missing, without which a Provider of type "slack" fails; ${HINT}`],
    [
      'pagerduty',
      { address: ADDRESS },
      '"channel" is missing, without which a Provider of type "pagerduty" fails; give it',
    ],
    [
      'github',
      { address: ADDRESS },
      '"secretRef" is missing, without which a Provider of type "github" fails; give it',
    ],
    [
      'telegram',
      { secretRef: SECRET },
      '"channel" is missing, without which a Provider of type "telegram" fails; give it',
    ],
  ])('%s is refused without, as plain JavaScript may have it', (type, props, message) => {
    fleetOf((cluster) =>
      expect(() => factoryOf(type)(cluster, 'it', props)).toThrow(new Error(`"staging/it": ${message}`)),
    );
  });

  it('take an address in a Secret as well', () => {
    expect(specFrom((cluster) => Provider.msteams(cluster, 'it', { secretRef: SECRET }))).toEqual({
      type: 'msteams',
      secretRef: SECRET,
    });
  });

  it('are typed', () => {
    fleetOf((cluster) => {
      const make = [
        // @ts-expect-error no address, and no Secret that could have it
        () => Provider.msteams(cluster, 'a', {}),
        // @ts-expect-error Teams has no channel: it is in the address
        () => Provider.msteams(cluster, 'b', { address: ADDRESS, channel: 'alerts' }),
        // @ts-expect-error commit statuses need a token
        () => Provider.github(cluster, 'c', { address: 'https://github.com/example/fleet' }),
        // @ts-expect-error only Providers of commit statuses name them
        () => Provider.slack(cluster, 'd', { secretRef: SECRET, commitStatusExpr: "'x'" }),
        // @ts-expect-error no type of Flux
        () => new Provider(cluster, 'e', { type: 'irc' }),
      ];
      expect(make).toHaveLength(5);
    });
  });
});
