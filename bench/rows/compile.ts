import { join, resolve } from 'node:path';
import ts from 'typescript';

/** What the compiler needed for one app: milliseconds, megabytes, and how much there was to look at. */
export interface Compilation {
  readonly cpu: number;
  readonly wall: number;
  readonly peakResident: number;
  readonly files: number;
  readonly types: number;
  readonly instantiations: number;
}

export type App = 'constructs' | 'stock';

const ROOT = resolve(__dirname, '../../../..');
const DECLARATIONS = join(ROOT, '.cache/bench/declarations');

if (require.main === module) {
  const [app = 'declarations'] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(app === 'declarations' ? declare() : compile(app as App)));
}

/** Writes what the published package has for the compiler. */
function declare(): number {
  const options = { emitDeclarationOnly: true, noCheck: true, outDir: DECLARATIONS };
  const { fileNames, options: own } = configOf(join(ROOT, 'tsconfig.build.json'), options);
  return ts.createProgram(fileNames, own).emit().emittedFiles?.length ?? 0;
}

/** What `tsc --noEmit` does with an app that `cdk8s init` has set up. */
function compile(app: App): Compilation {
  const template = join(ROOT, 'node_modules/cdk8s-cli/templates/typescript-app/tsconfig.json');
  const paths = { 'cdk8s-fluxcd': [join(DECLARATIONS, 'index.d.ts')] };
  const { options } = configOf(template, { noEmit: true, types: ['node', 'jest'], paths });
  const start = performance.now();
  const cpu = process.cpuUsage();
  const program = ts.createProgram([join(ROOT, `bench/workloads/ten-kinds/${app}.ts`)], options);
  const [problem] = ts.getPreEmitDiagnostics(program);
  const { user, system } = process.cpuUsage(cpu);
  if (problem !== undefined) throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
  return {
    cpu: (user + system) / 1000,
    wall: performance.now() - start,
    peakResident: process.resourceUsage().maxRSS / 1024,
    files: program.getSourceFiles().length,
    types: program.getTypeCount(),
    instantiations: program.getInstantiationCount(),
  };
}

function configOf(file: string, more: ts.CompilerOptions): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, resolve(file, '..'), more);
}
