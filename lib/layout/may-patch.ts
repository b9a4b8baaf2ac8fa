import type { Family } from './families.js';
import { meetsFlux } from './meets-flux.js';

/**
 * Tells of the member of a family at an index whether patches beside the base lead where they shall: not where Flux
 * changes the objects before. One file may be built by several.
 */
export function mayPatchIn({ members }: Family): (index: number) => boolean {
  const refusing = new Set(members.filter((member) => meetsFlux('patches', member)).map(({ folder }) => folder.path));
  return (index) => !refusing.has(members[index]?.folder.path ?? '');
}
