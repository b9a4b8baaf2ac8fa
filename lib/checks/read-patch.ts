import { isJsonObject, type Json, type JsonObject, parseYaml } from '../manifest/index.js';

/** A patch as kustomize takes it. */
export type PatchText =
  | { readonly form: 'merge'; readonly objects: readonly JsonObject[] }
  | { readonly form: 'json'; readonly operations: readonly JsonObject[] }
  | { readonly form: 'none'; readonly problem: string };

/** kustomize takes a key given twice, our reader does not. */
const DUPLICATE_KEY = /unique/;

/** Reads `patch`; what it is, kustomize tells by its shape alone. Undefined where our reader is no judge of it. */
export function readPatch(text: string): PatchText | undefined {
  const { documents, problems } = parseYaml(text);
  const [problem] = problems;
  if (problem !== undefined) {
    if (DUPLICATE_KEY.test(problem.message)) return undefined;
    return { form: 'none', problem: `is no YAML in line ${problem.line}: ${problem.message.split('\n')[0]}` };
  }
  const [first] = documents;
  return Array.isArray(first) ? operationsOf(first) : objectsOf(documents);
}

function operationsOf(list: readonly Json[]): PatchText {
  const operations = list.filter(isJsonObject);
  if (operations.length === list.length) return { form: 'json', operations };
  return { form: 'none', problem: 'is a list, but not of operations' };
}

/** A List is taken apart by kustomize, which is left to it. */
function objectsOf(documents: readonly Json[]): PatchText | undefined {
  const objects = documents.filter(isJsonObject);
  if (objects.length < documents.length) return { form: 'none', problem: 'is neither an object nor a list' };
  if (objects.some(({ items }) => Array.isArray(items))) return undefined;
  if (objects.every(isNamed)) return { form: 'merge', objects };
  return { form: 'none', problem: 'needs "kind" and "metadata.name", even beside a "target"' };
}

function isNamed({ kind, metadata }: JsonObject): boolean {
  return typeof kind === 'string' && isJsonObject(metadata) && metadata.name !== undefined && metadata.name !== null;
}
