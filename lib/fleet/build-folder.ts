import type { FindingInput } from '../diagnostics/index.js';
import type { KubeObject } from '../manifest/index.js';
import type { FolderModel, ObjectModel, VendoredModel } from '../model/index.js';
import { joinPath } from '../util/index.js';

import { placeOf } from './describe.js';
import { Folder } from './folder.js';
import { prepareObject } from './prepare-object.js';
import { cleanPath } from './repo-path.js';
import type { Container } from './scan.js';
import { stockNameFindings } from './stock-names.js';
import type { VendoredFiles } from './vendored-files.js';

/** What building a folder needs besides the folder itself. */
export interface FolderContext {
  readonly rewrite: (object: KubeObject) => KubeObject;
  readonly report: (finding: FindingInput) => void;
}

/** The model of a container and everything below it; `path` is where it lies. */
export function buildFolder(container: Container, path: string, context: FolderContext): FolderModel {
  const { scope } = container;
  const folder = Folder.isFolder(scope) ? scope : undefined;
  const base = folder?.base === undefined ? undefined : insideRepository(folder.base, scope, 'base', context);
  const content = base ?? path;
  if (base !== undefined) for (const finding of stockNameFindings(container)) context.report(finding);
  return {
    path,
    base,
    kustomizationFile: true,
    transform: folder?.transform ?? {},
    namespace: scope.namespace ?? '',
    objects: container.objects.flatMap((placed): readonly ObjectModel[] => {
      const { models, findings } = prepareObject(placed, context.rewrite);
      for (const finding of findings) context.report(finding);
      return models;
    }),
    vendored: container.vendored.map((vendored) => buildVendored(vendored, content, context)),
    folders: container.folders.map((child) => buildFolder(child, childPath(child, content, context), context)),
    origin: placeOf(scope),
  };
}

function childPath(container: Container, around: string, context: FolderContext): string {
  const { path } = container.scope as Folder;
  return joinPath(around, insideRepository(path, container.scope, 'path', context));
}

function buildVendored(vendored: VendoredFiles, around: string, context: FolderContext): VendoredModel {
  const path = insideRepository(vendored.path, vendored, 'path', context);
  const files = vendored.files?.map((file) => joinPath(path, insideRepository(file, vendored, 'files', context)));
  return {
    path: joinPath(around, vendored.node.id),
    resources: files ?? [path],
    patches: vendored.patches,
    origin: vendored.origin,
  };
}

function insideRepository(
  text: string,
  construct: Container['scope'] | VendoredFiles,
  field: string,
  { report }: FolderContext,
): string {
  const { path, escapes } = cleanPath(text);
  if (escapes || path === '') {
    const message = escapes ? `"${text}" leaves the repository` : `"${text}" is the root of the repository`;
    const subject = `construct "${construct.node.path}"`;
    const hint = 'give a folder below the root of the repository';
    report({ code: 'FLX302', subject, path: field, message, hint, at: construct.origin });
  }
  return path;
}
