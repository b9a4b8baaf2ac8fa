import type { FolderModel, GeneratorModel, VendoredModel } from '../model/index.js';

import { contentPath, folderText, generatorText, vendoredText } from './content-text.js';

/** What lies in a folder besides objects. */
export interface Parts {
  readonly folders: readonly FolderModel[];
  readonly vendored: readonly VendoredModel[];
  readonly generators: readonly GeneratorModel[];
}

/** The parts that all folders of a base have, and those of one folder alone. */
export interface SplitParts {
  readonly common: Parts;
  readonly own: Parts;
}

type TextsOf<T> = (part: T, around: string) => string;

/** Parts that all folders have alike go into their base, the others stay with each. */
export function splitParts(members: readonly FolderModel[]): ReadonlyMap<FolderModel, SplitParts> {
  const folders = commonOf(members, (member) => member.folders, folderText);
  const vendored = commonOf(members, (member) => member.vendored, vendoredText);
  const alike = commonOf(members, generatorsOf, generatorText);
  const areFoldersCommon = members.every((member) => member.folders.every((folder) => folders(folder, member)));
  // What changes a generated object comes after it, and that may be in a folder that stays with each.
  const generators: typeof alike = (generator, member) =>
    alike(generator, member) && (areFoldersCommon || generator.behavior === 'create');
  return new Map(
    members.map((member) => {
      const common = {
        folders: member.folders.filter((part) => folders(part, member)),
        vendored: member.vendored.filter((part) => vendored(part, member)),
        generators: generatorsOf(member).filter((part) => generators(part, member)),
      };
      return [member, { common, own: partsWithout(member, common) }];
    }),
  );
}

/** Those of one folder of a family. */
export function partsOf(
  { parts }: { readonly parts: ReadonlyMap<FolderModel, SplitParts> },
  folder: FolderModel,
): SplitParts {
  const found = parts.get(folder);
  if (found === undefined) throw new Error(`folder "${folder.path}" is no member of this base`);
  return found;
}

function partsWithout(member: FolderModel, { folders, vendored, generators }: Parts): Parts {
  const taken = new Set<unknown>([...folders, ...vendored, ...generators]);
  return {
    folders: member.folders.filter((part) => !taken.has(part)),
    vendored: member.vendored.filter((part) => !taken.has(part)),
    generators: generatorsOf(member).filter((part) => !taken.has(part)),
  };
}

/** Whether all folders have a part. */
function commonOf<T>(
  members: readonly FolderModel[],
  partsOf: (member: FolderModel) => readonly T[],
  textOf: TextsOf<T>,
): (part: T, member: FolderModel) => boolean {
  const [first, ...others] = members;
  if (first === undefined || others.length === 0) return () => true;
  if (members.every((member) => partsOf(member).length === 0)) return () => true;
  const textsOf = (member: FolderModel) => partsOf(member).map((part) => textOf(part, contentPath(member)));
  let common = new Set(textsOf(first));
  for (const other of others) {
    const texts = new Set(textsOf(other));
    common = new Set([...common].filter((text) => texts.has(text)));
  }
  return (part, member) => common.has(textOf(part, contentPath(member)));
}

function generatorsOf({ generators = [] }: FolderModel): readonly GeneratorModel[] {
  return generators;
}
