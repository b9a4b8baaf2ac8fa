import type { IConstruct } from 'constructs';

import { misuse, shown } from './misuse.js';

/** The URL of a source, undefined while it is a token of cdk8s; @throws where there is none: Flux requires it. */
export function requiredUrl(source: IConstruct, url: unknown, example: string): string | undefined {
  if (typeof url === 'object' && url !== null) return undefined;
  if (typeof url === 'string' && url !== '') return url;
  throw misuse(source, `"url" is ${url === undefined ? 'missing' : shown(url)}; give one, ${example}`);
}
