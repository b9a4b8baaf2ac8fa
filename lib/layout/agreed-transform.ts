import { type Json, type KustomizationTransform, stringifyJson } from '../manifest/index.js';

const FIELDS = ['namespace', 'labels', 'replicas', 'images'] as const;

/** The fields on which all agree: those go into the shared folder. */
export function agreedTransform(transforms: readonly KustomizationTransform[]): KustomizationTransform {
  const [first = {}] = transforms;
  return pick(first, (field) => transforms.every((other) => isSame(first[field], other[field])));
}

/** What is left of one of them for its own kustomization file. */
export function remainingTransform(
  own: KustomizationTransform,
  agreed: KustomizationTransform,
): KustomizationTransform {
  return pick(own, (field) => !isSame(own[field], agreed[field]));
}

/** The fields that one of them has otherwise than the other, or only one of them. */
export function differingFields(a: KustomizationTransform, b: KustomizationTransform): readonly string[] {
  return FIELDS.filter((field) => !isSame(a[field], b[field]));
}

export function isEmptyTransform(transform: KustomizationTransform): boolean {
  return FIELDS.every((field) => transform[field] === undefined);
}

function pick(
  transform: KustomizationTransform,
  test: (field: (typeof FIELDS)[number]) => boolean,
): KustomizationTransform {
  return Object.fromEntries(
    FIELDS.filter((field) => transform[field] !== undefined && test(field)).map((field) => [field, transform[field]]),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && stringifyJson(a as Json) === stringifyJson(b as Json));
}
