import { isOptedOut } from '../api/index.js';
import { hasTokenText, type TokenRegistry, type Variable } from '../flux/index.js';
import { isJsonObject, type JsonObject, type KubeObject, mapTexts } from '../manifest/index.js';

/** Where core objects carry bytes as base64. */
const BASE64: Readonly<Record<string, string>> = { Secret: 'data', ConfigMap: 'binaryData' };

/** What one object has of tokens. */
export interface FoundTokens {
  /** Whether there is any, hidden ones too. */
  readonly any: boolean;
  /** The variables that Flux will fill in; with repetitions. */
  readonly variables: readonly Variable[];
  /** Keys of values in base64 that hold a token. */
  readonly encoded: readonly string[];
}

const NONE: FoundTokens = { any: false, variables: [], encoded: [] };

export function findTokens(object: KubeObject, registry: TokenRegistry): FoundTokens {
  const variables: Variable[] = [];
  let any = false;
  mapTexts(object, (text) => {
    if (!hasTokenText(text)) return text;
    any = true;
    for (const part of registry.split(text)) {
      if (typeof part === 'object' && part.type === 'variable') variables.push(part);
    }
    return text;
  });
  const encoded = encodedTokens(object);
  if (!any && encoded.length === 0) return NONE;
  return { any: true, variables: isOptedOut(object) ? [] : variables, encoded };
}

function encodedTokens({ apiVersion, kind, ...fields }: KubeObject): string[] {
  const field = apiVersion === 'v1' ? BASE64[kind] : undefined;
  const data = field === undefined ? undefined : (fields as JsonObject)[field];
  if (!isJsonObject(data)) return [];
  const found = Object.entries(data).filter(([, value]) => typeof value === 'string' && hasTokenText(decoded(value)));
  return found.map(([key]) => `${field}[${JSON.stringify(key)}]`);
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
