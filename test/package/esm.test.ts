import { describeInstalled } from './npm.js';
import { packedPackage } from './pack.js';
import { Project } from './project.js';
import { SHOP, SHOP_FILES, SHOP_NAMES, SHOP_SUMMARY } from './shop.js';

jest.setTimeout(300_000);

const IMPORTS = `\
import { ApiObject } from 'cdk8s';
import { ${SHOP_NAMES} } from 'cdk8s-fluxcd';
`;
/** Syntax of TypeScript, and top-level await, which only ESM has. */
const TYPESCRIPT = `${IMPORTS}import type { FleetModel } from 'cdk8s-fluxcd';
${SHOP}
const model: FleetModel = await Promise.resolve(app.toModel());
if (model.app !== 'shop') throw new Error(model.app);
app.synth();
`;
const ONE_INSTANCE = `\
import { createRequire } from 'node:module';
import * as imported from 'cdk8s-fluxcd';
const required = createRequire(import.meta.url)('cdk8s-fluxcd');
const names = Object.keys(required).sort();
console.log(names.filter((name) => imported[name] !== required[name]).join());
console.log(names.join());
`;

describeInstalled('a project with "type": "module"', () => {
  let project: Project;

  beforeAll(() => {
    project = new Project({
      'package.json': JSON.stringify({ name: 'user', private: true, type: 'module' }),
      'main.ts': TYPESCRIPT,
      'main.js': `${IMPORTS}${SHOP}\napp.synth();\n`,
      'one-instance.js': ONE_INSTANCE,
    });
    project.install(packedPackage(), 'tsx@4');
  });

  afterAll(() => project.remove());

  test.each([
    ['tsx', ['npx', 'tsx', 'main.ts']],
    ['node with tsx as its loader', ['node', '--import', 'tsx', 'main.ts']],
    ['plain node', ['node', 'main.js']],
  ])('writes its fleet, run by %s', (_title, [program = '', ...args]) => {
    project.run('rm', '-rf', 'dist');
    expect(project.run(program, ...args)).toEqual({ code: 0, stdout: '', stderr: SHOP_SUMMARY });
    expect(project.filesIn('dist')).toEqual(SHOP_FILES);
  });

  test('can import by name all that can be required, and it is the same', () => {
    const { code, stdout } = project.run('node', 'one-instance.js');
    const [different, names] = stdout.split('\n');
    expect([code, different]).toEqual([0, '']);
    expect(names?.split(',')).toEqual(expect.arrayContaining(SHOP_NAMES.split(', ')));
  });
});
