import { type CelExpr, celLibrary, type CelSource } from './cel-library.js';
import { FUNCTIONS_ELSEWHERE, MACROS, MACROS_ELSEWHERE, OPERATORS } from './function-table.js';
import { partsOf, qualifiedName } from './walk-cel.js';

/** A name in an expression and where it stands, 0-based. */
export interface CelName {
  readonly name: string;
  readonly offset: number;
}

/** The names in an expression that the library cannot resolve, each list in reading order. */
export interface CelInspection {
  /** Names that are no variables. */
  readonly undeclared: readonly CelName[];
  /** Functions that nobody has. */
  readonly unknown: readonly CelName[];
  /** Functions that Kubernetes or Flux have: with one of them the expression cannot be evaluated here. */
  readonly elsewhere: readonly CelName[];
  /** `has`, `all` and their like with arguments that they do not take. */
  readonly misused: readonly CelName[];
}

/** Types that stand for themselves: `type(self) == string`. */
const TYPE_NAMES = ['bool', 'bytes', 'double', 'int', 'list', 'map', 'null_type', 'string', 'type', 'uint', 'google'];

export function inspectCel(source: CelSource, variables: readonly string[]): CelInspection {
  const inspector = new Inspector(source.sourceInfo?.positions ?? {});
  inspector.visit(source.expr, new Set([...variables, ...TYPE_NAMES]));
  return inspector;
}

interface Callee {
  readonly name: string;
  /** Where its name goes when the library does not have it. */
  readonly missing?: 'unknown' | 'elsewhere' | 'misused';
  /** The parts of the call that can be judged by themselves. */
  readonly open: 'all' | 'arguments' | 'none';
}

class Inspector implements CelInspection {
  readonly undeclared: CelName[] = [];
  readonly unknown: CelName[] = [];
  readonly elsewhere: CelName[] = [];
  readonly misused: CelName[] = [];

  constructor(private readonly positions: Readonly<Record<string, number>>) {}

  visit(expr: CelExpr, known: ReadonlySet<string>): void {
    const { exprKind } = expr;
    if (exprKind.case === 'identExpr' && !known.has(exprKind.value.name.replace(/^\./, ''))) {
      this.undeclared.push(this.named(exprKind.value.name, expr));
    }
    if (exprKind.case === 'callExpr') this.visitCall(expr, known);
    else this.visitParts(expr, known);
  }

  private visitParts(expr: CelExpr, known: ReadonlySet<string>): void {
    for (const { expr: part, locals } of partsOf(expr)) {
      this.visit(part, locals.length === 0 ? known : new Set([...known, ...locals]));
    }
  }

  private visitCall(expr: CelExpr, known: ReadonlySet<string>): void {
    const { name, missing, open } = calleeOf(expr, known);
    if (missing !== undefined) this[missing].push(this.named(name, expr));
    if (open === 'all') this.visitParts(expr, known);
    else if (open === 'arguments') for (const { expr: part } of partsOf(expr).slice(1)) this.visit(part, known);
  }

  private named(name: string, { id }: CelExpr): CelName {
    return { name, offset: this.positions[String(id)] ?? 0 };
  }
}

function calleeOf({ exprKind }: CelExpr, known: ReadonlySet<string>): Callee {
  if (exprKind.case !== 'callExpr') throw new Error('a call is expected');
  const { function: name, target, args } = exprKind.value;
  const space = target === undefined ? undefined : qualifiedName(target);
  if (space !== undefined && !known.has(space.split('.')[0] ?? '')) {
    const full = `${space}.${name}`;
    if (isFunction(full)) return { name: full, open: 'arguments' };
    if (FUNCTIONS_ELSEWHERE.has(full)) {
      return { name: full, missing: 'elsewhere', open: MACROS_ELSEWHERE.has(full) ? 'none' : 'arguments' };
    }
  }
  if (OPERATORS.has(name) || isFunction(name)) return { name, open: 'all' };
  if (MACROS.has(name)) return { name, missing: args.length > 2 ? 'elsewhere' : 'misused', open: 'none' };
  const isElsewhere = FUNCTIONS_ELSEWHERE.has(name);
  return { name, missing: isElsewhere ? 'elsewhere' : 'unknown', open: MACROS_ELSEWHERE.has(name) ? 'none' : 'all' };
}

function isFunction(name: string): boolean {
  return celLibrary().env.funcs.find(name) !== undefined;
}
