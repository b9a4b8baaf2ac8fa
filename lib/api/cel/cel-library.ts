type Cel = typeof import('@bufbuild/cel');
type Extensions = typeof import('@bufbuild/cel/ext');

/** A part of a parsed expression. */
export type CelExpr = ReturnType<Cel['parse']>['expr'];
export type CelSource = ReturnType<Cel['parse']>;
export type CelEnv = ReturnType<Cel['celEnv']>;

export interface CelLibrary extends Pick<Cel, 'parse' | 'plan' | 'isCelError'> {
  /** The functions of the language, and those for texts that Kubernetes and Flux add. */
  readonly env: CelEnv;
}

let library: CelLibrary | undefined;

/** Loaded with the first expression: it takes as long to load as everything else of ours, and most runs need none. */
export function celLibrary(): CelLibrary {
  if (library !== undefined) return library;
  const { parse, plan, isCelError, celEnv } = require('@bufbuild/cel') as Cel;
  const { strings } = require('@bufbuild/cel/ext') as Extensions;
  library = { parse, plan, isCelError, env: celEnv({ funcs: strings }) };
  return library;
}
