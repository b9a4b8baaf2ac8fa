import { cleanPath, joinPath, parentOf } from '../util/index.js';

const LINE = '# data file ';

/** The text of a kustomization file, with the data files that it owns named behind line 1. */
export function withDataFiles(text: string, names: readonly string[]): string {
  const end = text.indexOf('\n') + 1;
  return text.slice(0, end) + names.map((name) => `${LINE}${name}\n`).join('') + text.slice(end);
}

/** The data files that the header of a kustomization file names, relative to the repository root; none that leaves it. */
export function dataFilesIn(text: string, path: string): string[] {
  const lines = text.split('\n').slice(1);
  const end = lines.findIndex((line) => !line.startsWith(LINE));
  const named = lines
    .slice(0, end)
    .map((line) => cleanPath(joinPath(parentOf(path), line.slice(LINE.length).replace(/\r$/, ''))));
  return named.filter(({ escapes }) => !escapes).map((each) => each.path);
}
