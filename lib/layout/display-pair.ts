import { displayName, type KubeObject, objectId } from '../manifest/index.js';

/** How messages name two objects: with their apiVersions where nothing else tells them apart. */
export function displayPair(a: KubeObject, b: KubeObject): readonly [string, string] {
  const [first, second] = [displayName(objectId(a)), displayName(objectId(b))];
  return first === second ? [`${a.apiVersion} ${first}`, `${b.apiVersion} ${second}`] : [first, second];
}
