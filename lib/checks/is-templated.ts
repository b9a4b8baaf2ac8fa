import type { ObjectId } from '../manifest/index.js';

/** Whether a name or namespace may be another one once Flux filled in variables. */
export function isTemplated({ name, namespace }: Pick<ObjectId, 'name' | 'namespace'>): boolean {
  return name.includes('$') || namespace.includes('$');
}
