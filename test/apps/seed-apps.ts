/** A repository that an app writes. */
export interface SeedRepository {
  /** As `--repo NAME=DIR` names it. */
  readonly name: string;
  /** What it is in the list of the corpus. */
  readonly corpus: string;
  /** Folders that no app writes; `*` is any one name. */
  readonly vendored: readonly string[];
  /** Files that are of another tool: not of the fleet, and not counted. */
  readonly tools?: readonly string[];
}

/** An app that makes a real fleet again. */
export interface SeedApp {
  /** Its folder below `apps`. */
  readonly name: string;
  /** The clusters are those of the first. */
  readonly repositories: readonly [SeedRepository, ...SeedRepository[]];
  /** Differences that remain, as they are told; `*` at the end stands for the rest. */
  readonly reasons?: readonly Reason[];
}

export interface Reason {
  readonly difference: string;
  readonly reason: string;
}

const FLUX = 'clusters/*/flux-system';

/** Why nothing applies a file. */
const COMMENTED_OUT = 'its kustomization file has it as a comment: nothing applies it';
const UNNAMED = 'no kustomization file of a cluster leads to it: nothing applies it';
const FORMER_PATCH = 'a patch that no kustomization file names any more: no object by itself';

/** The only object that differs; the app's own tests hold its values against the original. */
const METRICS = 'ConfigMap "kube-system/metrics-server-helm-chart-value-overrides" differs';
const COMMENTS = "the same values, without the comments of the chart's own values.yaml";

export const SEED_APPS: readonly SeedApp[] = [
  {
    name: 'k8s-harlem',
    repositories: [
      {
        name: 'fleet',
        corpus: 'konturio/k8s-harlem@seed',
        vendored: [
          FLUX,
          'core-apps/base/cert-manager-crds',
          'core-apps/base/kube-prometheus-operator',
          'core-apps/base/local-path-provisioner',
          'core-apps/base/local-path-provisioner-fast',
          'core-apps/base/local-path-provisioner-regular',
          'apps/base/kube-prometheus',
          'apps/base/nodelocaldns',
        ],
        tools: ['.github', '.pre-commit-config.yaml'],
      },
    ],
    reasons: [
      ...['k8s-01', 'k8s-02'].flatMap((cluster) => [
        { difference: `${cluster} flux-system/core-apps does not apply the same: ${METRICS}`, reason: COMMENTS },
        {
          difference: `${cluster} flux-system/core-apps is not built the same by kustomize: ${METRICS}`,
          reason: COMMENTS,
        },
      ]),
      { difference: 'fleet lacks apps/clusters/k8s-01/cert-manager/*', reason: COMMENTED_OUT },
      { difference: 'fleet lacks core-apps/base/longhorn/ingress.yaml *', reason: COMMENTED_OUT },
      { difference: 'fleet lacks core-apps/base/minio-tenant/ingress-s3.yaml *', reason: UNNAMED },
      { difference: 'fleet lacks core-apps/base/minio-tenant/service.yaml *', reason: COMMENTED_OUT },
      { difference: 'fleet lacks core-apps/base/minio-tenant/statefulset.yaml *', reason: COMMENTED_OUT },
      { difference: 'fleet lacks core-apps/base/ingress-nginx/*', reason: UNNAMED },
      { difference: 'fleet lacks core-apps/sources/ingress-nginx.yaml *', reason: UNNAMED },
      { difference: 'fleet lacks core-apps/clusters/k8s-02/metallb/ipaddresspool.yaml *', reason: UNNAMED },
      { difference: 'fleet lacks core-apps/clusters/k8s-01/metallb/release.yaml *', reason: FORMER_PATCH },
      { difference: 'fleet lacks core-apps/clusters/k8s-02/nginx-ingress/release.yaml *', reason: FORMER_PATCH },
    ],
  },
  {
    name: 'flux-platform',
    repositories: [
      { name: 'platform', corpus: 'cgradwohl/flux_platform', vendored: [FLUX] },
      { name: 'developer', corpus: 'cgradwohl/flux_developer', vendored: [] },
    ],
  },
  {
    name: 'flux-fleet',
    repositories: [{ name: 'fleet', corpus: 'lfs269/flux-fleet', vendored: [FLUX] }],
  },
  {
    name: 'frs-k8s-fleet',
    repositories: [
      {
        name: 'fleet',
        corpus: 'vterdunov/frs-k8s-fleet',
        vendored: [FLUX, 'infrastructure/base/prometheus-operator-crds/v0.56.0'],
        tools: ['.aqua.yaml'],
      },
    ],
  },
];

/** The command that runs an app. */
export function commandOf({ name }: Pick<SeedApp, 'name'>): string {
  return `npx tsx apps/${name}/main.ts`;
}
