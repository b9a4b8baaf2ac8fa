import { pathProblem } from '../../lib/repo/path-problem.js';

test.each([['a.yaml'], ['a/b/c.yaml'], ['.hidden/..x.yaml'], ['a b/ü.yaml'], ['.gitignore'], ['x.git/a.yaml']])(
  '%j may be written',
  (path) => {
    expect(pathProblem(path)).toBeUndefined();
  },
);

test.each([
  ['', 'is empty'],
  ['/etc/passwd', 'is absolute'],
  ['C:/x.yaml', 'is absolute'],
  ['../x.yaml', 'has a ".." segment'],
  ['a/../../x.yaml', 'has a ".." segment'],
  ['a/./x.yaml', 'has a "." segment'],
  ['a//x.yaml', 'has an empty segment'],
  ['a/', 'has an empty segment'],
  ['a\\x.yaml', 'holds a backslash'],
  ['a\0.yaml', 'holds a NUL character'],
  ['.git/config', 'lies in ".git", which belongs to Git'],
  ['a/.GIT/x.yaml', 'lies in ".GIT", which belongs to Git'],
])('%j may not: it %s', (path, problem) => {
  expect(pathProblem(path)).toBe(problem);
});
