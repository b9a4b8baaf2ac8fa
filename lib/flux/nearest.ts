import type { IConstruct } from 'constructs';

type Is<T> = (x: unknown) => x is T;

/** The nearest of a class around a construct, itself included; `name` is that of the class. @throws when there is none */
export function nearest<T extends IConstruct>(c: IConstruct, is: Is<T>, name: string): T {
  const found = tryNearest(c, is);
  if (found !== undefined) return found;
  throw new Error(`"${c.node.path}" is in no ${name}`);
}

export function tryNearest<T extends IConstruct>(c: IConstruct, is: Is<T>): T | undefined {
  for (let at: IConstruct | undefined = c; at !== undefined; at = at.node.scope) {
    if (is(at)) return at;
  }
  return undefined;
}
