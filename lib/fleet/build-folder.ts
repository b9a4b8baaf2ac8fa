import type { FindingInput } from '../diagnostics/index.js';
import type { FolderModel, ObjectModel, VendoredModel } from '../model/index.js';
import { Kustomization } from '../flux/index.js';
import { joinPath, cleanPath } from '../util/index.js';

import { buildGenerators } from './build-generators.js';
import { placeOf } from './describe.js';
import { Folder } from './folder.js';
import { markedImages } from './marked-images.js';
import type { PreparedObjects } from './prepared-objects.js';
import type { Container } from './scan.js';
import { stockNameFindings } from './stock-names.js';
import type { VendoredFiles } from './vendored-files.js';

/** Below what a path must lead, in words. */
interface Root {
  readonly name: string;
  readonly self: string;
  readonly hint: string;
}

const REPOSITORY: Root = {
  name: 'the repository',
  self: 'the root of the repository',
  hint: 'give a folder below the root of the repository',
};
const FOLDER: Root = {
  name: 'the folder around it',
  self: 'the folder around it',
  hint: 'give a folder below that one; what several share is a "base"',
};
const VENDORED: Root = {
  name: 'the folder of the vendored files',
  self: 'the folder of the vendored files',
  hint: 'give a file below "path"',
};

/** What kustomize would fetch: a scheme, git's short form, or a query that names a revision. */
const URL_LIKE = /^[a-z][a-z0-9+.-]*:\/\/|^[a-z]+::|^[^/@]+@[^/:]+:|\?ref=/i;

/** What building a folder needs besides the folder itself. */
export interface FolderContext {
  readonly objects: PreparedObjects;
  readonly report: (finding: FindingInput) => void;
}

/** The model of a container and everything below it; `path` is where it lies. */
export function buildFolder(container: Container, path: string, context: FolderContext): FolderModel {
  const { scope } = container;
  const folder = Folder.isFolder(scope) ? scope : undefined;
  const sharing = folder ?? (Kustomization.isKustomization(scope) ? scope : undefined);
  const base = sharing?.base === undefined ? undefined : basePath(sharing.base, scope, context);
  const content = base ?? path;
  if (base !== undefined) for (const finding of stockNameFindings(container)) context.report(finding);
  return {
    path,
    base,
    reference: sharing?.reference,
    kustomizationFile: true,
    transform: folder === undefined ? {} : { ...folder.transform, images: markedImages(folder) },
    namespace: scope.namespace ?? '',
    objects: container.objects.flatMap((placed): readonly ObjectModel[] => {
      const { models, findings } = context.objects.of(placed, container);
      for (const finding of findings) context.report(finding);
      return models;
    }),
    vendored: container.vendored.map((vendored) => buildVendored(vendored, content, context)),
    generators: buildGenerators(container, { folder: content, ...context }),
    folders: container.folders.map((child) => buildFolder(child, childPath(child, content, context), context)),
    origin: placeOf(scope),
  };
}

function basePath(base: string, construct: Container['scope'], context: FolderContext): string {
  return pathBelow(REPOSITORY, base, { construct, field: 'base', context });
}

function childPath(container: Container, around: string, context: FolderContext): string {
  const { path, node } = container.scope as Folder;
  const below = pathBelow(FOLDER, path, { construct: container.scope, field: 'path', context });
  // A path that was refused still has a place, or all else would be said of the folder around it.
  return joinPath(around, below === '' ? node.id : below);
}

function buildVendored(vendored: VendoredFiles, around: string, context: FolderContext): VendoredModel {
  const path = pathBelow(REPOSITORY, vendored.path, { construct: vendored, field: 'path', context });
  const about = { construct: vendored, field: 'files', context };
  const files = vendored.files?.map((file) => joinPath(path, pathBelow(VENDORED, file, about)));
  checkId(vendored, context);
  return {
    path: joinPath(around, vendored.node.id),
    resources: files ?? [path],
    patches: vendored.patches,
    origin: vendored.origin,
  };
}

/** The id names the folder that carries the patches. */
function checkId({ node, origin }: VendoredFiles, { report }: FolderContext): void {
  if (node.id !== '.' && node.id !== '..') return;
  const about = { subject: `construct "${node.path}"`, at: origin };
  const hint = 'give it another id: patched files get a folder of that name';
  report({ code: 'FLX302', ...about, message: `id "${node.id}" is no name of a folder`, hint });
}

/** What a field is about, for findings. */
interface PathField {
  readonly construct: Container['scope'] | VendoredFiles;
  readonly field: string;
  readonly context: FolderContext;
}

/** A path without `.` and `..`, and a finding where it does not lead below its root. */
function pathBelow(root: Root, text: string, { construct, field, context }: PathField): string {
  const { path, escapes } = cleanPath(text);
  const subject = `construct "${construct.node.path}"`;
  const about = { code: 'FLX302', subject, path: field, at: construct.origin } as const;
  if (URL_LIKE.test(text)) {
    const hint = 'name what lies in the repository; give a source and a Kustomization for what lies elsewhere';
    context.report({ ...about, message: `"${withoutCredentials(text)}" is a URL`, hint });
  } else if (escapes || path === '') {
    const message = `"${text}" ${escapes ? 'leaves' : 'is'} ${escapes ? root.name : root.self}`;
    context.report({ ...about, message, hint: root.hint });
  }
  return path;
}

function withoutCredentials(url: string): string {
  return url.replace(/^([a-z0-9+.-]+:\/\/)?[^/]*@/i, '$1').replace(/\?.*/, '');
}
