import { describeInstalled } from './npm.js';
import { packedPackage } from './pack.js';
import { Project } from './project.js';
import { SHOP, SHOP_FILES, SHOP_NAMES, SHOP_SUMMARY } from './shop.js';

jest.setTimeout(300_000);

const MAIN = `\
const { ApiObject } = require('cdk8s');
const { ${SHOP_NAMES} } = require('cdk8s-fluxcd');
${SHOP}
app.synth();
`;

describeInstalled('a project in plain JavaScript, with nothing installed but the package', () => {
  let project: Project;

  beforeAll(() => {
    project = new Project({ 'main.js': MAIN });
    project.install(packedPackage());
  });

  afterAll(() => project.remove());

  test('gets cdk8s and constructs with it', () => {
    const { dependencies } = JSON.parse(project.read('package.json'));
    expect(Object.keys(dependencies)).toEqual(['cdk8s-fluxcd']);
    expect(project.run('node', '-p', "typeof require('cdk8s').App + typeof require('constructs').Construct")).toEqual({
      code: 0,
      stdout: 'functionfunction\n',
      stderr: '',
    });
  });

  test('writes its fleet', () => {
    expect(project.run('node', 'main.js')).toEqual({ code: 0, stdout: '', stderr: SHOP_SUMMARY });
    expect(project.filesIn('dist')).toEqual(SHOP_FILES);
  });

  test('may ask for the version, but finds no way into the inside', () => {
    expect(project.run('node', '-p', "require('cdk8s-fluxcd/package.json').name").stdout).toBe('cdk8s-fluxcd\n');
    const { code, stderr } = project.run('node', '-e', "require('cdk8s-fluxcd/dist/lib/flux/index.js')");
    expect(code).toBe(1);
    expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});
