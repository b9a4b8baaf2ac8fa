import ts from 'typescript';

import { type ExportFact, exportsOf, type NamesImported, namesImportedBy } from './exports.js';
import { globalUses } from './globals.js';
import { type ImportFact, importsOf } from './imports.js';
import { lineAt, type Occurrence } from './occurrence.js';
import { type FunctionSize, functionSizes } from './sizes.js';

/** What the rules need to know of one file. */
export interface FileFacts {
  readonly path: string;
  readonly imports: readonly ImportFact[];
  readonly globals: readonly Occurrence[];
  /** What others may import by name. */
  readonly offers: readonly ExportFact[];
  readonly takes: readonly NamesImported[];
  /** `export *` and default exports. */
  readonly exports: readonly Occurrence[];
  /** Words of the comment at the very start. */
  readonly header: string;
  readonly lines: number;
  readonly functions: readonly FunctionSize[];
  /** Whether the file is one exported constant without any code. */
  readonly isTable: boolean;
}

/** Parses all files together, so that names are resolved by the compiler's own scopes. Nothing is read from disk. */
export function readFacts(files: Readonly<Record<string, string>>): FileFacts[] {
  const program = programOf(files);
  const checker = program.getTypeChecker();
  return Object.keys(files).map((path) => {
    const source = program.getSourceFile(path);
    if (source === undefined) throw new Error(`the compiler does not know "${path}"`);
    const nodes = nodesOf(source);
    return {
      path,
      imports: importsOf(source, nodes),
      globals: globalUses(source, nodes, checker),
      offers: exportsOf(source, nodes),
      takes: namesImportedBy(nodes),
      exports: forbiddenExports(source),
      header: headerOf(source),
      lines: source.text.replace(/\n$/, '').split('\n').length,
      functions: functionSizes(source, nodes),
      isTable: isTable(source),
    };
  });
}

function programOf(files: Readonly<Record<string, string>>): ts.Program {
  const options: ts.CompilerOptions = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2022 };
  const host: ts.CompilerHost = {
    getSourceFile: (path) => {
      const text = files[path];
      return text === undefined ? undefined : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    },
    fileExists: (path) => files[path] !== undefined,
    readFile: (path) => files[path],
    writeFile: () => undefined,
    getDefaultLibFileName: () => '',
    getCurrentDirectory: () => '',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  };
  return ts.createProgram(Object.keys(files), options, host);
}

function nodesOf(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return nodes;
}

function forbiddenExports(source: ts.SourceFile): Occurrence[] {
  return source.statements.flatMap((statement) => {
    const name = forbiddenExport(statement);
    return name === undefined ? [] : [{ name, line: lineAt(source, statement.getStart(source)) }];
  });
}

function forbiddenExport(statement: ts.Statement): string | undefined {
  if (ts.isExportAssignment(statement)) return 'default export';
  if (ts.canHaveModifiers(statement)) {
    const isDefault = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
    if (isDefault === true) return 'default export';
  }
  if (!ts.isExportDeclaration(statement)) return undefined;
  if (statement.exportClause === undefined || ts.isNamespaceExport(statement.exportClause)) return 'export *';
  return statement.exportClause.elements.some(({ name }) => name.text === 'default') ? 'default export' : undefined;
}

function headerOf(source: ts.SourceFile): string {
  const first = ts.getLeadingCommentRanges(source.text, 0)?.[0];
  if (first === undefined || first.pos !== 0) return '';
  return source.text
    .slice(first.pos, first.end)
    .replace(/[/*\s]+/g, ' ')
    .trim();
}

/** One exported constant, and nothing in it that runs; types may stand beside it. */
function isTable(source: ts.SourceFile): boolean {
  const statements = source.statements.filter((statement) => !isTypeOnly(statement));
  const [only] = statements;
  if (only === undefined || statements.length > 1 || !ts.isVariableStatement(only)) return false;
  const isExported = ts.getModifiers(only)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  const isConstant = (only.declarationList.flags & ts.NodeFlags.Const) !== 0;
  return isExported && isConstant && !nodesOf(only).some(runs);
}

function runs(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node)
  );
}

function isTypeOnly(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement)) return statement.importClause?.isTypeOnly === true;
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
}
