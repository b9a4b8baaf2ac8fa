import { escapeRegExp } from '../util/index.js';

/**
 * Whether an artifact of an ArtifactGenerator can be called that. With `spec.pathPattern`, names have placeholders such
 * as `{app}` for what is found, and each of them stands for a part of a name.
 */
export function isArtifactName(template: string, name: string): boolean {
  const texts = template.split(/\{[^{}]*\}/).map(escapeRegExp);
  return new RegExp(`^${texts.join('[a-z0-9.-]+')}$`).test(name);
}
