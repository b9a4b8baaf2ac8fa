import type { FluxMinor } from './flux-minors.js';

/** A field by which a Flux object names other Flux objects. */
export interface ReferenceField {
  /** The kind that has the field. */
  readonly kind: string;
  /** Below `spec`; `[]` stands for each item of a list: `dependsOn[]`. */
  readonly path: string;
  /** The kinds it may name. */
  readonly targets: readonly ReferenceTarget[];
  /** Whether the kind is written in the field; where it is not, there is one target. */
  readonly kindField: boolean;
  /** `own`: always the namespace of the object; `field`: what `namespace` says, else that of the object. */
  readonly namespace: 'own' | 'field';
  /** Whether the object waits until what it names is ready. */
  readonly dependency?: true;
  /** Whether the name `*` selects all objects of the kind. */
  readonly wildcard?: true;
}

export interface ReferenceTarget {
  readonly kind: string;
  /** The first Flux minor that accepts it here; not written where that is as old as field and target. */
  readonly since?: FluxMinor;
}

/**
 * What Alert and Receiver can listen to. Flux Operator patches the CRDs of the Flux that it installs, so that they take
 * its own kinds too (controlplaneio-fluxcd/flux-operator v0.58.1); whether it did is not known here.
 */
const EVENT_OBJECTS: readonly ReferenceTarget[] = [
  { kind: 'GitRepository' },
  { kind: 'OCIRepository', since: '0.32' },
  { kind: 'Bucket' },
  { kind: 'HelmRepository' },
  { kind: 'HelmChart' },
  { kind: 'Kustomization' },
  { kind: 'HelmRelease' },
  { kind: 'ImageRepository' },
  { kind: 'ImagePolicy' },
  { kind: 'ImageUpdateAutomation' },
  { kind: 'ArtifactGenerator', since: '2.8' },
  { kind: 'ExternalArtifact', since: '2.8' },
  { kind: 'FluxInstance' },
  { kind: 'ResourceSet' },
  { kind: 'ResourceSetInputProvider' },
];

const CHART_SOURCES: readonly ReferenceTarget[] = [
  { kind: 'HelmRepository' },
  { kind: 'GitRepository' },
  { kind: 'Bucket' },
];

/**
 * Fields that name Flux objects, from the enums of the CRDs and from the controllers' lookups. References to Secrets,
 * ConfigMaps and service accounts are none of them, nor are fields that may name any kind (`healthChecks`).
 */
export const REFERENCE_FIELDS: readonly ReferenceField[] = [
  {
    kind: 'Kustomization',
    path: 'sourceRef',
    targets: [
      { kind: 'GitRepository' },
      { kind: 'OCIRepository', since: '0.32' },
      { kind: 'Bucket' },
      { kind: 'ExternalArtifact', since: '2.7' },
    ],
    kindField: true,
    namespace: 'field',
  },
  {
    kind: 'Kustomization',
    path: 'dependsOn[]',
    targets: [{ kind: 'Kustomization' }],
    kindField: false,
    namespace: 'field',
    dependency: true,
  },
  { kind: 'HelmRelease', path: 'chart.spec.sourceRef', targets: CHART_SOURCES, kindField: true, namespace: 'field' },
  {
    kind: 'HelmRelease',
    path: 'chartRef',
    targets: [
      { kind: 'OCIRepository', since: '2.3' },
      { kind: 'HelmChart', since: '2.3' },
      { kind: 'ExternalArtifact', since: '2.7' },
    ],
    kindField: true,
    namespace: 'field',
  },
  {
    kind: 'HelmRelease',
    path: 'dependsOn[]',
    targets: [{ kind: 'HelmRelease' }],
    kindField: false,
    namespace: 'field',
    dependency: true,
  },
  { kind: 'HelmChart', path: 'sourceRef', targets: CHART_SOURCES, kindField: true, namespace: 'own' },
  {
    kind: 'GitRepository',
    path: 'include[].repository',
    targets: [{ kind: 'GitRepository' }],
    kindField: false,
    namespace: 'own',
  },
  {
    kind: 'ArtifactGenerator',
    path: 'sources[]',
    targets: [
      { kind: 'GitRepository' },
      { kind: 'OCIRepository' },
      { kind: 'Bucket' },
      { kind: 'HelmChart', since: '2.8' },
      { kind: 'ExternalArtifact', since: '2.8' },
    ],
    kindField: true,
    namespace: 'field',
  },
  {
    kind: 'ImagePolicy',
    path: 'imageRepositoryRef',
    targets: [{ kind: 'ImageRepository' }],
    kindField: false,
    namespace: 'field',
  },
  {
    kind: 'ImageUpdateAutomation',
    path: 'sourceRef',
    targets: [{ kind: 'GitRepository' }],
    kindField: true,
    namespace: 'field',
  },
  { kind: 'Alert', path: 'providerRef', targets: [{ kind: 'Provider' }], kindField: false, namespace: 'own' },
  {
    kind: 'Alert',
    path: 'eventSources[]',
    targets: EVENT_OBJECTS,
    kindField: true,
    namespace: 'field',
    wildcard: true,
  },
  {
    kind: 'Receiver',
    path: 'resources[]',
    targets: EVENT_OBJECTS,
    kindField: true,
    namespace: 'field',
    wildcard: true,
  },
  {
    kind: 'ResourceSet',
    path: 'inputsFrom[]',
    targets: [{ kind: 'ResourceSetInputProvider' }],
    kindField: true,
    namespace: 'own',
  },
];
