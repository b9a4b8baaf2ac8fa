import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import { fences } from './fences.js';

const root = join(__dirname, '../..');
const examples = fences().map((fence, index) => ({ ...fence, file: `example-${index}.ts` }));
let folder = '';

beforeAll(() => {
  // Below the project, where the compiler finds its packages.
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist/fences-'));
  for (const { file, code } of examples) writeFileSync(join(folder, file), code);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the TypeScript examples of README and the guides', () => {
  test('are there', () => {
    expect(examples.length).toBeGreaterThan(10);
  });

  test('compile', () => {
    const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config;
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const names = examples.map(({ file }) => join(folder, file));
    const program = ts.createProgram(names, { ...options, noUnusedLocals: false, types: ['node'] });
    // Of the examples alone: the library has a check of its own.
    const found = names.flatMap((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)));
    const problems = found.map(({ file, start, messageText }) => {
      const example = examples.find((other) => file?.fileName.endsWith(other.file));
      const line = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
      return `${example?.name ?? file?.fileName} line ${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
    expect(problems).toEqual([]);
  }, 120_000);

  test.each(examples)('$name runs without an error', ({ file }) => {
    const outdir = join(folder, `${file}.out`);
    const previous = process.env.CDK8S_OUTDIR;
    const silence = [
      jest.spyOn(process.stderr, 'write').mockReturnValue(true),
      jest.spyOn(console, 'log').mockReturnValue(undefined),
    ];
    process.env.CDK8S_OUTDIR = outdir;
    try {
      require(join(folder, file));
    } finally {
      for (const spy of silence) spy.mockRestore();
      if (previous === undefined) delete process.env.CDK8S_OUTDIR;
      else process.env.CDK8S_OUTDIR = previous;
    }
    expect(existsSync(outdir)).toBe(true);
  });
});
