import type { ClusterProps, KustomizationProps, TenantProps } from 'cdk8s-fluxcd';

/** What the years changed in the fleet: Flux, its API, and what one dares. */
export interface Era {
  readonly flux: ClusterProps['flux'];
  /** @default - what that Flux prefers */
  readonly apiVersions?: { readonly Kustomization: string; readonly GitRepository: string };
  /** Fields of the Kustomization that applies the projects of a cluster. */
  readonly projects?: Pick<KustomizationProps, 'validation'>;
  /** How the tenant of a project is made. */
  readonly tenant?: Pick<TenantProps, 'clusterAdmin' | 'labelContent'>;
  readonly clusters: Readonly<Record<string, readonly string[]>>;
}

/** As the repository is. It does not say which Flux it has: the oldest one known here serves its API. */
export const ORIGINAL: Era = {
  flux: '0.29',
  apiVersions: {
    Kustomization: 'kustomize.toolkit.fluxcd.io/v1beta1',
    GitRepository: 'source.toolkit.fluxcd.io/v1beta1',
  },
  projects: { validation: 'client' },
  tenant: {
    clusterAdmin: { reason: 'what "flux create tenant" binds unless told otherwise', annotate: false },
    labelContent: false,
  },
  clusters: { staging: ['facebooc'], production: [] },
};

/** As it would be written today. */
export const MODERN: Era = { flux: '2.10', clusters: { staging: ['facebooc'], production: ['facebooc'] } };
