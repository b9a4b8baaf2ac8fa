import { isJsonObject, type JsonObject, textOf } from '../../manifest/index.js';

import { HOME } from '../owners.js';
import { type About, type SpecCheck, type SpecProblem, specRule } from '../spec-rule.js';
import type { Tenant } from '../tenants.js';

const ACCOUNT: SpecCheck = { reads: ['serviceAccountName', 'kubeConfig'], judge: judgeAccount };

/** FLX131: Flux would act for a tenant with other rights than those of its ServiceAccount, or where that has none. */
export const checkTenantRights = specRule('FLX131', {
  Kustomization: [ACCOUNT, outside('targetNamespace')],
  HelmRelease: [ACCOUNT, outside('targetNamespace'), outside('storageNamespace')],
});

function judgeAccount(spec: JsonObject, about: About): SpecProblem[] {
  const tenant = tenantAround(spec, about);
  if (tenant === undefined || textOf(spec.serviceAccountName) !== '') return [];
  const message = `is missing; Flux would not act as tenant "${tenant.name}", but with the rights that it was started with`;
  return [{ path: 'spec.serviceAccountName', message, hint: `write "${tenant.account}"` }];
}

function outside(field: string): SpecCheck {
  return {
    reads: [field, 'kubeConfig'],
    judge(spec, about) {
      const tenant = tenantAround(spec, about);
      const namespace = textOf(spec[field]);
      if (tenant === undefined || namespace === '' || namespace === about.object.id.namespace) return [];
      const message = `"${namespace}" is not the namespace of tenant "${tenant.name}"`;
      const hint = 'leave it out, or "allow" it where its ServiceAccount has rights there';
      return [{ path: `spec.${field}`, message, hint }];
    },
  };
}

/** In another cluster, the rights of the tenant are those of the kubeconfig. */
function tenantAround({ kubeConfig }: JsonObject, { object, index }: About): Tenant | undefined {
  if (isJsonObject(kubeConfig) || object.owner.target !== HOME) return undefined;
  return index.tenants.get(object.id.namespace);
}
