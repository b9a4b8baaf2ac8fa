import ts from 'typescript';

import { lineAt } from './occurrence.js';

export interface FunctionSize {
  /** `Class.method`, the variable a function is assigned to, or `anonymous`. */
  readonly name: string;
  readonly line: number;
  /** From the first to the last line of what the body holds. */
  readonly lines: number;
}

/** The bodies of all functions, methods, accessors, constructors and arrows; nested ones count for themselves too. */
export function functionSizes(source: ts.SourceFile, nodes: readonly ts.Node[]): FunctionSize[] {
  return nodes.flatMap((node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return [];
    return [{ name: nameOf(node), line: lineAt(source, node.getStart(source)), lines: bodyLines(source, node.body) }];
  });
}

function bodyLines(source: ts.SourceFile, body: ts.Node): number {
  const parts = ts.isBlock(body) ? body.statements : [body];
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return 0;
  return lineAt(source, last.end) - lineAt(source, first.getStart(source)) + 1;
}

function nameOf(node: ts.SignatureDeclaration): string {
  const own = node.name?.getText() ?? (ts.isConstructorDeclaration(node) ? 'constructor' : undefined);
  const { parent } = node;
  if (own !== undefined) return ts.isClassLike(parent) ? `${parent.name?.text ?? 'class'}.${own}` : own;
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent);
  return named ? parent.name.getText() : 'anonymous';
}
