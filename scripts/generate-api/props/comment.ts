import type { FluxKind } from '../../../lib/api/flux-kind.js';
import { FLUX_MINORS, type FluxMinor } from '../../../lib/api/flux-minors.js';
import { minorsIn } from '../../../lib/api/minor-range.js';
import { BUILT_IN_DEFAULTS } from '../../../lib/flux/defaults.js';
import { type FieldSuccessor, successorOf } from '../../../lib/api/successors.js';

import type { FieldDoc } from './docs.js';
import { type Field, newestState } from './field-tree.js';
import { DEFAULTS } from './type-table.js';

/** The comment above a prop, as lines without `*`. */
export function commentOf(field: Field, kind: FluxKind, doc: FieldDoc, operatorSince: string | undefined): string[] {
  const since = operatorSince === undefined ? sinceLine(field) : `@since Flux Operator ${operatorSince}`;
  return [
    [doc.doc.trim(), ...valueSentences(field), ...limits(field)].join(' '),
    ...defaultLine(field, doc),
    since,
    ...untilLines(field, kind),
  ];
}

function sinceLine({ presence }: Field): string {
  const first = presence.reduce((oldest, at) => (age(at.minor) < age(oldest.minor) ? at : oldest));
  const earliest = age(first.minor) === 0 ? ' or before' : '';
  return `@since Flux ${first.minor}${earliest}`;
}

/** For what the newest version of the kind no longer has, and for what Flux calls deprecated. */
function untilLines(field: Field, kind: FluxKind): string[] {
  const newest = kind.versions.at(-1)?.version;
  const successor = successorOf(field.kind, `spec.${field.path}`);
  const instead = successor === undefined ? '' : `; ${adviceOf(successor)}`;
  if (field.presence.some(({ version }) => version === newest)) {
    return newestState(field).deprecated === true ? [`@deprecated by Flux${instead}`] : [];
  }
  const last = field.presence.reduce((latest, at) => (age(at.minor) > age(latest.minor) ? at : latest));
  const versions = [...new Set(field.presence.map(({ version }) => version))].join(', ');
  return [`@until Flux ${last.minor} (${versions})`, `@deprecated gone with ${newest}${instead}`];
}

function adviceOf({ successor, advice }: FieldSuccessor): string {
  return successor === undefined ? (advice ?? '') : `use \`${successor.replace(/^spec\./, '')}\``;
}

/** Values that came later than the field, or went before it. */
function valueSentences(field: Field): string[] {
  const lives = field.presence.filter(({ state }) => state.enum !== undefined);
  const first = Math.min(...field.presence.map(({ minor }) => age(minor)));
  const byMinor = new Map<FluxMinor, string[]>();
  for (const value of allowedValues(field)) {
    const minors = lives.filter(({ state }) => state.enum?.includes(value)).map(({ minor }) => age(minor));
    const since = FLUX_MINORS[Math.min(...minors)];
    if (since === undefined || age(since) <= first) continue;
    byMinor.set(since, [...(byMinor.get(since) ?? []), `\`${value}\``]);
  }
  return [...byMinor]
    .sort(([a], [b]) => age(a) - age(b))
    .map(([minor, values]) => `${values.join(', ')} since Flux ${minor}.`);
}

/** All values of an enum in any version, those of the newest first. */
export function allowedValues({ presence }: Field): string[] {
  return [...new Set([...presence].reverse().flatMap(({ state }) => state.enum ?? []))].map(String);
}

function limits(field: Field): string[] {
  const { minLength, maxLength, minItems, maxItems, minimum, maximum, pattern, enum: values } = newestState(field);
  const range = (least: number | undefined, most: number | undefined, unit: string) => {
    if (least === undefined && most === undefined) return [];
    if (most === undefined) return [`At least ${least} ${unit}.`];
    return [least === undefined ? `At most ${most} ${unit}.` : `${least} to ${most} ${unit}.`];
  };
  const form = pattern === undefined || values !== undefined || isDuration(pattern) ? [] : [`Form: \`${pattern}\`.`];
  return [
    ...range(minLength, maxLength, 'characters'),
    ...range(minItems, maxItems, 'items'),
    ...range(minimum, maximum, '').map((text) => text.replace(' .', '.')),
    ...(pattern !== undefined && isDuration(pattern) && !pattern.includes('|h') ? ['Takes no hours.'] : []),
    ...form.map((text) => text.replace(/\*\//g, '*\\/')),
  ];
}

export function isDuration(pattern: string): boolean {
  return pattern.includes('(ms|s|m');
}

function defaultLine(field: Field, doc: FieldDoc): string[] {
  const place = `${field.kind}.${field.path}`;
  const builtIn = BUILT_IN_DEFAULTS[field.kind]?.[field.path];
  const { default: flux, required } = newestState(field);
  if (DEFAULTS[place] !== undefined) return [`@default ${DEFAULTS[place]}`];
  if (builtIn !== undefined) return [`@default ${typeof builtIn === 'string' ? `'${builtIn}'` : String(builtIn)}`];
  if (flux !== undefined) return [`@default - not written, Flux takes \`${JSON.stringify(flux)}\``];
  if (required === true) return [];
  return [doc.default === undefined ? '@default - not written' : `@default - not written, ${doc.default}`];
}

function age(minor: FluxMinor): number {
  return minorsIn({ until: minor }).length - 1;
}
