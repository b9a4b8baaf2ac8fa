/** A path as it leads below a root, and whether `..` would have left it. */
export interface CleanPath {
  /** Without leading `./` or `/`, without `.`, `..` and empty segments; `''` is the root. */
  readonly path: string;
  /** Whether a `..` pointed above the root. Flux clamps it there. */
  readonly escapes: boolean;
}

/** Reads a path as Flux does: relative to the root whatever it begins with, and never above it. */
export function cleanPath(text: string): CleanPath {
  const segments: string[] = [];
  let escapes = false;
  for (const segment of text.split('/')) {
    if (segment === '..') escapes = segments.pop() === undefined || escapes;
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return { path: segments.join('/'), escapes };
}
