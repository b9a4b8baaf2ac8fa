import { isJsonObject, type Json, type JsonObject } from '../manifest/index.js';
import { mapSame, quotedList } from '../util/index.js';

import type { Report } from './overlay-result.js';
import { readsAsText } from './reads-as-text.js';
import { referenceFieldsOf } from './reference-fields.js';
import { placeOf, ReferenceIndex } from './reference-index.js';
import type { TrackedObject } from './tracked-object.js';
import { fieldPath, updateField } from './update-field.js';

interface Fix {
  readonly find: (name: string, namespace: Json | undefined) => ReadonlySet<string>;
  readonly to: string;
  readonly report: Report;
}

/** Gives references the namespace of what they name: kustomize's api/filters/nameref, at the end of a build. */
export function fixReferences(
  all: readonly TrackedObject[],
  reportOn: (tracked: TrackedObject) => Report,
): readonly TrackedObject[] {
  if (all.every(({ earlier }) => earlier.length === 0)) return all;
  const index = new ReferenceIndex(all);
  return all.map((tracked) => fixObject(tracked, index, reportOn(tracked)));
}

function fixObject(tracked: TrackedObject, index: ReferenceIndex, report: Report): TrackedObject {
  const fields = referenceFieldsOf(tracked.object);
  if (fields.length === 0) return tracked;
  const place = placeOf(tracked);
  const object = fields.reduce((result, { path, to }) => {
    const find: Fix['find'] = (name, namespace) => index.namespacesOf(place, to, name, namespace);
    return updateField(result, { path }, (value, at) => fixValue(value, at, { find, to, report }), report);
  }, tracked.object);
  return object === tracked.object ? tracked : { ...tracked, object };
}

function fixValue(value: Json, path: string, fix: Fix): Json {
  if (!Array.isArray(value)) return fixItem(value, path, fix);
  return mapSame(value as readonly Json[], (item, index) => fixItem(item, `${path}[${index}]`, fix));
}

function fixItem(value: Json, path: string, fix: Fix): Json {
  if (!isJsonObject(value)) return value;
  if (typeof value.name === 'string') return fixReference(value, value.name, path, fix);
  fix.report(fieldPath(path, 'name'), 'is not a string, which kustomize refuses');
  return value;
}

function fixReference(reference: JsonObject, name: string, path: string, { find, to, report }: Fix): Json {
  const namespaces = find(name, reference.namespace);
  const [namespace = ''] = namespaces;
  if (namespaces.size > 1)
    report(path, `may mean a ${to} "${name}" in ${quotedList(namespaces)}, which kustomize refuses`);
  if (namespaces.size !== 1 || namespace === '') return reference;
  if (!readsAsText(namespace))
    report(fieldPath(path, 'namespace'), `becomes "${namespace}", which may read as something other than a string`);
  return namespace === reference.namespace ? reference : { ...reference, namespace };
}
