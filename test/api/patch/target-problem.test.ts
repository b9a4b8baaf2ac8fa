import { targetProblem } from '../../../lib/api/index.js';

import { kustomizeBuild } from '../../support/kustomize.js';
import { findKustomize } from '../../support/tools.js';

const SELECTORS: readonly string[] = [
  ...['', 'app', '!app', 'app=web', 'app==web', 'app!=web', 'app=', ' app = web ', 'app,tier=x', 'app in (web,api)'],
  ...[
    'app notin ( web , api )',
    'app in ()',
    'app in(web)',
    'in in (in)',
    'notin',
    'a.b/c=d',
    'app>1',
    'app<20',
    'app=in',
  ],
];
const NO_SELECTORS: readonly string[] = [
  ...[',', 'app,', ',app', 'app=a b', 'app is web', 'app=a/b', 'app=*', 'app=-a', '-app', 'app in web', 'app in (web'],
  ...['app>a', 'a=b=c', 'a/b/c', 'UP/x', 'ä', `app=${'a'.repeat(64)}`, '!', '!!app', '/app', 'a..b/c'],
];
const PATTERNS: readonly string[] = [
  ...['', 'web', 'web-.*', '.*', 'a|b', '|', '()', '[a-z]+', 'a{2}', 'a{1000}', 'x*?', '\\d', '\\.', '\\pL', '(?i)web'],
  ...['(?P<n>x)', '[[:alpha:]]', '\\z', '\\Qa\\E', '\\x{41}', 'x)(y'],
];
const NO_PATTERNS: readonly string[] = [
  ...['*', '?', '+x', '(', ')', '[', 'a{1001}', 'a{2,1}', 'x**', 'x++', '\\1', '\\Z', '(?=a)', '(?!a).*', '\\u0041'],
];

const PATCH = '[{"op":"add","path":"/metadata/labels/team","value":"a"}]';

const FINE = [...SELECTORS.map((labelSelector) => ({ labelSelector })), ...PATTERNS.map((name) => ({ name }))];
const REFUSED = [...NO_SELECTORS.map((labelSelector) => ({ labelSelector })), ...NO_PATTERNS.map((kind) => ({ kind }))];

describe('A target', () => {
  test.each(FINE)('may be %j', (target) => {
    expect(targetProblem(target)).toBeUndefined();
  });

  test.each(NO_SELECTORS)('has no selector %j', (labelSelector) => {
    const message = `is ${JSON.stringify(labelSelector)}, which is no selector`;
    const hint = 'write it as for "kubectl -l", such as "app=web,tier in (front,back)"';
    expect(targetProblem({ labelSelector })).toEqual({ path: 'target.labelSelector', message, hint });
  });

  test.each(NO_PATTERNS)('has no pattern %j', (kind) => {
    const message = `is ${JSON.stringify(kind)}, which is no regular expression of RE2`;
    const hint = 'write a name, or a pattern such as "web-.*"';
    expect(targetProblem({ kind })).toEqual({ path: 'target.kind', message, hint });
  });
});

(findKustomize() === undefined ? describe.skip : describe)('kustomize', () => {
  const build = (target: object) =>
    kustomizeBuild({
      'web.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"web","labels":{"app":"1"}}}',
      'kustomization.yaml': JSON.stringify({ resources: ['web.json'], patches: [{ target, patch: PATCH }] }),
    });

  test.each(FINE)('takes %j', (target) => {
    expect(build(target)).toMatchObject({ status: 0 });
  });

  test.each(REFUSED)('refuses %j', (target) => {
    expect(build(target)).toMatchObject({ status: 1 });
  });
});
