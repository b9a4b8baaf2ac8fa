import { ApiObject } from 'cdk8s';
import { type Allowance, Kustomization } from 'cdk8s-fluxcd';

import { fleetOf, messagesOf } from '../fleet/support.js';

const REASON = 'everybody knows it';
const DEMO: Allowance = { code: 'FLX104', subject: 'Secret "demo/password"', reason: REASON };

function findings(allow: readonly Allowance[], inCluster: readonly Allowance[] = []): string[] {
  const app = fleetOf(
    (cluster) => {
      const demo = new Kustomization(cluster, 'demo', { objects: { namespace: 'demo' } });
      new ApiObject(demo, 'password', { apiVersion: 'v1', kind: 'Secret', stringData: { password: 'demo' } });
    },
    { app: { allow }, cluster: { allow: inCluster } },
  );
  return messagesOf(app).map((message) => message.split('\n')[0] ?? '');
}

const WARNING = `warning FLX104 Secret "demo/password": stringData holds plain values; allowed: ${REASON}`;

describe('What is allowed', () => {
  it.each([
    ['by the app', findings([DEMO])],
    ['by the cluster', findings([], [DEMO])],
  ])('%s is a warning with its reason', (_, messages) => {
    expect(messages).toEqual([WARNING]);
  });

  it('by another cluster stays an error', () => {
    expect(findings([], [{ ...DEMO, subject: 'Secret "demo/other"' }])[0]).toMatch(/^error FLX104/);
  });
});

describe('An allowance that changes nothing', () => {
  it.each<[string, Allowance, string]>([
    [
      'of something that is not reported',
      { ...DEMO, subject: 'Secret "demo/passwort"' },
      'allows FLX104 for Secret "demo/passwort", which is not reported; did you mean "Secret "demo/password""?',
    ],
    [
      'of a code that is not reported',
      { ...DEMO, code: 'FLX103' },
      'allows FLX103 for Secret "demo/password", which is not reported; remove it',
    ],
    [
      'of a code that cannot be allowed',
      { ...DEMO, code: 'FLX101' },
      'allows FLX101, which cannot be allowed; correct what it reports',
    ],
    [
      'of a code that is none',
      { ...DEMO, code: 'FLX1104' as never },
      'allows "FLX1104", which is no code; did you mean "FLX104"?',
    ],
    [
      'without a reason',
      { ...DEMO, reason: ' ' },
      'allows FLX104 for Secret "demo/password" without a reason; say why it is fine',
    ],
  ])('%s is reported', (_, allowance, message) => {
    expect(findings([allowance]).find((text) => text.includes('FLX004'))).toBe(
      `warning FLX004 app "demo": allow[0] ${message}`,
    );
  });
});
