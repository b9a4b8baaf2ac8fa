import type { IConstruct } from 'constructs';

import type { FindingInput } from '../diagnostics/index.js';
import { hasTokenText, Kustomization, tokensWereMade } from '../flux/index.js';
import { type Json, stringifyJson } from '../manifest/index.js';

import { placeOf } from './describe.js';
import { Cluster } from './cluster.js';
import { Folder } from './folder.js';
import { markedImages } from './marked-images.js';
import { type Container, type FleetScan, withFolders } from './scan.js';
import type { VendoredFiles } from './vendored-files.js';

/** FLX123: variables and image markers in ids, paths, file names and what kustomization files say. */
export function tokenPlaceFindings({ clusters, kustomizations }: FleetScan): FindingInput[] {
  if (!tokensWereMade()) return [];
  const containers = [...clusters, ...kustomizations].flatMap(withFolders);
  return [...containers.flatMap(idFindings), ...containers.flatMap(fieldFindings)];
}

/** Each id once, at the construct that has it: its children have it in their paths too. */
function idFindings({ scope, objects, vendored }: Container): FindingInput[] {
  const inside = [...objects.map(({ object }) => object), ...vendored];
  const wrong = new Set(inside.flatMap((construct) => construct.node.scopes.filter((at) => isBelow(at, scope))));
  const own = hasTokenText(scope.node.id) ? [scope] : [];
  return [...own, ...wrong].map((construct) => finding(construct, 'id'));
}

function isBelow(construct: IConstruct, scope: IConstruct): boolean {
  return hasTokenText(construct.node.id) && construct.node.scopes.includes(scope) && construct !== scope;
}

function fieldFindings(container: Container): FindingInput[] {
  const { scope, objects, vendored } = container;
  return [
    ...badFields(scope, fieldsOf(container)),
    ...objects.flatMap(({ object, file }) => badFields(object, { file })),
    ...vendored.flatMap((files) => badFields(files, vendoredFields(files))),
  ];
}

/** What decides about files, and what stands in a kustomization file. */
function fieldsOf({ scope, owner, objects, folders, vendored }: Container): Readonly<Record<string, unknown>> {
  if (Cluster.isCluster(scope)) return { name: scope.clusterName, path: scope.path };
  if (Folder.isFolder(scope))
    return { path: scope.path, base: scope.base, ...scope.transform, images: markedImages(scope) };
  const isLaidOut = objects.length + folders.length + vendored.length > 0;
  return Kustomization.isKustomization(owner) && isLaidOut ? { path: owner.path } : {};
}

function vendoredFields({ path, files, patches }: VendoredFiles): Readonly<Record<string, unknown>> {
  return { path, files, patches };
}

function badFields(construct: IConstruct, fields: Readonly<Record<string, unknown>>): FindingInput[] {
  const wrong = Object.entries(fields).filter(
    ([, value]) => value !== undefined && hasTokenText(stringifyJson(value as Json)),
  );
  return wrong.map(([field]) => finding(construct, field));
}

function finding(construct: IConstruct, path: string): FindingInput {
  return {
    code: 'FLX123',
    subject: `construct "${readable(construct.node.path)}"`,
    path,
    message: 'holds a variable or image marker, but must be known before files are written',
    hint: 'variables and image markers are for values of objects',
    at: placeOf(construct),
  };
}

/** Private-use characters print as nothing, or as a box. */
function readable(path: string): string {
  return path.replace(/\p{Co}+/gu, '…');
}
