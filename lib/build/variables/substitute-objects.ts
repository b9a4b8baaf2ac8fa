import { isOptedOut } from '../../api/index.js';
import type { FindingInput } from '../../diagnostics/index.js';
import { displayName, type KubeObject, objectId } from '../../manifest/index.js';
import type { ObjectModel } from '../../model/index.js';

import { statusOf, substitutionFinding } from '../walk/built-finding.js';
import { type Task, taskName } from '../walk/task.js';
import type { WalkContext } from '../walk/walk-context.js';
import { withCommonMetadata } from './common-metadata.js';
import { undecryptedSecrets } from './undecrypted-secrets.js';
import { invalidName, isSubstituted, mistypedName, type Variables } from './variables-of.js';

/** How Flux begins: the finding names the object already. */
const OBJECT_NAMED = /^post build failed for '[^']*': /;

const NO_TEXT = { message: 'is no text, so that the API server refuses the object', hint: 'put it in quotes' };

type SubstitutionContext = Pick<WalkContext, 'engine' | 'strict' | 'isVersionKnown' | 'used'>;

export interface SubstitutedObjects {
  readonly objects: readonly ObjectModel[];
  /** Names with an unknown value whose `${…}` still stands in an object. */
  readonly unknown: ReadonlyMap<KubeObject, readonly string[]>;
  /** One for each object that Flux cannot fill in: then it applies none. */
  readonly problems: readonly FindingInput[];
  /** What may be otherwise in a cluster that nothing is known of. */
  readonly notes?: readonly FindingInput[] | undefined;
  /** What the Kustomization is when there are problems. @default 'failed' */
  readonly status?: 'failed' | 'unknown' | undefined;
}

/** What Flux makes of the objects that kustomize built, up to the moment when it applies them. */
export async function substituteObjects(
  task: Task,
  built: readonly ObjectModel[],
  variables: Variables,
  context: SubstitutionContext,
): Promise<SubstitutedObjects> {
  const sealed = undecryptedSecrets(task, built);
  if (sealed.length > 0) return refused(sealed);
  if (!isSubstituted(task, variables)) return labelled(task, built, new Map());
  const problem = variablesProblem(task, built, variables);
  if (problem !== undefined) return refused([problem]);
  const filled = await fill(task, built, variables, context);
  if (!context.strict || context.isVersionKnown || filled.problems.length === 0) return filled;
  const lax = await fill(task, built, variables, { ...context, strict: false });
  return lax.problems.length > 0 ? filled : { ...lax, notes: filled.problems.map(asNote) };
}

/** What only the newest Flux refuses, in a cluster whose Flux nobody knows. */
function asNote(problem: FindingInput): FindingInput {
  const hint =
    'Flux before 2.9 takes the variable for empty, and so is it shown; nothing tells the Flux of this cluster';
  return { ...problem, code: 'FLX607', hint };
}

async function fill(
  task: Task,
  built: readonly ObjectModel[],
  variables: Variables,
  context: SubstitutionContext,
): Promise<SubstitutedObjects> {
  const { values, unknown } = variables;
  const request = { objects: built.map(({ object }) => object), variables: values, unknown, strict: context.strict };
  const { objects: answers, problem: whole } = await context.engine.substitute(request);
  if (whole !== undefined) return { ...refused([substitutionFinding(task, whole)]), status: statusOf(whole) };
  const problems = answers.flatMap((each, index) => objectProblem(task, built[index], each.problem));
  if (problems.length > 0) return refused(problems);
  for (const name of answers.flatMap(({ used }) => used)) if (variables.outside.has(name)) context.used.add(name);
  const filled = answers.flatMap(({ object, unknown: names }, index) =>
    object === undefined ? [] : [{ model: { ...(built[index] as ObjectModel), object }, names }],
  );
  const models = filled.map(({ model }) => model);
  return labelled(task, models, new Map(filled.map(({ model, names }) => [model.object, names])));
}

function refused(problems: readonly FindingInput[]): SubstitutedObjects {
  return { objects: [], unknown: new Map(), problems };
}

function labelled(
  { object: kustomization }: Task,
  models: readonly ObjectModel[],
  unknown: ReadonlyMap<KubeObject, readonly string[]>,
): SubstitutedObjects {
  const open = new Map<KubeObject, readonly string[]>();
  const objects = models.map((model) => {
    const object = withCommonMetadata(model.object, kustomization);
    const names = unknown.get(model.object) ?? [];
    if (names.length > 0) open.set(object, names);
    return { ...model, object };
  });
  return { objects, unknown: open, problems: [] };
}

/** What is wrong with the variables themselves, whatever uses them. */
function variablesProblem(task: Task, built: readonly ObjectModel[], variables: Variables): FindingInput | undefined {
  const mistyped = mistypedName(task);
  if (mistyped !== undefined) {
    return problemOf(task, `spec.postBuild.substitute.${mistyped}`, NO_TEXT);
  }
  const [source] = variables.mistyped;
  if (source !== undefined) return { ...problemOf(task, source.path, NO_TEXT), subject: source.subject };
  const name = invalidName(variables);
  if (name === undefined || built.every(({ object }) => isOptedOut(object))) return undefined;
  const message = `brings the key "${name}", which is no name of a variable, so that nothing is applied`;
  return problemOf(task, 'spec.postBuild', { message, hint: 'allowed are letters, digits and "_", no digit first' });
}

function problemOf(task: Task, path: string, text: Pick<FindingInput, 'message' | 'hint'>): FindingInput {
  return { code: 'FLX606', subject: taskName(task), path, ...text, at: task.origin };
}

function objectProblem(task: Task, model: ObjectModel | undefined, problem: string | undefined): FindingInput[] {
  if (model === undefined || problem === undefined) return [];
  const subject = displayName(objectId(model.object));
  const who = subject === taskName(task) ? '' : `${taskName(task)} `;
  return [
    {
      code: 'FLX606',
      subject,
      message: `${who}cannot fill in its variables: ${problem.replace(OBJECT_NAMED, '')}`,
      at: model.origin.file === undefined ? task.origin : model.origin,
    },
  ];
}
