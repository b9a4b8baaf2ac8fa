import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes new files into a folder, which is made where it is missing. @throws where one of them is there */
export function writeFiles(dir: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(dir, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(dir, path), text, { flag: 'wx' });
}
