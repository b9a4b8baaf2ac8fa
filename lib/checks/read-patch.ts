import { isJsonObject, type Json, type JsonObject, parseYaml } from '../manifest/index.js';

/** A patch as kustomize takes it. */
export type PatchText =
  | { readonly form: 'merge'; readonly objects: readonly JsonObject[] }
  | { readonly form: 'json'; readonly operations: readonly JsonObject[] }
  | { readonly form: 'none'; readonly problem: string; readonly hint: string };

/** kustomize takes a key given twice, our reader does not. */
const DUPLICATE_KEY = /unique/;

const AN_OPERATION = 'write each as "{ op: replace, path: /spec/replicas, value: 2 }"';
const A_PATCH = 'write an object with the fields to change, or a list of operations';

/** Reads `patch`; what it is, kustomize tells by its shape alone. Undefined where our reader is no judge of it. */
export function readPatch(text: string): PatchText | undefined {
  const { documents, problems } = parseYaml(text);
  const [problem] = problems;
  if (problem !== undefined) {
    if (DUPLICATE_KEY.test(problem.message)) return undefined;
    const reason = problem.message.split('\n')[0];
    return { form: 'none', problem: `is no YAML in line ${problem.line}: ${reason}`, hint: 'write YAML or JSON' };
  }
  const [first] = documents;
  return Array.isArray(first) ? operationsOf(first) : objectsOf(documents);
}

function operationsOf(list: readonly Json[]): PatchText {
  const operations = list.filter(isJsonObject);
  if (operations.length === list.length) return { form: 'json', operations };
  return { form: 'none', problem: 'is a list, but not of operations', hint: AN_OPERATION };
}

/** A List is taken apart by kustomize, which is left to it; an empty object changes nothing. */
function objectsOf(documents: readonly Json[]): PatchText | undefined {
  const objects = documents.filter(isJsonObject);
  if (objects.length < documents.length)
    return { form: 'none', problem: 'is neither an object nor a list', hint: A_PATCH };
  if (objects.every((object) => Object.keys(object).length === 0)) return undefined;
  if (objects.some(({ items }) => Array.isArray(items))) return undefined;
  if (objects.every(isNamed)) return { form: 'merge', objects };
  return { form: 'none', problem: 'lacks "kind" or "metadata.name"', hint: 'write both, even beside a "target"' };
}

function isNamed({ kind, metadata }: JsonObject): boolean {
  return typeof kind === 'string' && isJsonObject(metadata) && metadata.name !== undefined && metadata.name !== null;
}
