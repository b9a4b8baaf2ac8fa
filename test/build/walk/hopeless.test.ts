import { hopelessOf, type WaitingRun } from '../../../lib/build/walk/hopeless.js';
import { taskOf } from '../../../lib/build/walk/task.js';
import type { TaskRun } from '../../../lib/build/walk/task-run.js';
import type { JsonObject, KubeObject, ObjectId } from '../../../lib/manifest/index.js';

import { configMap, fluxKustomization } from '../support/manifests.js';

interface Given {
  readonly needs: readonly string[];
  /** Names of the ConfigMaps that it builds; undefined where it waits for its source. */
  readonly builds?: readonly string[];
  readonly spec?: JsonObject;
}

const idOf = (name: string): ObjectId => ({ group: '', kind: 'ConfigMap', namespace: 'apps', name });

function waiting(name: string, { needs, builds, spec }: Given): WaitingRun {
  const about = { owner: '', depth: 0, origin: {}, unknown: [] };
  const task = taskOf(fluxKustomization(name, spec) as KubeObject, about);
  const built = builds?.map((each) => ({ object: configMap(each) as KubeObject, origin: {} }));
  return { run: { task, built } as unknown as TaskRun, missing: needs.map(idOf) };
}

function hopeless(given: Readonly<Record<string, Given>>): string[] {
  const runs = Object.entries(given).map(([name, each]) => waiting(name, each));
  return hopelessOf(runs).flatMap(({ run, missing }) => missing.map((id) => `${run.task.id.name}: ${id.name}`));
}

describe('hopelessOf', () => {
  test('gives up what no other waiting one brings', () => {
    const b = { needs: ['y'], builds: ['x'] };
    expect(hopeless({ a: { needs: ['x', 'z'], builds: [] }, b })).toEqual(['a: z', 'b: y']);
  });

  test('takes a name with variables in it for any', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Flux
    expect(hopeless({ a: { needs: ['x'], builds: [] }, b: { needs: ['y'], builds: ['${X}'] } })).toEqual(['b: y']);
  });

  test('waits for what is not built, unless it applies to another namespace or cluster', () => {
    const a = { needs: ['x'], builds: [] };
    expect(hopeless({ a, b: { needs: ['y'] } })).toEqual(['b: y']);
    expect(hopeless({ a, b: { needs: ['y'], spec: { targetNamespace: 'far' } } })).toEqual(['a: x', 'b: y']);
    expect(hopeless({ a, b: { needs: ['y'], spec: { kubeConfig: {} } } })).toEqual(['a: x', 'b: y']);
  });

  test('of a circle, lets go first of what one builds itself', () => {
    const a = { needs: ['x'], builds: ['y'] };
    expect(hopeless({ a, b: { needs: ['y', 'x'], builds: ['x'] } })).toEqual(['b: x']);
  });

  test('then of variables, for all that need them, and of sources last', () => {
    const source = { needs: ['s'] };
    const one = { needs: ['x'], builds: ['s', 'y'] };
    const other = { needs: ['y', 'x'], builds: [] };
    expect(hopeless({ a: source, b: one, c: other })).toEqual(['b: x', 'c: x']);
  });

  test('and of sources by key', () => {
    expect(hopeless({ b: { needs: ['x'] }, a: { needs: ['y'] } })).toEqual(['a: y']);
  });
});
