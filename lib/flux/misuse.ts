import type { IConstruct } from 'constructs';

/** What a constructor throws when it is used wrongly: the construct's own path, what is allowed and what to do. */
export function misuse(construct: IConstruct | string, message: string): Error {
  return new Error(`"${typeof construct === 'string' ? construct : construct.node.path}": ${message}`);
}

/** The path of a construct that is not made yet. */
export function pathBelow(scope: IConstruct, id: string): string {
  return [scope.node.path, id].filter(Boolean).join('/');
}

/** Text as it is, and nothing where nothing is given; @throws on anything else, a token of cdk8s too. */
export function textProp(construct: IConstruct | string, field: string, value: unknown): string | undefined {
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
  const hint = 'give a string that is known when the construct is made';
  throw misuse(construct, `"${field}" is ${shown(value)}; ${hint}`);
}

/** A value in a message; its content is shown only where it is a plain text or number. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  const name = (value as { constructor?: { name?: string } }).constructor?.name ?? 'Object';
  return name === 'Object' ? 'an object' : `a ${name}`;
}
