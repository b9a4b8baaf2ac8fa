import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as source from 'cdk8s-fluxcd';

import { packedPackage, ROOT } from './pack.js';
import { describePacked } from './packable.js';

jest.setTimeout(300_000);

describePacked('the package', () => {
  let dir: string;

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-names-'));
    execFileSync('tar', ['-xzf', packedPackage(), '-C', dir]);
    symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'), 'dir');
  });

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('has classes with the names that messages and stacks of its source show', () => {
    const path = join(dir, 'package/dist/lib/index.js');
    expect(existsSync(path)).toBe(true);
    const packed = createRequire(path)(path);
    expect(classNames(packed)).toEqual(classNames(source));
    expect(classNames(packed)).toContain('Kustomization');
  });
});

function classNames(library: Readonly<Record<string, unknown>>): string[] {
  return Object.values(library)
    .flatMap((value) => (typeof value === 'function' ? [value.name] : []))
    .sort();
}
