import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

import { misuse } from './misuse.js';

/** `c` itself, or its default child; `name` is that of the class. @throws when it is none of that class */
export function defaultObject<T extends ApiObject>(c: IConstruct, is: (x: unknown) => x is T, name: string): T {
  const found = ApiObject.of(c);
  if (is(found)) return found;
  throw misuse(c, `holds no ${name}`);
}
