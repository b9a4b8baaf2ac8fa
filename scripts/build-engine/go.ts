import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const USUAL_FOLDER = '/usr/local/go/bin';

/** The Go toolchain that a module asks for. */
export class Go {
  /** Such as `go1.26.8`. */
  readonly version: string;

  /** @throws when there is no Go, or none of this version can be had */
  constructor(private readonly module: string) {
    const [, version] = /^toolchain (\S+)$/m.exec(readFileSync(join(module, 'go.mod'), 'utf8')) ?? [];
    if (version === undefined) throw new Error(`"${module}/go.mod" names no toolchain`);
    this.version = version;
    const found = this.ask('env', 'GOVERSION');
    if (found !== version) throw new Error(`the engine is built with ${version}, and this is ${found}`);
  }

  /** What Go prints. */
  ask(...args: readonly string[]): string {
    return this.run(args, {}).trim();
  }

  run(args: readonly string[], env: Readonly<Record<string, string>>): string {
    const PATH = [process.env.PATH, USUAL_FOLDER].join(delimiter);
    // Another version than this one would make other bytes; Go fetches it where it has to.
    const all = { ...process.env, PATH, GOTOOLCHAIN: this.version, ...env };
    try {
      return execFileSync('go', args, {
        cwd: this.module,
        env: all,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    } catch (error) {
      throw new Error(failure(error as NodeJS.ErrnoException & { stderr?: string }, this.version));
    }
  }
}

/** Whether there is any Go at all. */
export function hasGo(): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), USUAL_FOLDER];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, 'go')));
}

function failure(error: NodeJS.ErrnoException & { stderr?: string }, version: string): string {
  if (error.code === 'ENOENT') return `the engine is compiled with Go, which is not there: install ${version} or later`;
  return `${error.message}\n${error.stderr ?? ''}`.trim();
}
