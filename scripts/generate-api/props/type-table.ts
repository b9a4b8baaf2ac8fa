/**
 * What the CRDs do not say of the types of props: names that people know, fields that take a construct, fields that a
 * construct handles itself, and of which fields exactly one may be given.
 */

/** Names of interfaces by place; all others are made of the kind and the path. */
export const NAMES: Readonly<Record<string, string>> = {
  'GitRepository.ref': 'GitReference',
  'OCIRepository.ref': 'OCIReference',
  'Kustomization.healthChecks[]': 'HealthCheck',
  'HelmRelease.chart': 'ChartTemplate',
  'HelmRelease.chart.spec': 'ChartTemplateSpec',
  'Alert.eventSources[]': 'EventSource',
  'Receiver.resources[]': 'ReceiverResource',
};

/** Fields of `spec` that are no plain fields of the props: the construct has its own. */
export const LEFT_OUT: ReadonlySet<string> = new Set(['Kustomization.dependsOn', 'HelmRelease.dependsOn']);

/** References to objects that are not Flux's own, or of any kind, which take a construct too. */
export const DATA_REFERENCES: ReadonlySet<string> = new Set([
  'ExternalArtifact.sourceRef',
  'HelmRelease.valuesFrom[]',
  'Kustomization.postBuild.substituteFrom[]',
  'Kustomization.healthChecks[]',
  'ResourceSet.dependsOn[]',
]);

/** What the CRD only calls open. */
export const TYPES: Readonly<Record<string, string>> = {
  'HelmRelease.values': 'Readonly<Record<string, unknown>>',
};

/** Exactly one of the fields must be given. */
export const EXACTLY_ONE: ReadonlySet<string> = new Set([
  'Kustomization.kubeConfig',
  'HelmRelease.kubeConfig',
  'ImagePolicy.policy',
]);

/** Defaults that a construct works out. */
export const DEFAULTS: Readonly<Record<string, string>> = {
  'Kustomization.sourceRef': '- the source of the cluster’s entry Kustomization',
  'Kustomization.path': '"./deploy/<cluster>/<name>"; `null` is the root of the source',
  'Kustomization.wait': '- true, unless `healthChecks` is given',
  'Kustomization.healthChecks': '- what dependencies of others ask for',
  'GitRepository.url': '- that of `repository`',
  'GitRepository.ref': '- the branch of `repository`; else Flux takes `master`',
  'Alert.eventSources': '- what `watch`, `watchAll` and `watchIn` add',
  'Receiver.resources': '- what `watch`, `watchAll` and `watchIn` add',
  'ImageUpdateAutomation.sourceRef': '- the source of the cluster’s entry Kustomization',
};

/** Where Flux documents a kind. */
export const PAGES: Readonly<Record<string, string>> = {
  GitRepository: 'https://fluxcd.io/flux/components/source/gitrepositories/',
  OCIRepository: 'https://fluxcd.io/flux/components/source/ocirepositories/',
  HelmRepository: 'https://fluxcd.io/flux/components/source/helmrepositories/',
  HelmChart: 'https://fluxcd.io/flux/components/source/helmcharts/',
  Bucket: 'https://fluxcd.io/flux/components/source/buckets/',
  ExternalArtifact: 'https://fluxcd.io/flux/components/source/externalartifacts/',
  ArtifactGenerator: 'https://fluxcd.io/flux/components/source/artifactgenerators/',
  Kustomization: 'https://fluxcd.io/flux/components/kustomize/kustomizations/',
  HelmRelease: 'https://fluxcd.io/flux/components/helm/helmreleases/',
  Provider: 'https://fluxcd.io/flux/components/notification/providers/',
  Alert: 'https://fluxcd.io/flux/components/notification/alerts/',
  Receiver: 'https://fluxcd.io/flux/components/notification/receivers/',
  ImageRepository: 'https://fluxcd.io/flux/components/image/imagerepositories/',
  ImagePolicy: 'https://fluxcd.io/flux/components/image/imagepolicies/',
  ImageUpdateAutomation: 'https://fluxcd.io/flux/components/image/imageupdateautomations/',
  FluxInstance: 'https://fluxoperator.dev/docs/crd/fluxinstance/',
  ResourceSet: 'https://fluxoperator.dev/docs/crd/resourceset/',
  ResourceSetInputProvider: 'https://fluxoperator.dev/docs/crd/resourcesetinputprovider/',
};
