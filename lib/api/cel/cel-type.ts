import { type CelExpr, celLibrary } from './cel-library.js';
import { partsOf } from './walk-cel.js';

/**
 * The type of an expression, as far as it is known before it is evaluated: a type of CEL by name, `dyn` for what may be
 * anything, undefined where it cannot be told.
 */
export function celTypeOf(expr: CelExpr): string | undefined {
  const { exprKind } = expr;
  switch (exprKind.case) {
    case 'constExpr':
      return CONSTANTS[exprKind.value.constantKind.case ?? ''];
    case 'selectExpr':
      return exprKind.value.testOnly ? 'bool' : 'dyn';
    case 'listExpr':
      return 'list';
    case 'structExpr':
      return exprKind.value.messageName === '' ? 'map' : undefined;
    case 'comprehensionExpr':
      return comprehensionType(exprKind.value);
    case 'callExpr':
      return callType(exprKind.value.function, partsOf(expr));
    case 'identExpr':
      return 'dyn';
    default:
      return undefined;
  }
}

const CONSTANTS: Readonly<Record<string, string>> = {
  boolValue: 'bool',
  bytesValue: 'bytes',
  doubleValue: 'double',
  int64Value: 'int',
  nullValue: 'null_type',
  stringValue: 'string',
  uint64Value: 'uint',
};

/** `all` and `exists` gather a bool, `map` and `filter` a list; `exists_one` counts and compares. */
function comprehensionType({ accuInit, result }: { accuInit?: CelExpr; result?: CelExpr }): string | undefined {
  if (result?.exprKind.case === 'identExpr') return accuInit === undefined ? undefined : celTypeOf(accuInit);
  return result === undefined ? undefined : celTypeOf(result);
}

function callType(name: string, parts: readonly { readonly expr: CelExpr }[]): string | undefined {
  if (name === '_&&_' || name === '_||_') return 'bool';
  const types = parts.map(({ expr }) => celTypeOf(expr));
  if (name === '_[_]') return 'dyn';
  if (name === '_?_:_') return types[1] === types[2] ? types[1] : undefined;
  return functionType(name, types);
}

/** What all variants of a function give that take such arguments; `dyn` where they differ. */
function functionType(name: string, types: readonly (string | undefined)[]): string | undefined {
  const variants = [...(celLibrary().env.funcs.find(name) ?? [])].filter((variant) => {
    const wanted = [...(variant.target === undefined ? [] : [variant.target]), ...variant.arguments];
    return wanted.length === types.length && wanted.every((type, index) => fits(types[index], type.name));
  });
  const results = new Set(variants.map(({ result }) => result.name));
  if (results.size > 1) return types.includes(undefined) ? undefined : 'dyn';
  return [...results][0];
}

function fits(type: string | undefined, wanted: string): boolean {
  return type === undefined || type === 'dyn' || wanted === 'dyn' || type === wanted;
}
