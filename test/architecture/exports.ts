import ts from 'typescript';

import { lineAt } from './occurrence.js';

/** A name that a file offers. */
export interface ExportFact {
  readonly name: string;
  readonly line: number;
  readonly isType: boolean;
  /** Where a re-exported name comes from, and its name there. */
  readonly from?: { readonly specifier: string; readonly name: string };
  /** Whether the file itself mentions it beyond its declaration: a type of a signature must have a name. */
  readonly isMentioned: boolean;
}

/** Names that one import takes; undefined when it takes all there are. */
export interface NamesImported {
  readonly specifier: string;
  readonly names: readonly string[] | undefined;
}

/** What a file declares and exports by name, and what it re-exports. */
export function exportsOf(source: ts.SourceFile, nodes: readonly ts.Node[]): ExportFact[] {
  const mentions = new Map<string, number>();
  for (const node of nodes) if (ts.isIdentifier(node)) mentions.set(node.text, (mentions.get(node.text) ?? 0) + 1);
  return source.statements.flatMap((statement) =>
    ts.isExportDeclaration(statement)
      ? reexports(source, statement)
      : declaredNames(statement).map((name) => ({
          name,
          line: lineAt(source, statement.getStart(source)),
          isType: ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement),
          isMentioned: (mentions.get(name) ?? 0) > 1,
        })),
  );
}

/** What a file imports by name, or whole; re-exports are none of it. */
export function namesImportedBy(nodes: readonly ts.Node[]): NamesImported[] {
  return nodes.flatMap((node) => {
    if (ts.isImportDeclaration(node)) return [{ specifier: textOf(node.moduleSpecifier), names: namesIn(node) }];
    if (ts.isImportTypeNode(node)) return [{ specifier: node.argument.getText().slice(1, -1), names: undefined }];
    if (!ts.isCallExpression(node) || node.arguments[0] === undefined) return [];
    const isLoading = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
    return isLoading ? [{ specifier: textOf(node.arguments[0]), names: undefined }] : [];
  });
}

function namesIn({ importClause }: ts.ImportDeclaration): readonly string[] | undefined {
  const bindings = importClause?.namedBindings;
  if (bindings === undefined || ts.isNamespaceImport(bindings)) return undefined;
  return bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
}

function reexports(source: ts.SourceFile, statement: ts.ExportDeclaration): ExportFact[] {
  const { exportClause, moduleSpecifier, isTypeOnly } = statement;
  if (exportClause === undefined || ts.isNamespaceExport(exportClause)) return [];
  return exportClause.elements.map((element) => ({
    name: element.name.text,
    line: lineAt(source, element.getStart(source)),
    isType: isTypeOnly || element.isTypeOnly,
    isMentioned: false,
    ...(moduleSpecifier === undefined
      ? {}
      : { from: { specifier: textOf(moduleSpecifier), name: (element.propertyName ?? element.name).text } }),
  }));
}

function declaredNames(statement: ts.Statement): string[] {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  if (!isExported) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.DeclarationStatement;
  return name === undefined ? [] : [name.getText()];
}

function textOf(specifier: ts.Expression): string {
  return ts.isStringLiteralLike(specifier) ? specifier.text : '';
}
