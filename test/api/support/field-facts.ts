import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { compareFluxMinors, FLUX_MINORS, type FluxMinor, type StructuralSchema } from '../../../lib/api/index.js';

import { FACTS, hasFacts } from './crd-files.js';

/** One thing that a CRD of one Flux minor says of one field. */
export interface FieldFact {
  readonly kind: string;
  readonly version: string;
  readonly flux: FluxMinor;
  /** `spec.a.b` is a property, `[]` an item, `.*` a value of a map. */
  readonly path: string;
  readonly keyword: string;
  readonly value: unknown;
}

interface Field {
  readonly since: FluxMinor;
  readonly lastIn?: FluxMinor;
  readonly schema: readonly ({ readonly from: FluxMinor } & Readonly<Record<string, unknown>>)[];
}

interface Version {
  readonly servedIn: readonly [FluxMinor, FluxMinor];
  readonly fields: Readonly<Record<string, Field>>;
}

/** The words of the history for keywords of a schema; the others are the same. */
const KEYWORDS: Readonly<Record<string, string>> = {
  t: 'type',
  req: 'required',
  cel: 'x-kubernetes-validations',
  open: 'x-kubernetes-preserve-unknown-fields',
  listType: 'x-kubernetes-list-type',
};
/** When it changed, and what people are told: neither is a keyword. */
const NO_KEYWORDS: ReadonlySet<string> = new Set(['from', 'descDeprecated']);

/** The history's type of a field whose schema has none. */
const ANYTHING = 'any';

/** Everything that the history of Flux's fields says, minor by minor; nothing where it is not at hand. */
export function readFieldFacts(): readonly FieldFact[] {
  if (!hasFacts) return [];
  const { kinds } = JSON.parse(readFileSync(join(FACTS, 'flux-field-history.json'), 'utf8'));
  return Object.entries<Record<string, Version>>(kinds).flatMap(([kind, versions]) =>
    Object.entries(versions).flatMap(
      ([
        version,
        {
          servedIn: [first, last],
          fields,
        },
      ]) =>
        minorsBetween(first, last).flatMap((flux) =>
          Object.entries(fields).flatMap(([path, field]) =>
            factsAt(field, flux).map(([keyword, value]) => ({ kind, version, flux, path, keyword, value })),
          ),
        ),
    ),
  );
}

/** What a schema says of the same; undefined where it knows no such field or keyword. */
export function saidBy(root: StructuralSchema | undefined, { path, keyword }: FieldFact): unknown {
  const steps = path.replaceAll('[]', '.[]').split('.');
  const around = steps.slice(0, -1).reduce(below, root);
  const last = steps.at(-1) ?? '';
  if (keyword === 'required') return around?.required?.includes(last);
  const field = below(around, last) as Readonly<Record<string, unknown>> | undefined;
  return field?.[keyword] ?? (field !== undefined && keyword === 'type' ? ANYTHING : undefined);
}

function below(schema: StructuralSchema | undefined, step: string): StructuralSchema | undefined {
  if (step === '[]') return schema?.items;
  return step === '*' ? (schema?.additionalProperties as StructuralSchema | undefined) : schema?.properties?.[step];
}

function minorsBetween(first: FluxMinor, last: FluxMinor): readonly FluxMinor[] {
  return FLUX_MINORS.filter((flux) => compareFluxMinors(flux, first) >= 0 && compareFluxMinors(flux, last) <= 0);
}

function factsAt({ since, lastIn, schema }: Field, flux: FluxMinor): readonly (readonly [string, unknown])[] {
  if (compareFluxMinors(flux, since) < 0 || (lastIn !== undefined && compareFluxMinors(flux, lastIn) > 0)) return [];
  const state = schema.filter(({ from }) => compareFluxMinors(from, flux) <= 0).at(-1) ?? {};
  return Object.entries(state).flatMap(([word, value]) =>
    NO_KEYWORDS.has(word) ? [] : [[KEYWORDS[word] ?? word, value] as const],
  );
}
