import type { CelExpr } from './cel-library.js';

/** The parts of an expression right below it, in reading order; `locals` are the names that are known inside a part. */
export interface CelPart {
  readonly expr: CelExpr;
  readonly locals: readonly string[];
}

export function partsOf({ exprKind }: CelExpr): readonly CelPart[] {
  switch (exprKind.case) {
    case 'selectExpr':
      return parts([exprKind.value.operand]);
    case 'callExpr':
      return parts([exprKind.value.target, ...exprKind.value.args]);
    case 'listExpr':
      return parts(exprKind.value.elements);
    case 'structExpr':
      return parts(exprKind.value.entries.flatMap(({ keyKind, value }) => [mapKey(keyKind), value]));
    case 'comprehensionExpr': {
      const { iterVar, iterVar2, accuVar, iterRange, accuInit, loopCondition, loopStep, result } = exprKind.value;
      const locals = [iterVar, iterVar2, accuVar];
      return [...parts([iterRange, accuInit]), ...parts([loopCondition, loopStep], locals), ...parts([result], locals)];
    }
    default:
      return [];
  }
}

function mapKey(key: { readonly case: string | undefined; readonly value?: unknown }): CelExpr | undefined {
  return key.case === 'mapKey' ? (key.value as CelExpr) : undefined;
}

function parts(exprs: readonly (CelExpr | undefined)[], locals: readonly string[] = []): CelPart[] {
  return exprs.flatMap((expr) => (expr === undefined ? [] : [{ expr, locals }]));
}

/** `a.b.c` for a chain of names; undefined for all else. */
export function qualifiedName({ exprKind }: CelExpr): string | undefined {
  if (exprKind.case === 'identExpr') return exprKind.value.name;
  if (exprKind.case !== 'selectExpr' || exprKind.value.testOnly || exprKind.value.operand === undefined) {
    return undefined;
  }
  const before = qualifiedName(exprKind.value.operand);
  return before === undefined ? undefined : `${before}.${exprKind.value.field}`;
}
