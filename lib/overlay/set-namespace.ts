import { groupOf, isJsonObject, type Json, type KubeObject } from '../manifest/index.js';
import { mapSame } from '../util/index.js';

import { isScopedToCluster } from './is-scoped-to-cluster.js';
import type { Report } from './overlay-result.js';
import { setText } from './set-text.js';
import { type FieldSpec, fieldPath, updateField } from './update-field.js';

interface NamespaceField extends FieldSpec {
  readonly group: string;
  readonly kind: string;
  /** @default - every version */
  readonly apiVersion?: string;
}

const OWN: FieldSpec = { path: 'metadata/namespace', create: 'scalar' };

/** Fields that hold a namespace: kustomize's api/internal/konfig/builtinpluginconsts/namespace.go. */
const FIELDS: readonly NamespaceField[] = [
  { group: '', kind: 'Namespace', apiVersion: 'v1', path: 'metadata/name', create: 'scalar' },
  { group: 'apiregistration.k8s.io', kind: 'APIService', path: 'spec/service/namespace', create: 'scalar' },
  {
    group: 'apiextensions.k8s.io',
    kind: 'CustomResourceDefinition',
    path: 'spec/conversion/webhook/clientConfig/service/namespace',
  },
];

/** Of any group, as kustomize has it. */
const BINDINGS: ReadonlySet<string> = new Set(['RoleBinding', 'ClusterRoleBinding']);

/** What `namespace` in a kustomization file does to one object: kustomize's api/filters/namespace. */
export function setNamespace(object: KubeObject, namespace: string, report: Report): KubeObject {
  const set = setText(namespace, report);
  const placed = isScopedToCluster(object) ? object : updateField(object, OWN, set, report);
  const bound = BINDINGS.has(object.kind) ? setDefaultSubjects(placed, namespace, report) : placed;
  const specs = FIELDS.filter((field) => isOf(object, field));
  return specs.reduce((result, spec) => updateField(result, spec, set, report), bound);
}

function isOf({ apiVersion, kind }: KubeObject, field: NamespaceField): boolean {
  if (kind !== field.kind || groupOf(apiVersion) !== field.group) return false;
  return field.apiVersion === undefined || field.apiVersion === apiVersion;
}

function setDefaultSubjects(object: KubeObject, namespace: string, report: Report): KubeObject {
  const { subjects } = object;
  if (subjects === undefined || subjects === null) return object;
  if (!Array.isArray(subjects)) {
    report('subjects', 'is not a list, which kustomize refuses');
    return object;
  }
  const set = (subject: Json, index: number) => setDefault(subject, `subjects[${index}]`, namespace, report);
  const changed = mapSame(subjects as readonly Json[], set);
  return changed === subjects ? object : { ...object, subjects: changed };
}

/** Subjects of every kind, not only ServiceAccounts. */
function setDefault(subject: Json, path: string, namespace: string, report: Report): Json {
  if (subject === null) return subject;
  if (!isJsonObject(subject)) {
    report(path, 'is not a map, which kustomize refuses');
    return subject;
  }
  if (typeof subject.name === 'object' && subject.name !== null) {
    report(fieldPath(path, 'name'), 'is a map or a list where a string belongs, which kustomize refuses');
  }
  if (subject.name !== 'default') return subject;
  const below: Report = (at, message) => report(fieldPath(path, at), message);
  return updateField(subject, { path: 'namespace', create: 'scalar' }, setText(namespace, below), below);
}
