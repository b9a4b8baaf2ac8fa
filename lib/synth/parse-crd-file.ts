import { type Crd, isCrd, parseCrd } from '../api/index.js';
import type { FindingInput } from '../diagnostics/index.js';
import { isJsonObject, type Json, parseYaml } from '../manifest/index.js';
import type { YamlText } from '../repo/index.js';

export interface CrdFile {
  readonly crds: readonly Crd[];
  readonly problems: readonly FindingInput[];
}

/** The CRDs among the documents of a file, and what keeps it from being read as a whole. */
export function parseCrdFile({ path, file, text }: YamlText): CrdFile {
  const subject = `file "${path}"`;
  const { documents, problems } = parseYaml(text);
  const crds: Crd[] = [];
  const found: FindingInput[] = problems.map(({ message, line, column }) => ({
    code: 'FLX116',
    subject,
    message: `is no YAML: ${message}`,
    at: { file, line, column },
  }));
  for (const document of documents.flatMap(expand)) {
    if (!isCrd(document)) continue;
    const parsed = parseCrd(document);
    if ('crd' in parsed) crds.push(parsed.crd);
    else found.push({ code: 'FLX116', subject, message: `${nameOf(document)} ${parsed.problem}`, at: { file } });
  }
  return { crds, problems: found };
}

/** `kubectl get crds -o yaml` gives one List. */
function expand(document: Json): readonly Json[] {
  return isJsonObject(document) && document.kind === 'List' && Array.isArray(document.items)
    ? (document.items as readonly Json[])
    : [document];
}

function nameOf({ metadata }: { readonly metadata?: Json }): string {
  const name = isJsonObject(metadata) ? metadata.name : undefined;
  return typeof name === 'string' ? `CustomResourceDefinition "${name}"` : 'a CustomResourceDefinition';
}
