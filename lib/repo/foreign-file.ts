import type { FindingInput } from '../diagnostics/index.js';

/** FLX401: a file that this app does not own stands where one of its files belongs. */
export function foreignFile(
  path: string,
  other: { readonly app: string | undefined; readonly how?: string },
): FindingInput {
  const owner = other.app === undefined ? 'is not generated' : `belongs to app "${other.app}"`;
  const message = other.how === undefined ? `exists already and ${owner}` : `${other.how}, which ${owner}`;
  const hint =
    other.app === undefined ? 'move that file away, or choose another path' : 'give each app folders of its own';
  return { code: 'FLX401', subject: `file "${path}"`, message, hint };
}
