import type { FindingInput } from '../diagnostics/index.js';

import { agreedTransform, differingFields, remainingTransform } from './agreed-transform.js';
import { contentDifferences } from './content-differences.js';
import { contentText } from './content-text.js';
import type { Placement } from './placement.js';
import { sharerName } from './sharer.js';

/** What is wrong with a folder that several put things into, where one of them has no other place for its own. */
export function compareShared(location: string, sharers: readonly Placement[]): FindingInput[] {
  const [first, ...others] = sharers;
  if (first === undefined || others.length === 0 || sharers.every(hasOwnPath)) return [];
  const text = contentText(first.folder);
  const other = others.find((sharer) => contentText(sharer.folder) !== text);
  if (other === undefined) return compareTransforms(location, sharers);
  return [differing(location, first, other, `put different things into it: ${contentDifferences(first, other)}`)];
}

/** The same where several with one base have one folder for what is their own. */
export function compareOverlays(path: string, sharers: readonly Placement[]): FindingInput[] {
  return compareShared(
    path,
    sharers.map((sharer) => ({ ...sharer, location: path })),
  );
}

/** Only what has a path of its own can say there what the others do not. */
function compareTransforms(location: string, sharers: readonly Placement[]): FindingInput[] {
  const agreed = agreedTransform(sharers.map(({ folder }) => folder.transform));
  for (const sharer of sharers) {
    const [field] = Object.keys(remainingTransform(sharer.folder.transform, agreed));
    if (hasOwnPath(sharer) || field === undefined) continue;
    const isOther = ({ folder }: Placement) =>
      differingFields(folder.transform, sharer.folder.transform).includes(field);
    const [first, second] = sharers.filter((each) => each === sharer || isOther(each));
    if (first !== undefined && second !== undefined) {
      return [differing(location, first, second, `give it different ${field}`)];
    }
  }
  return [];
}

function hasOwnPath({ path, location }: Placement): boolean {
  return path !== location;
}

function differing(location: string, first: Placement, other: Placement, what: string): FindingInput {
  return {
    code: 'FLX304',
    subject: `folder "${location}"`,
    message: `is shared by ${sharerName(first)} and ${sharerName(other)}, which ${what}`,
    hint: 'make them equal, or give each a path of its own, and both a "base" that is neither',
    related: [{ message: `${sharerName(first)} puts it there`, at: first.folder.origin }],
    at: other.folder.origin,
  };
}
