import type { FindingInput, Related } from '../diagnostics/index.js';
import { displayName, objectId, objectKey } from '../manifest/index.js';
import { compareCodeUnits, groupBy, quotedList } from '../util/index.js';

import type { AppliedObjects } from './applied-objects.js';
import { isResourceSet } from './walk/is-resource-set.js';
import { taskName } from './walk/task.js';
import type { TaskResult } from './walk/task-result.js';

/** More of them tell nothing new. */
const MOST_RELATED = 5;
/** Without it Flux takes defaults; without any variable it leaves the text as it is. */
const OPTIONAL = 'is optional and in no repository at hand';

/** What is wrong and what is unknown in one cluster: by Kustomization, and once for what several of them share. */
export function clusterFindings(results: readonly TaskResult[], objects: AppliedObjects): FindingInput[] {
  return [
    ...results.flatMap(({ findings }) => findings),
    ...unfollowedSources(results),
    ...closedVariables(results),
    ...templates(objects),
  ];
}

function unfollowedSources(results: readonly TaskResult[]): FindingInput[] {
  const troubles = results.flatMap((result) =>
    result.unfollowed === undefined ? [] : [{ result, ...result.unfollowed }],
  );
  return [...groupBy(troubles, ({ message }) => message).values()].map((group): FindingInput => {
    const [{ subject, problem, hint }] = group;
    const related = relatedTo(group, 'builds from it');
    return { code: 'FLX604', subject: displayName(subject), message: problem, hint, related };
  });
}

function closedVariables(results: readonly TaskResult[]): FindingInput[] {
  const closed = results.flatMap((result) => (result.closed ?? []).map((each) => ({ result, ...each })));
  return [...groupBy(closed, ({ id }) => objectKey(id)).values()].map((group): FindingInput => {
    const [{ id, isApplied }] = group;
    const place = group.every(({ isOptional = false }) => isOptional) ? OPTIONAL : 'is in no repository at hand';
    const names = [...new Set(group.flatMap((each) => each.names))].sort(compareCodeUnits);
    return {
      code: 'FLX607',
      subject: displayName(id),
      message: `${isApplied ? 'has values that are not read' : place}${without(names)}`,
      hint: hintFor(names),
      related: relatedTo(group, 'takes variables from it'),
    };
  });
}

function without(names: readonly string[]): string {
  if (names.length === 0) return ', but nothing that is read needs it';
  return `, so ${quotedList(names)} ${names.length === 1 ? 'stays' : 'stay'} open`;
}

function hintFor(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `give --var ${names[0]}=VALUE${names.length === 1 ? '' : ' and so on'}`;
}

function templates(objects: AppliedObjects): FindingInput[] {
  const sets = objects.all.filter(({ object }) => isResourceSet(object));
  return sets.map(
    ({ object, origin }): FindingInput => ({
      code: 'FLX608',
      subject: displayName(objectId(object)),
      message: 'makes objects from templates, which are not read',
      at: origin,
    }),
  );
}

function relatedTo(group: readonly { readonly result: TaskResult }[], does: string): Related[] {
  const related = group.slice(0, MOST_RELATED).map(({ result: { task } }) => ({
    message: `${taskName(task)} ${does}`,
    at: task.origin,
  }));
  const more = group.length - related.length;
  return more === 0 ? related : [...related, { message: `and ${more} more` }];
}
