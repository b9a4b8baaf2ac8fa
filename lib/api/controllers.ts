/** The parts of Flux that can be left out of it, and the kinds that each reconciles. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'source-controller': ['GitRepository', 'OCIRepository', 'HelmRepository', 'HelmChart', 'Bucket', 'ExternalArtifact'],
  'source-watcher': ['ArtifactGenerator'],
  'kustomize-controller': ['Kustomization'],
  'helm-controller': ['HelmRelease'],
  'notification-controller': ['Alert', 'Provider', 'Receiver'],
  'image-reflector-controller': ['ImageRepository', 'ImagePolicy'],
  'image-automation-controller': ['ImageUpdateAutomation'],
};

/** What Flux Operator and `flux install` install when they are not told. */
export const DEFAULT_CONTROLLERS: readonly string[] = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'notification-controller',
];

const BY_KIND: ReadonlyMap<string, string> = new Map(
  Object.entries(KINDS).flatMap(([controller, kinds]) => kinds.map((kind) => [kind, controller] as const)),
);

/** The controller that serves a Flux kind; undefined for those of Flux Operator, and all others. */
export function controllerOf(kind: string): string | undefined {
  return BY_KIND.get(kind);
}
