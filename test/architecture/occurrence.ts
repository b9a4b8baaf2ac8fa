import type ts from 'typescript';

/** Something that stands in a file. */
export interface Occurrence {
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/** The line of a position in the text, from 1. */
export function lineAt(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line + 1;
}
