import { join, resolve } from 'node:path';
import ts from 'typescript';

import { KNOWN_DIFFERENCES } from './kubernetes-models/known-differences.js';

const ROOT = resolve(__dirname, '../..');
const TABLE = join(__dirname, 'kubernetes-models/known-differences.ts');
const ROWS = Object.entries(KNOWN_DIFFERENCES).flatMap(([kind, rows]) =>
  Object.keys(rows).map((row) => ({ kind, row })),
);

describe('The fields of each kind are those of the interface that @kubernetes-models/flux-cd has for it', () => {
  test(`${Object.keys(KNOWN_DIFFERENCES).length} kinds, but for ${ROWS.length} differences, each with its reason`, () => {
    expect(errorsIn((text) => text)).toEqual([]);
  });

  test('a difference that is not told does not compile', () => {
    expect(errorsIn((text) => text.replace(/^ +'valuesFrom\[\]\.literal is only here'.*$/m, ''))).toEqual([
      expect.stringContaining('"valuesFrom[].literal is only here"\' is missing in type'),
    ]);
  });

  test('one that is told and not there neither', () => {
    expect(errorsIn((text) => text.replace(/^ +Provider: \{$/m, '$&\n"timeout is only here": DURATION,'))).toEqual([
      expect.stringContaining('and \'"timeout is only here"\' does not exist in type'),
    ]);
  });
});

/** What the compiler says of the table when it is changed. */
function errorsIn(change: (text: string) => string): readonly string[] {
  const options = compilerOptions();
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (file, target) =>
    file === TABLE ? ts.createSourceFile(file, change(ts.sys.readFile(file) ?? ''), target) : read(file, target);
  const program = ts.createProgram([TABLE], options, host);
  return program.getSemanticDiagnostics(program.getSourceFile(TABLE)).map(firstLine);
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options, types: [] };
}

function firstLine({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] ?? '';
}
