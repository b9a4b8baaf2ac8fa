import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';

import { withoutNpm } from '../support/without-npm.js';

import { npmEnvironment } from './npm.js';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project of a user, in a temporary folder far from this one. */
export class Project {
  readonly dir = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-user-'));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  /** `npm install`, of what package.json says and of these. */
  install(...packages: readonly string[]): void {
    const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, stdout, stderr } = this.run('npm', 'install', ...flags, ...packages);
    if (code !== 0) throw new Error(`npm install: ${stdout}${stderr}`);
  }

  run(program: string, ...args: readonly string[]): Ran {
    const options = { cwd: this.dir, encoding: 'utf8', env: npmEnvironment() } as const;
    const { status, stdout, stderr } = spawnSync(program, args, options);
    return { code: status, stdout: withoutNpm(stdout), stderr: withoutNpm(stderr) };
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), content);
  }

  read(path: string): string {
    return readFileSync(join(this.dir, path), 'utf8');
  }

  /** Path → content of all files below a folder. */
  filesIn(folder: string): Record<string, string> {
    const root = join(this.dir, folder);
    const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map(({ parentPath, name }) => relative(root, join(parentPath, name)));
    return Object.fromEntries(
      paths.sort().map((path) => [path.replaceAll(sep, '/'), this.read(join(folder, path))] as const),
    );
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}
