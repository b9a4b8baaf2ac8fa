import { describeInstalled, isOnRegistry } from './npm.js';
import { packedPackage } from './pack.js';
import { Project } from './project.js';
import { SHOP, SHOP_NAMES } from './shop.js';

jest.setTimeout(300_000);

/** The strictest user there is, with the old library of the cdk8s template and no types of Node. */
const STRICT = {
  strict: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  target: 'es2017',
  lib: ['es2016'],
  types: [],
  noEmit: true,
};

/** Errors on the marked lines show that the types are there at all. */
const USER = `\
import { ApiObject } from 'cdk8s';
import { ${SHOP_NAMES} } from 'cdk8s-fluxcd';
import type { Finding, FleetModel, IKustomization, ISource, KustomizationProps } from 'cdk8s-fluxcd';
${SHOP}
const props: KustomizationProps = { dependsOn: [database], interval: '10m', prune: false };
const more: IKustomization = new Kustomization(cluster, 'more', props);
const source: ISource = charts;
const model: FleetModel = app.toModel();
const findings: readonly Finding[] = app.result().findings;
export const all = [more.ref, source.ref, model.clusters[0]?.kustomizations, findings[0]?.code, Kustomization.of(web)];
// @ts-expect-error a property that no Kustomization has
new Kustomization(cluster, 'wrong', { pruned: true });
// @ts-expect-error a version that would lose its zero
new Cluster(app, 'wrong', { repository, flux: 2.10 });
// @ts-expect-error a dependency that is none
new Kustomization(cluster, 'wrong', { dependsOn: [7] });
`;

const COMPILERS = [
  ['5.9', true],
  ['7', isOnRegistry('typescript@7')],
] as const;

describeInstalled('the published types, read without skipLibCheck', () => {
  let project: Project;

  beforeAll(() => {
    project = new Project({
      'package.json': JSON.stringify({ name: 'user', private: true }),
      'user.ts': USER,
      'user.cts': USER,
      'user.mts': USER,
      'untyped.ts': "import { nothing } from 'cdk8s-fluxcd';\nexport const it = nothing;\n",
    });
    const compilers = COMPILERS.filter(([, there]) => there).map(
      ([version]) => `ts-${version}@npm:typescript@${version}`,
    );
    project.install(packedPackage(), 'cdk8s@2', 'constructs@10', '@types/node@20', ...compilers);
  });

  afterAll(() => project.remove());

  describe.each(COMPILERS)('by TypeScript %s', (version, there) => {
    const title = there ? '' : ` (skipped: npm does not have typescript@${version})`;
    const withCompiler = there ? test : test.skip;

    const cases: readonly (readonly [string, string, string, string])[] = [
      ...(version === '5.9' ? [['node10', 'commonjs', 'user.ts', 'node10'] as const] : []),
      ['node16, from CommonJS', 'node16', 'user.cts', 'node16'],
      ['node16, from ESM', 'node16', 'user.mts', 'node16'],
      ['nodenext, from ESM', 'nodenext', 'user.mts', 'nodenext'],
      ['bundler', 'esnext', 'user.ts', 'bundler'],
    ];

    withCompiler.each(cases)(`resolve with moduleResolution %s${title}`, (_title, module, file, moduleResolution) => {
      const files = [file];
      expect(check(version, { compilerOptions: { ...STRICT, module, moduleResolution }, files })).toEqual(FINE);
    });

    withCompiler(`are whole, those of the command and of what is inside included${title}`, () => {
      const compilerOptions = {
        ...STRICT,
        lib: ['es2022'],
        types: ['node'],
        module: 'node16',
        moduleResolution: 'node16',
      };
      const config = { compilerOptions, include: ['node_modules/cdk8s-fluxcd/dist/**/*.d.ts'], exclude: [] };
      expect(check(version, config)).toEqual(FINE);
      const { stdout } = project.run('node', `node_modules/ts-${version}/bin/tsc`, '--project', '.', '--listFilesOnly');
      expect(stdout.split('\n').filter((path) => path.includes('/cdk8s-fluxcd/dist/')).length).toBeGreaterThan(100);
    });

    withCompiler(`name what is not there${title}`, () => {
      const compilerOptions = { ...STRICT, module: 'node16', moduleResolution: 'node16' };
      const { code, stdout } = check(version, { compilerOptions, files: ['untyped.ts'] });
      expect(code).not.toBe(0);
      expect(stdout).toMatch(
        /^untyped\.ts\(1,10\): error TS2305: Module '"cdk8s-fluxcd"' has no exported member 'nothing'/,
      );
    });
  });

  function check(version: string, config: object) {
    project.write('tsconfig.json', JSON.stringify(config));
    return project.run('node', `node_modules/ts-${version}/bin/tsc`, '--project', '.', '--pretty', 'false');
  }
});

const FINE = { code: 0, stdout: '', stderr: '' };
