import type { FindingInput } from '../diagnostics/index.js';
import { displayName, objectId, objectKey } from '../manifest/index.js';
import type { FolderModel, ObjectModel } from '../model/index.js';

import { canonicalFile } from './canonical-file.js';
import { displayPair } from './display-pair.js';
import { defaultFileName } from './file-name.js';
import { compareReadingOrder, inReadingOrder } from './reading-order.js';

/** A file of a folder before it has a place in the repository. */
export interface FolderFile {
  /** Relative to the folder. */
  readonly name: string;
  readonly models: readonly ObjectModel[];
}

const KUSTOMIZATION_FILE = /(^|\/)kustomization(\.ya?ml)?$/i;

/** The files of a folder, and what is wrong with the names that were given. */
export function folderFiles(folder: Pick<FolderModel, 'objects' | 'namespace'>): {
  files: FolderFile[];
  findings: FindingInput[];
} {
  const byName = new Map<string, { readonly name: string; readonly models: ObjectModel[] }>();
  const findings: FindingInput[] = [];
  for (const model of folder.objects) {
    if (model.file !== undefined) findings.push(...wrongFile(model, model.file));
    const name = fileName(model, folder);
    const key = name.toLowerCase();
    const known = byName.get(key);
    if (known === undefined) byName.set(key, { name, models: [model] });
    else findings.push(...clash(name, known.models, model));
  }
  return { files: Array.from(byName.values(), sorted), findings };
}

function fileName({ file, object }: ObjectModel, { namespace }: Pick<FolderModel, 'namespace'>): string {
  return file === undefined ? defaultFileName(object, namespace) : canonicalFile(file);
}

function sorted(file: FolderFile): FolderFile {
  return file.models.length === 1 ? file : { ...file, models: inReadingOrder(file.models) };
}

/** Objects share a file only where all of them name it, in the same letters. */
function clash(name: string, others: ObjectModel[], model: ObjectModel): FindingInput[] {
  const [other] = others;
  others.push(model);
  if (other === undefined || isOneFile(other, model) || isOneObject(other, model)) return [];
  const [first, second] = [other, model].sort((a, b) => compareReadingOrder(a.object, b.object));
  if (first === undefined || second === undefined) return [];
  const [firstName, subject] = displayPair(first.object, second.object);
  return [
    {
      code: 'FLX301',
      subject,
      message: `and ${firstName} are both written to "${name}"`,
      hint: 'give one of them a "file" of its own, or both the same "file"',
      related: [{ message: `${firstName} is made`, at: first.origin }],
      at: second.origin,
    },
  ];
}

function isOneFile({ file: a }: ObjectModel, { file: b }: ObjectModel): boolean {
  return a !== undefined && b !== undefined && canonicalFile(a) === canonicalFile(b);
}

/** FLX102 says so. */
function isOneObject({ object: a }: ObjectModel, { object: b }: ObjectModel): boolean {
  return objectKey(objectId(a)) === objectKey(objectId(b));
}

function wrongFile({ object, origin }: ObjectModel, file: string): FindingInput[] {
  const about = { subject: displayName(objectId(object)), path: 'file', at: origin };
  const leaves = file.startsWith('/') || file.includes('\\') || file.split('/').includes('..');
  if (leaves) {
    const hint = 'give a path relative to the folder of its owner';
    return [{ code: 'FLX302', ...about, message: `"${file}" leaves the folder of its owner`, hint }];
  }
  if (KUSTOMIZATION_FILE.test(file)) {
    const hint = 'give it another name';
    return [{ code: 'FLX301', ...about, message: `"${file}" is the name of the kustomization file`, hint }];
  }
  if (/\.ya?ml$/.test(file)) return [];
  const hint = 'Flux and kustomize read .yaml and .yml files';
  return [{ code: 'FLX302', ...about, message: `"${file}" does not end in ".yaml"`, hint }];
}
