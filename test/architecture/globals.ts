import ts from 'typescript';

import { lineAt, type Occurrence } from './occurrence.js';

const WATCHED = ['process', 'console'];
const GLOBAL_OBJECTS = ['globalThis', 'global'];

/** Uses of `process`, `console` and the global object that are really the global ones. */
export function globalUses(source: ts.SourceFile, nodes: readonly ts.Node[], checker: ts.TypeChecker): Occurrence[] {
  return nodes.flatMap((node) => {
    if (!ts.isIdentifier(node) || !isReference(node)) return [];
    const name = watchedName(node);
    if (name === undefined || isDeclaredHere(node, checker)) return [];
    return [{ name, line: lineAt(source, node.getStart(source)) }];
  });
}

/** Which global an identifier stands for; the global object itself unless one harmless property of it is read. */
function watchedName(node: ts.Identifier): string | undefined {
  if (WATCHED.includes(node.text)) return node.text;
  if (!GLOBAL_OBJECTS.includes(node.text)) return undefined;
  const property = propertyRead(node);
  if (property === undefined || GLOBAL_OBJECTS.includes(property)) return 'globalThis';
  return WATCHED.includes(property) ? property : undefined;
}

function propertyRead({ parent }: ts.Identifier): string | undefined {
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text;
  if (ts.isQualifiedName(parent)) return parent.right.text;
  if (!ts.isElementAccessExpression(parent)) return undefined;
  return ts.isStringLiteralLike(parent.argumentExpression) ? parent.argumentExpression.text : undefined;
}

/** Not the name of a property, a parameter, an import or anything else that is being declared. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isExportSpecifier(parent)) return (parent.propertyName ?? parent.name) === node && !isReExport(parent);
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if ('propertyName' in parent && parent.propertyName === node) return false;
  return !('name' in parent && parent.name === node);
}

function isReExport(specifier: ts.ExportSpecifier): boolean {
  return specifier.parent.parent.moduleSpecifier !== undefined;
}

/** A `declare` only gives the global a type, so it does not count. */
function isDeclaredHere(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const inScope = checker.getSymbolsInScope(node, ts.SymbolFlags.Value | ts.SymbolFlags.Alias);
  const declarations = inScope.find(({ name }) => name === node.text)?.declarations ?? [];
  return declarations.some(
    (declaration) => declaration.getSourceFile() === node.getSourceFile() && !isAmbient(declaration),
  );
}

function isAmbient(declaration: ts.Node): boolean {
  for (let node = declaration; !ts.isSourceFile(node); node = node.parent) {
    const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
    if (modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) === true) return true;
  }
  return false;
}
