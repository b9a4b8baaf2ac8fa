export type RuleName = 'module' | 'package' | 'cycle' | 'effect' | 'export' | 'header' | 'size' | 'unused';

export interface Violation {
  readonly rule: RuleName;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** The folder right below `lib`; `''` for files of `lib` itself. */
export function moduleOf(path: string): string {
  const [, folder = '', file] = path.split('/');
  return file === undefined ? '' : folder;
}
