import { type JsonObject, textOf } from '../../manifest/index.js';

/** What a source takes of the place its URL names. */
export interface Revision {
  /** Field of `spec.ref` that decides. */
  readonly field: string;
  readonly value: string;
}

interface RevisionRule {
  /** Fields of `spec.ref`: the first one that is written beats those behind it. */
  readonly fields: readonly string[];
  readonly default: Revision;
}

/** By kind; the order of the code of source-controller, which for Git is not that of its API docs. */
const RULES: Readonly<Record<string, RevisionRule>> = {
  GitRepository: {
    fields: ['commit', 'name', 'tag', 'semver', 'branch'],
    default: { field: 'branch', value: 'master' },
  },
  OCIRepository: { fields: ['digest', 'semver', 'tag'], default: { field: 'tag', value: 'latest' } },
};

/** Two ways to write a branch and a tag of Git. */
const NAMES = [
  { prefix: 'refs/heads/', field: 'branch' },
  { prefix: 'refs/tags/', field: 'tag' },
];

/** Which revision `spec.ref` stands for; undefined for kinds without one. */
export function revisionOf(kind: string, ref: JsonObject): Revision | undefined {
  const rule = RULES[kind];
  if (rule === undefined) return undefined;
  const field = rule.fields.find((name) => textOf(ref[name]) !== '');
  if (field === undefined) return rule.default;
  const value = textOf(ref[field]);
  if (field === 'name') return namedRevision(value);
  const filter = field === 'semver' ? textOf(ref.semverFilter) : '';
  return { field, value: filter === '' ? value : `${value} of ${filter}` };
}

export function isSameRevision(a: Revision | undefined, b: Revision | undefined): boolean {
  return a?.field === b?.field && a?.value === b?.value;
}

/** `branch "main"`. */
export function describeRevision({ field, value }: Revision): string {
  return `${field === 'name' ? 'reference' : field} "${value}"`;
}

function namedRevision(name: string): Revision {
  const rule = NAMES.find(({ prefix }) => name.startsWith(prefix));
  return rule === undefined
    ? { field: 'name', value: name }
    : { field: rule.field, value: name.slice(rule.prefix.length) };
}
