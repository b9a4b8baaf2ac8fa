import type { IConstruct } from 'constructs';

import { misuse, shown } from '../flux/index.js';

/** A Role of the tenant's namespace or a ClusterRole; constructs of either are such too. */
export interface RoleReference {
  readonly kind: string;
  readonly name: string;
}

/** What a tenant may do, as far as it was said. */
export interface GivenRole {
  readonly role?: string | RoleReference | undefined;
  readonly clusterAdmin?: { readonly reason: string } | undefined;
}

/** Everything in one namespace but its quota and the Namespace itself. */
const DEFAULT_ROLE = 'admin';
const CLUSTER_ADMIN = 'cluster-admin';
const KINDS: readonly unknown[] = ['Role', 'ClusterRole'];

/** The role that a tenant is bound to. @throws when it is none, and when `cluster-admin` is taken without a reason */
export function tenantRole(tenant: IConstruct, { role, clusterAdmin }: GivenRole): RoleReference {
  if (clusterAdmin !== undefined) return clusterAdminRole(tenant, role, clusterAdmin);
  const { kind, name } = reference(tenant, role ?? DEFAULT_ROLE);
  if (name !== CLUSTER_ADMIN) return { kind, name };
  throw misuse(tenant, `"role" is "${CLUSTER_ADMIN}"; give "clusterAdmin: { reason }" where that is really meant`);
}

function clusterAdminRole(tenant: IConstruct, role: unknown, { reason }: { readonly reason: unknown }): RoleReference {
  if (role !== undefined) throw misuse(tenant, '"role" stands beside "clusterAdmin"; give one of them');
  if (typeof reason === 'string' && reason.trim() !== '') return { kind: 'ClusterRole', name: CLUSTER_ADMIN };
  throw misuse(tenant, '"clusterAdmin" has no "reason"; say why the tenant needs it');
}

function reference(tenant: IConstruct, role: string | RoleReference): RoleReference {
  if (typeof role === 'string' && role !== '') return { kind: 'ClusterRole', name: role };
  const { kind, name } = (role ?? {}) as Partial<RoleReference>;
  if (KINDS.includes(kind) && typeof name === 'string' && name !== '') return { kind: kind as string, name };
  const hint = 'give the name of a ClusterRole, or "kind" and "name" of a Role or ClusterRole';
  throw misuse(tenant, `"role" is ${shown(role)}; ${hint}`);
}
