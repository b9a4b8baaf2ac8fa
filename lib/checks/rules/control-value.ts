import { parseFluxMinor, WELL_KNOWN } from '../../api/index.js';
import { displayName, isJsonObject, type Json } from '../../manifest/index.js';
import { nearest, quotedList } from '../../util/index.js';

import { isAtLeast } from '../at-least.js';
import type { ClusterIndex } from '../cluster-index.js';
import { CONTROLS, type Control, isControlLike } from '../control-table.js';
import { mayBePatched } from '../may-be-patched.js';
import type { PlacedObject } from '../placed-object.js';
import type { Report } from '../rule.js';
import { hasVariable } from '../variables.js';

const SHORT_NAMES = Object.values(WELL_KNOWN.controls).map((name) => name.slice(name.indexOf('/') + 1));

/** What Flux itself writes under the same prefix. */
const OTHERS: readonly string[] = ['name', 'namespace', 'checksum'];

type Place = Control['places'][number];

/** A label or annotation of an object. */
interface Written {
  readonly place: Place;
  readonly name: string;
  readonly value: Json | undefined;
}

/** FLX517: a label or annotation that is to tell Flux something, and does not. */
export function checkControlValues(index: ClusterIndex, report: Report): void {
  for (const placed of index.controlled) {
    if (mayBePatched(placed)) continue;
    for (const written of controlsOf(placed)) {
      const problem = judge(written, index);
      if (problem === undefined) continue;
      const path = `metadata.${written.place}["${written.name}"]`;
      const at = placed.declared.origin;
      report({ code: 'FLX517', subject: displayName(index.idOf(placed)), path, ...problem, at });
    }
  }
}

function controlsOf({ declared: { object }, owner }: PlacedObject): Written[] {
  return (['labels', 'annotations'] as const).flatMap((place) => {
    const map = object.metadata[place];
    if (!isJsonObject(map)) return [];
    return Object.entries(map)
      .filter(([name, value]) => typeof value === 'string' && !hasVariable(owner, [name, value]))
      .map(([name, value]) => ({ place, name, value }));
  });
}

interface Verdict {
  readonly message: string;
  readonly hint: string;
}

function judge({ place, name, value }: Written, { cluster }: ClusterIndex): Verdict | undefined {
  const control = Object.hasOwn(CONTROLS, name) ? CONTROLS[name] : undefined;
  if (control === undefined) return judgeName(name);
  if (!control.places.includes(place)) {
    return { message: `has no effect among the ${place}`, hint: `write it among the ${control.places}` };
  }
  const flux = parseFluxMinor(cluster.flux);
  if (control.since !== undefined && flux !== undefined && !isAtLeast(flux, control.since)) {
    return { message: `has no effect before Flux ${control.since}`, hint: 'leave it out' };
  }
  const text = String(value);
  return accepts(control, text) ? undefined : { message: `"${text}" has no effect`, hint: hintFor(control) };
}

/** A name that Flux does not know is only judged when it is nearly one that it does. */
function judgeName(name: string): Verdict | undefined {
  const slash = name.indexOf('/');
  const meant = isControlLike(name) ? nearest(name.slice(slash + 1), SHORT_NAMES) : undefined;
  if (meant === undefined || OTHERS.includes(name.slice(slash + 1))) return undefined;
  return { message: 'means nothing to Flux', hint: `did you mean "${name.slice(0, slash + 1)}${meant}"?` };
}

function accepts({ values, exact, default: usual }: Control, text: string): boolean {
  const accepted = usual === undefined ? values : [...values, usual];
  return exact === true ? accepted.includes(text) : accepted.some((each) => each.toLowerCase() === text.toLowerCase());
}

function hintFor({ values, exact }: Control): string {
  return `write ${quotedList(values, 'or')}${exact === true ? ', in this case' : ''}`;
}
