import type { FindingInput } from '../../diagnostics/index.js';
import { stringifyJson } from '../../manifest/index.js';
import { compareCodeUnits, joinPath, quotedList, withoutPassword } from '../../util/index.js';

import { closedSources } from '../variables/closed-sources.js';
import { openNames } from '../variables/open-names.js';
import { sealedNames } from '../variables/sealed-names.js';
import { substituteObjects } from '../variables/substitute-objects.js';
import { type VariableSource, variablesOf } from '../variables/variables-of.js';
import { buildSpec } from './build-spec.js';
import { builtFinding, statusOf } from './built-finding.js';
import type { BuiltFolder } from './built-folder.js';
import type { TaskResult } from './task-result.js';
import { sourceModel, type Task, taskName } from './task.js';
import { failedTask, unbuiltTask } from './unbuilt-task.js';
import type { WalkContext } from './walk-context.js';

/** The result of a Kustomization whose folder went through kustomize, one way or the other. */
export async function finishBuilt(
  task: Task,
  folder: BuiltFolder,
  sources: readonly VariableSource[],
  context: WalkContext,
): Promise<TaskResult> {
  const refusal = refusedBy(task, folder);
  const result = refusal ?? (await applied(task, folder, sources, context));
  const { artifact, declared } = folder;
  const path = joinPath(artifact.root, result.path);
  return { ...result, source: sourceModel(task, artifact.repository), path, declared };
}

/** What cannot be fetched is left out before; what kustomize then says is a consequence of that. */
function refusedBy(task: Task, { problem, remote, artifact }: BuiltFolder): TaskResult | undefined {
  if (problem === undefined || remote.length > 0) return undefined;
  return failedTask(task, builtFinding(task, problem, artifact), statusOf(problem));
}

async function applied(
  task: Task,
  { built, remote, isAltered }: BuiltFolder,
  sources: readonly VariableSource[],
  context: WalkContext,
): Promise<TaskResult> {
  const variables = variablesOf(task, sources, context.variables);
  const { objects, unknown, problems, status, notes = [] } = await substituteObjects(task, built, variables, context);
  if (problems[0] !== undefined) return { ...failedTask(task, problems[0], status), findings: problems };
  const findings = remote.length === 0 ? [] : [remoteFinding(task, remote)];
  const [message = ''] = findings.map((finding) => finding.message);
  const result = unbuiltTask(task, { status: findings.length === 0 ? 'built' : 'unknown', message });
  const names = [...new Set([...namesInFields(task), ...unknown.values()].flat())].sort(compareCodeUnits);
  return {
    ...result,
    applied: objects,
    isAltered,
    unknown,
    build: { ...result.build, unknownVariables: names },
    findings: [...findings, ...notes, ...sealedNames(task, objects)],
    missed: sources.filter(({ found }) => found === undefined).map(({ id }) => id),
    closed: closedSources(sources, names, variables),
  };
}

/** What nobody knows of the Kustomization itself stands in what it builds. */
function namesInFields({ object, unknown }: Task): string[] {
  return openNames(stringifyJson(buildSpec(object)), unknown);
}

function remoteFinding(task: Task, remote: readonly string[]): FindingInput {
  return {
    code: 'FLX605',
    subject: taskName(task),
    message: `takes in ${quotedList(remote.map((url) => withoutPassword(url)))} by URL, which is not read`,
    hint: 'keep a copy in the repository to have it read',
    at: task.origin,
  };
}
