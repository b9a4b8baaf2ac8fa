/** What to write instead of a field that is gone or deprecated. */
export interface FieldSuccessor {
  readonly kind: string;
  /** `spec.validation`; `[]` stands for each item of a list. */
  readonly path: string;
  /** The field that does what this one did. */
  readonly successor?: string;
  /** What to do where no single field does. */
  readonly advice?: string;
}

const ACCESS_FROM = {
  path: 'spec.accessFrom',
  advice: 'leave it out: source-controller refers to nothing in other namespaces',
};

/**
 * Fields that the newest version of a kind lacks, and those that its CRD calls deprecated. Sources: the CRDs, and the
 * upgrade notes of the controllers' changelogs.
 */
const SUCCESSORS: readonly FieldSuccessor[] = [
  { kind: 'GitRepository', path: 'spec.gitImplementation', advice: 'leave it out: Flux has one Git library' },
  ...['GitRepository', 'Bucket', 'HelmChart'].map((kind) => ({ kind, ...ACCESS_FROM })),
  { kind: 'HelmChart', path: 'spec.valuesFile', successor: 'spec.valuesFiles' },
  { kind: 'HelmRelease', path: 'spec.chart.spec.valuesFile', successor: 'spec.chart.spec.valuesFiles' },
  { kind: 'HelmRelease', path: 'spec.install.skipCRDs', advice: 'write "install.crds: Skip"' },
  {
    kind: 'HelmRelease',
    path: 'spec.postRenderers[].kustomize.patchesStrategicMerge',
    successor: 'spec.postRenderers[].kustomize.patches',
  },
  {
    kind: 'HelmRelease',
    path: 'spec.postRenderers[].kustomize.patchesJson6902',
    successor: 'spec.postRenderers[].kustomize.patches',
  },
  { kind: 'HelmRelease', path: 'spec.rollback.recreate', advice: 'leave it out: Helm 4 does nothing with it' },
  { kind: 'Kustomization', path: 'spec.validation', advice: 'leave it out: the API server validates what is applied' },
  { kind: 'Kustomization', path: 'spec.patchesStrategicMerge', successor: 'spec.patches' },
  { kind: 'Kustomization', path: 'spec.patchesJson6902', successor: 'spec.patches' },
  { kind: 'Alert', path: 'spec.summary', advice: 'write "eventMetadata.summary"' },
  { kind: 'Provider', path: 'spec.interval', advice: 'leave it out: a Provider is not reconciled' },
  { kind: 'Provider', path: 'spec.proxy', successor: 'spec.proxySecretRef' },
  { kind: 'ImageUpdateAutomation', path: 'spec.checkout', successor: 'spec.git.checkout' },
  { kind: 'ImageUpdateAutomation', path: 'spec.checkout.gitRepositoryRef', successor: 'spec.sourceRef' },
  { kind: 'ImageUpdateAutomation', path: 'spec.checkout.branch', successor: 'spec.git.checkout.ref.branch' },
  { kind: 'ImageUpdateAutomation', path: 'spec.commit', successor: 'spec.git.commit' },
  { kind: 'ImageUpdateAutomation', path: 'spec.push', successor: 'spec.git.push' },
];

/** What replaces a field, or the one around it; undefined where nothing is known. */
export function successorOf(kind: string, path: string): FieldSuccessor | undefined {
  const candidates = SUCCESSORS.filter((entry) => entry.kind === kind && isWithin(path, entry.path));
  return candidates.sort((a, b) => b.path.length - a.path.length)[0];
}

function isWithin(path: string, around: string): boolean {
  return path === around || path.startsWith(`${around}.`) || path.startsWith(`${around}[]`);
}
