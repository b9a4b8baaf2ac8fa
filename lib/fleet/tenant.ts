import { ApiObject, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

import { WELL_KNOWN } from '../api/index.js';
import {
  brand,
  type ClusterContext,
  clusterContextOf,
  FluxScope,
  forcedNamespaceOf,
  hasBrand,
  misuse,
  nearest,
  pathBelow,
  provideClusterContext,
  textProp,
} from '../flux/index.js';

import { type RoleReference, tenantRole } from './tenant-role.js';

const BRAND = Symbol.for('cdk8s-fluxcd.Tenant');
const RBAC = 'rbac.authorization.k8s.io';

export interface TenantProps {
  /**
   * Name of the tenant: that of its RoleBinding, and the value of the label on all that is placed in it.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** The namespace of the tenant. @default - the name of the tenant */
  readonly namespace?: string;
  /** Whether the Namespace is made too. @default true */
  readonly createNamespace?: boolean;
  /** Name of the ServiceAccount that Flux acts as for the tenant. @default - the name of the tenant */
  readonly serviceAccount?: string;
  /**
   * What the tenant may do in its namespace: the name of a ClusterRole, or a Role or ClusterRole by kind and name; a
   * construct of either is taken too.
   * @default 'admin'
   */
  readonly role?: string | RoleReference;
  /**
   * Binds the tenant to `cluster-admin`, in its namespace only; the reason is written down on the RoleBinding, unless
   * `annotate` is false.
   * @default - not so
   */
  readonly clusterAdmin?: { readonly reason: string; readonly annotate?: boolean };
  /** Labels of everything placed in it, and of its Namespace, ServiceAccount and RoleBinding. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Whether what is placed in it gets the label of the tenant and `labels` too; else only the Namespace, ServiceAccount
   * and RoleBinding have them, as `flux create tenant` writes them.
   * @default true
   */
  readonly labelContent?: boolean;
}

/**
 * A namespace that Flux fills with the rights of its tenant only. Kustomizations, HelmReleases and sources placed in it
 * live in that namespace; the first two act as the tenant's ServiceAccount.
 *
 * @example
 *
 *   const team = new Tenant(cluster, 'team-a');
 *   const source = new GitRepository(team, 'source', { url: 'https://example.org/team-a/apps' });
 *   new Kustomization(team, 'apps', { sourceRef: source, path: './deploy' });
 */
export class Tenant extends FluxScope {
  static isTenant(x: unknown): x is Tenant {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): x is Tenant {
    return Tenant.isTenant(x);
  }

  /** The Tenant around `c`; throws where there is none. */
  static override of(c: IConstruct): Tenant {
    return nearest(c, Tenant.isTenant, 'Tenant');
  }

  declare readonly namespace: string;
  readonly tenantName: string;
  /** Name of the ServiceAccount that Flux acts as for it. */
  readonly serviceAccount: string;

  constructor(scope: Construct, id: string, props: TenantProps = {}) {
    const cluster = surroundings(scope, id);
    const name = textProp(pathBelow(scope, id), 'name', props.name) ?? id;
    const namespace = checkedNamespace(scope, id, props) ?? name;
    const labels = labelsOf(scope, name, props);
    super(scope, id, { namespace, labels: props.labelContent === false ? Chart.of(scope).labels : labels });
    brand(this, BRAND);
    this.tenantName = name;
    this.serviceAccount = textProp(this, 'serviceAccount', props.serviceAccount) ?? name;
    provideClusterContext(this, contextWithin(this, cluster));
    this.makeObjects(props, labels);
  }

  /** As `flux create tenant` makes them. */
  private makeObjects(props: TenantProps, labels: Readonly<Record<string, string>>): void {
    const { tenantName, namespace, serviceAccount: name } = this;
    const { kind, name: role } = tenantRole(this, props);
    if (props.createNamespace !== false) {
      new ApiObject(this, 'Namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } });
    }
    new ApiObject(this, 'ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, labels } });
    new ApiObject(this, 'RoleBinding', {
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      metadata: { name: `${tenantName}-reconciler`, labels, annotations: described(props.clusterAdmin) },
      roleRef: { apiGroup: RBAC, kind, name: role },
      subjects: [
        { apiGroup: RBAC, kind: 'User', name: `gotk:${namespace}:reconciler` },
        { kind: 'ServiceAccount', name, namespace },
      ],
    });
  }
}

function surroundings(scope: Construct, id: string): ClusterContext {
  const path = pathBelow(scope, id);
  const cluster = clusterContextOf(scope, path);
  if (cluster.tenant === undefined) return cluster;
  throw misuse(path, `is in the Tenant "${cluster.tenant.name}"; place it outside, tenants do not make tenants`);
}

/** A Folder with a namespace would give it to the tenant's objects, and rename its Namespace. */
function checkedNamespace(scope: Construct, id: string, props: TenantProps): string | undefined {
  const path = pathBelow(scope, id);
  const forced = forcedNamespaceOf(scope);
  if (forced === undefined) return textProp(path, 'namespace', props.namespace);
  throw misuse(path, `is in a Folder that gives all objects the namespace "${forced}"; place it in one without`);
}

function labelsOf(scope: Construct, name: string, { labels }: TenantProps): Record<string, string> {
  return { ...Chart.of(scope).labels, ...labels, [WELL_KNOWN.labels.tenant]: name };
}

/** The cluster as those in the tenant see it. */
function contextWithin({ tenantName, namespace, serviceAccount }: Tenant, cluster: ClusterContext): ClusterContext {
  const { clusterName, flux, source, entry } = cluster;
  const defaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    Kustomization: { serviceAccountName: serviceAccount, targetNamespace: namespace },
    HelmRelease: { serviceAccountName: serviceAccount },
  };
  return {
    clusterName,
    flux,
    source,
    entry,
    fluxNamespace: namespace,
    tenant: { name: tenantName, namespace },
    defaultsFor: (kind) => [defaults[kind] ?? {}, ...cluster.defaultsFor(kind)],
    // Beside the folders of others, whatever they are called: a name of Kubernetes may hold a dot.
    defaultPlace: (kustomization, name) => cluster.defaultPlace(kustomization, `${namespace}.${name}`),
  };
}

function described(clusterAdmin: TenantProps['clusterAdmin']): Record<string, string> | undefined {
  if (clusterAdmin === undefined || clusterAdmin.annotate === false) return undefined;
  return { 'kubernetes.io/description': clusterAdmin.reason };
}
