/** Labels and annotations that Flux gives meaning to. */
export const WELL_KNOWN = {
  labels: {
    /** On all objects that a Kustomization applies: which one that was. */
    kustomizationName: 'kustomize.toolkit.fluxcd.io/name',
    kustomizationNamespace: 'kustomize.toolkit.fluxcd.io/namespace',
    /** On a ConfigMap or Secret, value `Enabled`: its users are reconciled when it changes (Flux 2.7). */
    watch: 'reconcile.fluxcd.io/watch',
    /** On the Namespace, ServiceAccount and RoleBinding of a tenant: whose they are. */
    tenant: 'toolkit.fluxcd.io/tenant',
  },
  /** How one object asks kustomize-controller for other treatment, by annotation or, but for `decrypt`, by label. */
  controls: {
    /** `disabled`: neither applied nor pruned. */
    reconcile: 'kustomize.toolkit.fluxcd.io/reconcile',
    /** `Override`, `Merge`, `IfNotPresent` or `Ignore`. */
    ssa: 'kustomize.toolkit.fluxcd.io/ssa',
    /** `disabled`: never garbage-collected. */
    prune: 'kustomize.toolkit.fluxcd.io/prune',
    /** `enabled`: deleted and created again where a change of it is refused. */
    force: 'kustomize.toolkit.fluxcd.io/force',
    /** `disabled`, in exactly this case: no variables are substituted. */
    substitute: 'kustomize.toolkit.fluxcd.io/substitute',
    /** `disabled`: SOPS leaves it alone. */
    decrypt: 'kustomize.toolkit.fluxcd.io/decrypt',
  },
} as const;
