import type { Origin } from '../diagnostics/index.js';

/** The folder this package is loaded from: its own frames are not the author's. */
const PACKAGE_FOLDER = __dirname.replace(/[\\/][^\\/]+$/, '');
const FRAME = /(?:\(|^)([^()]+):(\d+):(\d+)\)?$/;

/** A place in the author's program. The stack is captured at once, which is cheap, and read only when asked for. */
export class AuthorOrigin implements Origin {
  private position?: Omit<Origin, 'construct'>;

  constructor(
    readonly construct: string,
    private readonly trace: Error,
  ) {}

  get file(): string | undefined {
    return this.read().file;
  }

  get line(): number | undefined {
    return this.read().line;
  }

  get column(): number | undefined {
    return this.read().column;
  }

  toJSON(): Origin {
    const { construct, file, line, column } = this;
    return { construct, file, line, column };
  }

  private read(): Omit<Origin, 'construct'> {
    this.position ??= authorPosition(this.trace.stack ?? '');
    return this.position;
  }
}

/** The first frame of a stack that is neither ours nor a library's nor Node's. */
export function authorPosition(stack: string): Omit<Origin, 'construct'> {
  for (const text of stack.split('\n').slice(1)) {
    const [, file, line, column] = FRAME.exec(text.trim().replace(/^at /, '')) ?? [];
    if (file !== undefined && isAuthorFile(file)) {
      return { file: file.replace(/^file:\/\//, ''), line: Number(line), column: Number(column) };
    }
  }
  return {};
}

function isAuthorFile(file: string): boolean {
  const path = file.replace(/^file:\/\//, '');
  return !path.startsWith('node:') && !path.includes('node_modules') && !path.startsWith(PACKAGE_FOLDER);
}
