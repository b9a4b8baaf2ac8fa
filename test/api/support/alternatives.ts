import type { Json } from '../../../lib/manifest/index.js';

/** One way out where no object can have all fields: what it leaves out and what it must say, by path from `spec` on. */
export interface Alternative {
  /** There is this way only where the version has these fields. */
  readonly needs?: readonly string[];
  /** Does nothing to fields that the version requires: HelmRelease v2beta1 has `chart` beside `chartRef`. */
  readonly without?: readonly string[];
  /** Does nothing to fields that the version lacks. */
  readonly says?: Readonly<Record<string, Json>>;
}

/** Ways that exclude each other. Groups of one kind are independent. */
export type Choice = readonly Alternative[];

const KUBE_CONFIG: Choice = [
  { without: ['kubeConfig.configMapRef'] },
  { needs: ['kubeConfig.configMapRef'], without: ['kubeConfig.secretRef'] },
];

const NO_CREDENTIALS = ['url', 'secretRef', 'certSecretRef', 'insecure'];

/** What the rules of the CRDs exclude. Kinds that are not here have no such rule, or their example keeps it. */
export const CHOICES: Readonly<Record<string, readonly Choice[]>> = {
  GitRepository: [[{ says: { provider: 'azure' } }]],
  HelmChart: [[{ says: { 'sourceRef.kind': 'HelmRepository' } }]],
  Bucket: [
    [
      { without: ['serviceAccountName'], says: { provider: 'generic', 'sts.provider': 'ldap' } },
      {
        without: ['secretRef', 'sts.secretRef', 'sts.certSecretRef'],
        says: { provider: 'aws', 'sts.provider': 'aws' },
      },
    ],
  ],
  Kustomization: [KUBE_CONFIG],
  HelmRelease: [
    [{ without: ['chartRef'] }, { needs: ['chartRef'], without: ['chart'] }],
    KUBE_CONFIG,
    [{ says: { 'install.strategy.name': 'RetryOnFailure', 'upgrade.strategy.name': 'RetryOnFailure' } }],
  ],
  Provider: [[{ says: { type: 'github' } }]],
  Receiver: [
    [
      { without: ['oidcProviders'], says: { type: 'github' } },
      { needs: ['oidcProviders'], without: ['secretRef'], says: { type: 'generic-oidc' } },
    ],
  ],
  ImagePolicy: [[{ says: { digestReflectionPolicy: 'Always' } }]],
  FluxInstance: [[{ says: { 'sync.provider': 'github', 'sync.kind': 'GitRepository' } }]],
  ResourceSetInputProvider: [
    [
      { without: ['selectors', 'serviceAccountName'], says: { type: 'ExternalService' } },
      {
        without: [...NO_CREDENTIALS, 'selectors[].matchLabels', 'selectors[].matchExpressions'],
        says: { type: 'ExternalArtifact' },
      },
      { without: [...NO_CREDENTIALS, 'selectors[].name'], says: { type: 'ExternalArtifact' } },
      { without: [...NO_CREDENTIALS, 'selectors', 'serviceAccountName'], says: { type: 'Static' } },
    ],
  ],
  ResourceSet: [
    [{ without: ['steps'] }, { without: ['resources', 'resourcesTemplate'] }],
    [{ without: ['inputsFrom[].selector'] }, { without: ['inputsFrom[].name'] }],
    [{ says: { 'inputStrategy.name': 'Permute' } }],
  ],
};
