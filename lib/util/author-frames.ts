/** The folder this package is loaded from: its own frames are not the author's. */
const PACKAGE_FOLDER = __dirname.replace(/[\\/][^\\/]+$/, '');
const POSITION = /(?:\(|^)([^()]+):(\d+):(\d+)\)?$/;

/** A place in a program. Lines and columns count from 1. */
export interface FramePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The lines of a stack that are neither ours nor a library's nor Node's, innermost first, as V8 writes them. */
export function authorFrames(stack: string): string[] {
  return stack.split('\n').filter((line) => {
    const file = framePosition(line)?.file;
    return file !== undefined && isAuthorFile(file);
  });
}

/** Where a line of a stack points to; undefined for a line that is no frame. */
export function framePosition(line: string): FramePosition | undefined {
  const frame = /^\s+at (.*)$/.exec(line)?.[1];
  const [, file, row, column] = (frame === undefined ? null : POSITION.exec(frame)) ?? [];
  if (file === undefined) return undefined;
  return { file: file.replace(/^file:\/\//, ''), line: Number(row), column: Number(column) };
}

function isAuthorFile(file: string): boolean {
  return !file.startsWith('node:') && !file.includes('node_modules') && !file.startsWith(PACKAGE_FOLDER);
}
