import { isJsonObject, type Json, type JsonObject, type KubeObject, parseJson } from '../manifest/index.js';

import type {
  BuildAnswer,
  BuiltObject,
  EngineProblem,
  PathsAnswer,
  ReadAnswer,
  ReadDocument,
  SubstituteAnswer,
  SubstitutedObject,
} from './engine.js';

/** What the Go program says of a request that came to nothing. */
interface WireError {
  readonly reason: EngineProblem['reason'] | 'internal';
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/** What it says of one object. */
interface WireSubstituted {
  readonly object?: KubeObject;
  readonly dropped?: boolean;
  readonly used?: readonly string[];
  readonly unknown?: readonly string[];
  readonly error?: { readonly message: string };
}

/** @throws when it is the engine that is at fault, not what it was given */
export function parseAnswer(text: string): JsonObject {
  const answer = parseJson(text);
  if (!isJsonObject(answer)) throw new Error(`the engine gave no answer: ${text.slice(0, 200)}`);
  const error = errorOf(answer);
  if (error?.reason === 'internal') throw new Error(`the engine failed: ${error.message}`);
  return answer;
}

export function toBuildAnswer(answer: JsonObject): BuildAnswer {
  const objects = listOf<BuiltObject>(answer.objects);
  const altered = answer.altered === true ? { altered: true } : {};
  return { objects, remote: listOf<string>(answer.remote), ...altered, ...problemOf(answer) };
}

export function toReadAnswer(answer: JsonObject): ReadAnswer {
  const documents = listOf<{ object: JsonObject; line: number }>(answer.objects);
  return { documents: documents.map(toDocument), ...problemOf(answer) };
}

export function toSubstituteAnswer(answer: JsonObject, asked: readonly KubeObject[]): SubstituteAnswer {
  const answers = listOf<WireSubstituted>(answer.objects);
  const objects = answers.map((each, index) => toSubstituted(asked[index] as KubeObject, each));
  return { objects, ...problemOf(answer) };
}

export function toPathsAnswer(answer: JsonObject): PathsAnswer {
  return { paths: listOf<string>(answer.paths), ...problemOf(answer) };
}

function toDocument({ object, line }: { object: JsonObject; line: number }): ReadDocument {
  return { data: object, line };
}

function toSubstituted(asked: KubeObject, answer: WireSubstituted): SubstitutedObject {
  const { object = asked, dropped = false, used = [], unknown = [], error } = answer;
  if (error !== undefined) return { object: asked, used, unknown, problem: error.message };
  return { object: dropped ? undefined : object, used, unknown };
}

function problemOf(answer: JsonObject): { readonly problem?: EngineProblem } {
  const error = errorOf(answer);
  return error === undefined ? {} : { problem: toProblem(error) };
}

/** An empty file and a line 0 are what Go leaves where it knows none. */
function toProblem({ reason, message, file, line }: WireError): EngineProblem {
  return {
    reason: reason as EngineProblem['reason'],
    message,
    ...(file ? { file } : {}),
    ...(line ? { line } : {}),
  };
}

function errorOf(answer: JsonObject): WireError | undefined {
  return isJsonObject(answer.error) ? (answer.error as unknown as WireError) : undefined;
}

function listOf<T>(value: Json | undefined): readonly T[] {
  return (value ?? []) as unknown as readonly T[];
}
