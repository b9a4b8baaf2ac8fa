import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describeInstalled } from './npm.js';
import { packedPackage, ROOT } from './pack.js';
import { Project } from './project.js';
import { SHOP, SHOP_FILES, SHOP_NAMES, SHOP_SUMMARY } from './shop.js';

jest.setTimeout(300_000);

const MAIN = `\
const { ApiObject } = require('cdk8s');
const { ${SHOP_NAMES} } = require('cdk8s-fluxcd');
${SHOP}
app.synth();
`;

const TREE = `\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/database
│   ├── HelmRelease/shop/postgres
│   └── HelmRepository/flux-system/charts
├── Kustomization/flux-system/web
└── GitRepository/flux-system/flux-system
`;

describeInstalled('the installed command', () => {
  let project: Project;

  beforeAll(() => {
    project = new Project({ 'main.js': MAIN, 'cdk8s.yaml': 'language: typescript\napp: node main.js\n' });
    project.install(packedPackage());
  });

  afterAll(() => project.remove());

  test('knows its version', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(project.run('npx', 'flux-fleet', '--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('synthesises a preview', () => {
    expect(project.run('npx', 'flux-fleet', 'synth')).toEqual({ code: 0, stdout: '', stderr: SHOP_SUMMARY });
    expect(project.filesIn('dist')).toEqual(SHOP_FILES);
  });

  test('writes into a clone, and then finds it up to date', () => {
    project.write('clone/README.md', 'ours\n');
    const synth = ['flux-fleet', 'synth', '--repo', 'fleet=clone'];
    expect(project.run('npx', ...synth, '--check').code).toBe(1);
    expect(project.run('npx', ...synth)).toMatchObject({ code: 0, stdout: '' });
    expect(project.filesIn('clone')).toEqual({ ...SHOP_FILES, 'README.md': 'ours\n' });
    expect(project.run('npx', ...synth, '--check')).toMatchObject({ code: 0, stdout: '' });
  });

  test('draws the tree', () => {
    expect(project.run('npx', 'flux-fleet', 'tree', '--compact')).toEqual({ code: 0, stdout: TREE, stderr: '' });
  });

  test('ends with exit code 2 when it is called in a wrong way', () => {
    const { code, stdout, stderr } = project.run('npx', 'flux-fleet', 'sinth');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('unknown command "sinth"; did you mean "synth"?');
  });
});
