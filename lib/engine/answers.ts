import { isJsonObject, type Json, type JsonObject, type KubeObject, parseJson } from '../manifest/index.js';

import type {
  BuildAnswer,
  BuiltObject,
  EngineProblem,
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
  return { objects, remote: listOf<string>(answer.remote), ...problemOf(answer) };
}

export function toReadAnswer(answer: JsonObject): ReadAnswer {
  const documents = listOf<{ object: JsonObject; line: number }>(answer.objects);
  return { documents: documents.map(toDocument), ...problemOf(answer) };
}

/** An answer that is no list of objects says the same of each. */
export function toSubstituteAnswer(answer: JsonObject, asked: readonly KubeObject[]): SubstituteAnswer {
  const error = errorOf(answer);
  const answers = listOf<WireSubstituted>(answer.objects);
  return { objects: asked.map((object, index) => toSubstituted(object, error ? { error } : (answers[index] ?? {}))) };
}

/** @throws when there are none, as where a `.sourceignore` file cannot be read */
export function toPaths(answer: JsonObject): readonly string[] {
  const error = errorOf(answer);
  if (error !== undefined) throw new Error(error.message);
  return listOf<string>(answer.paths);
}

function toDocument({ object, line }: { object: JsonObject; line: number }): ReadDocument {
  return { data: object, line };
}

function toSubstituted(asked: KubeObject, { object = asked, unknown = [], error }: WireSubstituted): SubstitutedObject {
  return error === undefined ? { object, unknown } : { object: asked, unknown, problem: error.message };
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
