import { type JsonObject, type KubeObject, objectId, objectKey, stringifyJson } from '../../../lib/manifest/index.js';
import type { ProofCase } from './cases.js';
import { compareObjects } from './compare-objects.js';
import type { JudgeAnswer, JudgeRequest } from './judge.js';
import type { TreeFolders } from './tree-folders.js';
import { different, EQUAL, none, type Verdict } from './verdict.js';
import { specOf } from './variables.js';

/** What Flux's library is asked about a Kustomization. */
export interface Questions {
  readonly whole: JudgeRequest;
  /** The same without what comes after kustomize; undefined where we left no text as it is written. */
  readonly plain: JudgeRequest | undefined;
}

export interface FluxVerdict {
  readonly verdict: Verdict;
  readonly beforeSubstitution: number;
}

export function questionsOf(proof: ProofCase, folders: TreeFolders): Questions {
  const { build, kustomization, variables, strict } = proof;
  if (build === undefined) throw new Error(`${kustomization.key} was not built`);
  const spec = specOf(kustomization);
  const { postBuild: _, commonMetadata: __, ...rest } = spec;
  const root = folders.folderOf(build.tree);
  const { path } = build.request;
  const plain = { root, path, spec: rest as JsonObject, variables: {}, strict };
  return {
    whole: { root, path, spec, variables, strict },
    plain: leftAsWritten(proof).length === 0 ? undefined : plain,
  };
}

export function fluxVerdict(proof: ProofCase, whole: JudgeAnswer, plain: JudgeAnswer | undefined): FluxVerdict {
  const { build, kustomization } = proof;
  const failed = kustomization.build?.status === 'failed';
  if (failed || 'error' in whole)
    return { verdict: refusals(failed, kustomization.build?.message ?? '', whole), beforeSubstitution: 0 };
  const early = new Set(leftAsWritten(proof));
  const ours = (kustomization.applied ?? []).map(({ object }) => object);
  const late = compareObjects(without(ours, early), without(whole.objects, early));
  if (early.size === 0 || late.result !== 'equal') return { verdict: late, beforeSubstitution: 0 };
  if (plain === undefined) throw new Error(`${kustomization.key} was not judged before substitution`);
  if ('error' in plain)
    return { verdict: different(`Flux refuses it before substitution: ${plain.error}`), beforeSubstitution: 0 };
  const built = (build?.answer.objects ?? []).map(({ object }) => object);
  const verdict = compareObjects(only(built, early), only(plain.objects, early));
  return { verdict, beforeSubstitution: early.size };
}

function refusals(failed: boolean, message: string, answer: JudgeAnswer): Verdict {
  if (failed && 'error' in answer) return EQUAL;
  return failed
    ? different(`Flux builds it, we do not: ${message}`)
    : different(`Flux refuses it: ${'error' in answer ? answer.error : ''}`);
}

/**
 * Objects with more than a bare `${NAME}` of a variable that nobody knows: we leave the text as it is written, Flux's
 * library would answer with what it makes of a value.
 */
function leftAsWritten({ kustomization: { applied = [], build } }: ProofCase): string[] {
  const names = build?.unknownVariables ?? [];
  if (names.length === 0) return [];
  const expression = new RegExp(`\\$\\{[^}]*\\b(${names.join('|')})\\b[^}]*\\}`, 'g');
  const isBare = (text: string) => names.some((name) => text === `\${${name}}`);
  const isLeft = (object: KubeObject) => (stringifyJson(object).match(expression) ?? []).some((text) => !isBare(text));
  return applied.filter(({ object }) => isLeft(object)).map(({ object }) => keyOf(object));
}

function keyOf(object: KubeObject): string {
  return objectKey(objectId(object));
}

function without(objects: readonly KubeObject[], keys: ReadonlySet<string>): KubeObject[] {
  return objects.filter((object) => !keys.has(keyOf(object)));
}

function only(objects: readonly KubeObject[], keys: ReadonlySet<string>): KubeObject[] {
  return objects.filter((object) => keys.has(keyOf(object)));
}

export function notJudged({ kustomization: { build } }: ProofCase): Verdict {
  return none(build?.message ?? 'nobody built it');
}
