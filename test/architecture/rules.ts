/** What a module may import, each list by itself. */
export interface ModuleRule {
  readonly modules: readonly string[];
  readonly packages: readonly string[];
  /** Node's own modules; `*` is all of them. */
  readonly builtins: readonly string[];
}

/** A file or function over the limit, and why it stays in one piece. */
export interface SizeException {
  /** `lib/api/kinds.ts`, or `lib/api/kinds.ts#name` for a function. */
  readonly subject: string;
  readonly reason: string;
  /** A file that is one exported table must stay one; any other exception is `code`. */
  readonly kind: 'table' | 'code';
}

export interface Rules {
  readonly modules: Readonly<Record<string, ModuleRule>>;
  /** For `lib/index.ts`. */
  readonly root: ModuleRule;
  /** Modules and single files that may use an effect: a module of Node or a global. */
  readonly effects: Readonly<Record<string, readonly string[]>>;
  /** Files whose exports are for others than the library. */
  readonly entries: readonly string[];
  /** Exports that nothing imports yet, and what they are for. */
  readonly reserved: Readonly<Record<string, string>>;
  readonly fileLimit: number;
  readonly functionLimit: number;
  readonly exceptions: readonly SizeException[];
}

const row = (modules: string, packages = '', builtins = ''): ModuleRule => ({
  modules: words(modules),
  packages: words(packages),
  builtins: words(builtins),
});

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

const LIBRARY =
  'util manifest graph diagnostics api model overlay layout engine build checks diff report repo flux fleet';

/** The table of docs/architecture.md. Packages appear here when the package.json names them. */
const MODULES: Readonly<Record<string, ModuleRule>> = {
  util: row(''),
  manifest: row('util', 'yaml'),
  graph: row('util'),
  diagnostics: row('util manifest'),
  api: row('util manifest', '@bufbuild/cel @bufbuild/protobuf'),
  model: row('util manifest diagnostics graph api'),
  overlay: row('util manifest'),
  layout: row('util manifest diagnostics model overlay', '', 'node:path'),
  engine: row('util manifest diagnostics model', '', '*'),
  build: row('util manifest diagnostics graph api model engine', '', 'node:path'),
  checks: row('util manifest diagnostics graph api model'),
  diff: row('util manifest graph model'),
  report: row('util manifest diagnostics graph model diff'),
  repo: row('util manifest diagnostics model', '', 'node:fs node:child_process node:path node:crypto'),
  importer: row('util manifest diagnostics api model overlay'),
  flux: row('util manifest diagnostics api', 'cdk8s constructs'),
  fleet: row('util manifest diagnostics graph api model overlay flux', 'cdk8s constructs', 'node:path'),
  // node:process is narrowed to one file by the effects below.
  synth: row(LIBRARY, 'cdk8s', 'node:path node:process'),
  assertions: row('util manifest diagnostics model checks report synth'),
  cli: row(`${LIBRARY} importer synth assertions`, '', '*'),
};

export const RULES: Rules = {
  modules: MODULES,
  root: row('flux fleet synth diagnostics model manifest api repo report'),
  effects: {
    'node:fs': ['repo', 'engine', 'cli'],
    'node:child_process': ['repo', 'engine', 'cli'],
    process: ['cli', 'engine', 'lib/synth/environment.ts'],
    console: ['cli'],
    // The whole global object would hide which part of it is used.
    globalThis: ['cli'],
  },
  entries: ['lib/index.ts', 'lib/cli/index.ts'],
  reserved: {
    applyStage: 'diff and explain: what Flux applies together',
    CycleError: 'what asks for an order and has to tell of loops',
    maskSecret: 'diff: no value of a Secret in it',
    reachable: 'diff: what a change reaches',
    summarize: 'reports that tell the place of a finding themselves, as tests do',
    treeOfFiles: 'tests of layout and build: what was laid out is built without a disk',
    waves: 'graph: what starts together',
  },
  fileLimit: 300,
  functionLimit: 50,
  exceptions: [],
};
