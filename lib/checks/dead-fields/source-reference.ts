import { fluxKind, REFERENCE_FIELDS } from '../../api/index.js';
import { groupOf, type JsonObject, textOf } from '../../manifest/index.js';

import type { DeadField } from './dead-field.js';

const SOURCE_REF = /(?:^|\.)sourceRef$/;

/** The `apiVersion` of a source, which Flux never looks at: only one that means something else is worth a word. */
export function sourceReferenceDeadFields(kind: string): readonly DeadField[] {
  return REFERENCE_FIELDS.filter((field) => field.kind === kind && SOURCE_REF.test(field.path)).map(({ path }) => ({
    path: `${path}.apiVersion`,
    why: (_, { value, parent }) => whyOther(groupOf(textOf(value)), parent),
  }));
}

function whyOther(group: string, { kind }: JsonObject): string | undefined {
  const known = fluxKind(textOf(kind));
  return known === undefined || known.group === group
    ? undefined
    : `beside kind "${known.kind}", which is that of "${known.group}"`;
}
