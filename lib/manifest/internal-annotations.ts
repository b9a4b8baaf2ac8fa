const INTERNAL = 'internal.config.kubernetes.io';

/**
 * Annotations that kustomize 5.8.1 keeps its own notes in and strips from every object it builds: `BuildAnnotations` in
 * sigs.k8s.io/kustomize/api/resource/resource.go and the origin and transformer keys in api/internal/utils/annotations.go,
 * v0.21.1.
 */
export const STRIPPED_ANNOTATIONS: ReadonlySet<string> = new Set([
  `${INTERNAL}/previousKinds`,
  `${INTERNAL}/previousNames`,
  `${INTERNAL}/prefixes`,
  `${INTERNAL}/suffixes`,
  `${INTERNAL}/previousNamespaces`,
  `${INTERNAL}/allowNameChange`,
  `${INTERNAL}/allowKindChange`,
  `${INTERNAL}/refBy`,
  `${INTERNAL}/generatorBehavior`,
  `${INTERNAL}/needsHashSuffix`,
  `${INTERNAL}/path`,
  `${INTERNAL}/index`,
  `${INTERNAL}/seqindent`,
  `${INTERNAL}/id`,
  `${INTERNAL}/annotations-migration-resource-id`,
  `${INTERNAL}/helm-generated`,
  'config.kubernetes.io/path',
  'config.kubernetes.io/index',
  'config.k8s.io/id',
  'config.kubernetes.io/origin',
  'alpha.config.kubernetes.io/transformations',
]);

/** An object with it is not built, unless its value is "false": `DropLocalNodes` in api/resource/factory.go. */
export const LOCAL_CONFIG_ANNOTATION = 'config.kubernetes.io/local-config';
