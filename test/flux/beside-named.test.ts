import { Alert, type AlertProps, type Cluster, ImagePolicy, type ImagePolicyProps } from 'cdk8s-fluxcd';

import { fleetOf, messagesOf } from '../fleet/support.js';

const NOTHING = undefined as unknown;

describe('Without props, as plain JavaScript may leave them out', () => {
  it.each<[string, (cluster: Cluster) => unknown, string[]]>([
    [
      'an Alert',
      (cluster) => new Alert(cluster, 'it', NOTHING as AlertProps),
      [
        'error FLX112 Alert "flux-system/it": spec.providerRef is missing\n    at staging/it',
        'warning FLX520 Alert "flux-system/it": spec.eventSources is empty: it hears of nothing; name an object\n    at staging/it',
      ],
    ],
    [
      'an ImagePolicy',
      (cluster) => new ImagePolicy(cluster, 'it', NOTHING as ImagePolicyProps),
      [
        'error FLX112 ImagePolicy "flux-system/it": spec.imageRepositoryRef is missing\n    at staging/it',
        'error FLX112 ImagePolicy "flux-system/it": spec.policy is missing\n    at staging/it',
      ],
    ],
  ])('%s says what it needs', (_title, make, messages) => {
    expect(messagesOf(fleetOf(make))).toEqual(messages);
  });
});
