import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describeInstalled } from './npm.js';
import { packedPackage, ROOT } from './pack.js';
import { Project } from './project.js';

jest.setTimeout(300_000);

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describeInstalled('a project that the installed command starts', () => {
  let project: Project;

  beforeAll(() => {
    project = new Project({ 'package.json': '{ "private": true }' });
    project.install(packedPackage(), 'cdk8s@2', 'constructs@10');
    project.run('npx', 'flux-fleet', 'init', 'project', 'shop', '--dir', 'shop');
    // Not on a registry yet, in this version.
    const content = project.read('shop/package.json');
    project.write('package.json', content.replace(`^${version}`, `file:${packedPackage()}`));
    for (const file of ['cdk8s.yaml', 'main.ts', 'web.ts', 'backend.ts', 'tsconfig.json'])
      project.write(file, project.read(`shop/${file}`));
    project.install();
  });

  afterAll(() => project.remove());

  test('says what it depends on as it was installed', () => {
    expect(JSON.parse(project.read('shop/package.json')).dependencies['cdk8s-fluxcd']).toBe(`^${version}`);
  });

  test('writes itself, passes its own check, and is built', () => {
    expect(project.run('npm', 'run', '--silent', 'synth')).toMatchObject({ code: 0, stdout: '' });
    expect(project.run('npm', 'run', '--silent', 'check')).toMatchObject({ code: 0, stdout: '' });
    const { code, stdout, stderr } = project.run('npm', 'run', '--silent', 'show');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.match(/^kind: .*$/gm)?.filter((line) => line === 'kind: Deployment')).toHaveLength(2);
  });
});
