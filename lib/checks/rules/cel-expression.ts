import { textOf } from '../../manifest/index.js';

import { celProblem, type CelProblemOptions } from '../../api/index.js';

import { isAtLeast } from '../at-least.js';
import { type About, type SpecCheck, specRule } from '../spec-rule.js';
import { valuesAt } from '../values-at.js';

interface CelField {
  /** Below `spec`. */
  readonly path: string;
  readonly options: (expression: string, about: About) => CelProblemOptions;
}

const READY: CelField = {
  path: 'dependsOn[].readyExpr',
  options: () => ({ variables: ['self', 'dep'], result: 'bool' }),
};

const HEALTH = ['current', 'inProgress', 'failed'].map((field) => aboutObject(`healthCheckExprs[].${field}`));

const FILTERS: readonly CelField[] = ['resourceFilter', 'resources[].filter'].map((path) => ({
  path,
  options: (_, { flux }) => ({
    variables: flux !== undefined && !isAtLeast(flux, '2.9') ? ['res', 'req'] : ['res', 'req', 'claims'],
    result: 'bool',
  }),
}));

const COMMIT_STATUS: CelField = {
  path: 'commitStatusExpr',
  options: () => ({ variables: ['event', 'provider', 'alert'] }),
};

/** FLX518: an expression that does not compile. Flux gives up on the object until it is changed. */
export const checkCelExpressions = specRule('FLX518', {
  Kustomization: [READY, ...HEALTH].map(checkOf),
  HelmRelease: [READY, ...HEALTH].map(checkOf),
  Receiver: FILTERS.map(checkOf),
  Provider: [COMMIT_STATUS].map(checkOf),
  ResourceSet: [aboutObject('dependsOn[].readyExpr')].map(checkOf),
});

/** Its variables are the fields of whatever object it is asked about, so any name may be one. */
function aboutObject(path: string): CelField {
  return { path, options: (expression) => ({ variables: expression.match(/[A-Za-z_]\w*/g) ?? [] }) };
}

function checkOf({ path, options }: CelField): SpecCheck {
  const [first = ''] = path.split('[');
  return {
    reads: [first],
    needs: first,
    judge: (spec, about) =>
      valuesAt(spec, path).flatMap((found) => {
        const expression = textOf(found.value);
        const message = expression === '' ? undefined : celProblem(expression, options(expression, about));
        return message === undefined ? [] : [{ path: found.path, message }];
      }),
  };
}
