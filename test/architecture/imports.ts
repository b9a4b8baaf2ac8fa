import ts from 'typescript';

import { lineAt } from './occurrence.js';

/** One import, however it is written. The specifier is undefined when it is computed. */
export interface ImportFact {
  readonly specifier: string | undefined;
  readonly line: number;
}

/** Static, type-only, dynamic and `require` imports, re-exports, `import('x')` types and references, by line. */
export function importsOf(source: ts.SourceFile, nodes: readonly ts.Node[]): ImportFact[] {
  const found = nodes.flatMap((node) => {
    const target = importedBy(node);
    if (target === undefined) return [];
    return [{ specifier: literalText(target), line: lineAt(source, node.getStart(source)) }];
  });
  const references = [...source.referencedFiles, ...source.typeReferenceDirectives];
  return [...found, ...references.map(({ fileName, pos }) => ({ specifier: fileName, line: lineAt(source, pos) }))];
}

/** The node that says what is imported; undefined when nothing is. */
function importedBy(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node)) return node.argument;
  if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)) return node.name;
  if (ts.isCallExpression(node) && isImportCall(node.expression)) return node.arguments[0] ?? node;
  return undefined;
}

function isImportCall(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(callee)) return callee.text === 'require';
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression)) return false;
  return ['module.require', 'require.resolve'].includes(`${callee.expression.text}.${callee.name.text}`);
}

function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isLiteralTypeNode(node) ? literalText(node.literal) : undefined;
}
