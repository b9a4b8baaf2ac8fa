/**
 * Functions that Kubernetes or Flux have and the library has not, by name. An expression that calls one is not evaluated.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */
export const FUNCTIONS_ELSEWHERE: ReadonlySet<string> = new Set([
  // Lists and texts.
  'distinct',
  'find',
  'findAll',
  'first',
  'flatten',
  'isSorted',
  'last',
  'lists.range',
  'max',
  'min',
  'reverse',
  'slice',
  'sort',
  'sortBy',
  'sum',
  'sets.contains',
  'sets.equivalent',
  'sets.intersects',
  'base64.decode',
  'base64.encode',
  // URLs, addresses, quantities, versions, formats.
  'url',
  'isURL',
  'getScheme',
  'getHost',
  'getHostname',
  'getPort',
  'getEscapedPath',
  'getQuery',
  'ip',
  'isIP',
  'ip.isCanonical',
  'family',
  'isUnspecified',
  'isLoopback',
  'isLinkLocalMulticast',
  'isLinkLocalUnicast',
  'isGlobalUnicast',
  'cidr',
  'isCIDR',
  'containsIP',
  'containsCIDR',
  'masked',
  'prefixLength',
  'quantity',
  'isQuantity',
  'sign',
  'isInteger',
  'asInteger',
  'asApproximateFloat',
  'add',
  'sub',
  'isGreaterThan',
  'isLessThan',
  'compareTo',
  'semver',
  'isSemver',
  'major',
  'minor',
  'patch',
  'validate',
  // Optional values and local names.
  'optional.of',
  'optional.ofNonZeroValue',
  'optional.none',
  'hasValue',
  'value',
  'or',
  'orValue',
  'optMap',
  'optFlatMap',
  'cel.bind',
  'transformList',
  'transformMap',
  'transformMapEntry',
]);

/** What the parser makes of the operators; they are no functions to look up. */
export const OPERATORS: ReadonlySet<string> = new Set(['_&&_', '_||_', '_?_:_', '_[_]', '@not_strictly_false']);

/** Words that the parser replaces; one that is left over was written with the wrong arguments. */
export const MACROS: ReadonlySet<string> = new Set(['has', 'all', 'exists', 'exists_one', 'map', 'filter']);

/** Macros that bind names and that the library does not know: the names below them cannot be judged. */
export const MACROS_ELSEWHERE: ReadonlySet<string> = new Set([
  'cel.bind',
  'optMap',
  'optFlatMap',
  'sortBy',
  'transformList',
  'transformMap',
  'transformMapEntry',
]);
