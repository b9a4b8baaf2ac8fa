/** What Kubernetes asks of names of objects, by kind. */
export interface NameForm {
  readonly pattern: RegExp;
  readonly limit: number;
  readonly allowed: string;
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
export const LABEL: NameForm = {
  pattern: /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/,
  limit: 63,
  allowed: 'lower-case letters, digits and "-", a letter or digit first and last',
};

const SUBDOMAIN: NameForm = {
  pattern: /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
  limit: 253,
  allowed: 'lower-case letters, digits, "-" and ".", a letter or digit first and last',
};

/** By `group/kind`; what is not here, such as the kinds of RBAC, may have other names. */
const FORMS: Readonly<Record<string, NameForm>> = {
  '/Namespace': LABEL,
  '/Service': LABEL,
  '/ConfigMap': SUBDOMAIN,
  '/Secret': SUBDOMAIN,
  '/ServiceAccount': SUBDOMAIN,
  '/PersistentVolumeClaim': SUBDOMAIN,
  '/Pod': SUBDOMAIN,
  'apps/Deployment': SUBDOMAIN,
  'apps/DaemonSet': SUBDOMAIN,
  'apps/StatefulSet': SUBDOMAIN,
  'batch/Job': SUBDOMAIN,
  'batch/CronJob': SUBDOMAIN,
  'networking.k8s.io/Ingress': SUBDOMAIN,
  'networking.k8s.io/NetworkPolicy': SUBDOMAIN,
};

/** The form of names of a kind; all custom resources have the same. Undefined where it is not known. */
export function nameFormOf(key: string, isCustomResource: boolean): NameForm | undefined {
  return isCustomResource ? SUBDOMAIN : FORMS[key];
}

export function hasNameForm(name: string, { pattern, limit }: NameForm): boolean {
  return name.length <= limit && pattern.test(name);
}
