import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The real kustomize, from the PATH or where `go install` puts it; undefined where there is none. */
export function findKustomize(): string | undefined {
  return findOnPath('kustomize') ?? firstExecutable(goBinFolders().map((folder) => join(folder, 'kustomize')));
}

/** The Go toolchain, from the PATH or its usual folder; undefined where there is none. */
export function findGo(): string | undefined {
  return findOnPath('go') ?? firstExecutable(['/usr/local/go/bin/go']);
}

function findOnPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return firstExecutable(folders.map((folder) => join(folder, name)));
}

function goBinFolders(): string[] {
  const paths = [process.env.GOPATH, goEnvironment('GOPATH'), join(homedir(), 'go')];
  return paths.filter((path) => path !== undefined && path !== '').map((path) => join(path as string, 'bin'));
}

function goEnvironment(name: string): string | undefined {
  const go = findGo();
  if (go === undefined) return undefined;
  return execFileSync(go, ['env', name], { encoding: 'utf8' }).trim();
}

function firstExecutable(paths: readonly string[]): string | undefined {
  return paths.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
