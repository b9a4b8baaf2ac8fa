import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readTreeFile } from '../../lib/engine/read-tree-file.js';
import { temporaryFolder } from './temporary-folder.js';

const root = temporaryFolder();

function read(disk: string) {
  return readTreeFile('apps/a.yaml', { disk, size: 1 });
}

describe('a file of a tree', () => {
  test('is read from the disk, whatever size it had', () => {
    const disk = join(root(), 'a');
    writeFileSync(disk, 'more than one byte');
    expect(Buffer.from(read(disk) as Uint8Array).toString()).toBe('more than one byte');
  });

  test('may exist as a text only', () => {
    expect(Buffer.from(readTreeFile('a', { text: 'ä' }) as Uint8Array).toString()).toBe('ä');
  });

  test('is refused above 32 MiB', () => {
    const disk = join(root(), 'a');
    writeFileSync(disk, '');
    truncateSync(disk, 100_000_000);
    const message = 'file "apps/a.yaml" has 96 MiB; files of at most 32 MiB are read';
    expect(read(disk)).toEqual({ reason: 'limit', message, file: 'apps/a.yaml' });
  });

  test.each<[string, (disk: string) => void, string]>([
    ['gone', () => {}, 'ENOENT'],
    ['a link', (disk) => symlinkSync('/etc/hostname', disk), 'ELOOP'],
    ['a folder', (disk) => mkdirSync(disk), 'it is no plain file any more'],
    ['a pipe', (disk) => execFileSync('mkfifo', [disk]), 'it is no plain file any more'],
  ])('is refused when it has become %s', (_, become, why) => {
    const disk = join(root(), 'a');
    become(disk);
    const message = `file "apps/a.yaml" cannot be read: ${why}`;
    expect(read(disk)).toEqual({ reason: 'read', message, file: 'apps/a.yaml' });
  });
});
