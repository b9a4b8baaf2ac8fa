import type { OwnPackage } from '../own-package.js';
import { type Project, repositoryOf } from './project.js';

const DEPENDENCIES = ['cdk8s', 'cdk8s-plus-25', 'constructs'];
const DEV_DEPENDENCIES = ['@types/node', 'tsx', 'typescript'];

/** The package.json of a new project: what it depends on is what this package was tested with. */
export function packageFile(project: Project, own: OwnPackage): string {
  const versions = { ...own.devDependencies, ...own.peerDependencies };
  const pick = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, versions[name]]));
  const { cdk8s, ...others } = pick(DEPENDENCIES);
  const name = repositoryOf(project);
  const synth = `flux-fleet synth --repo ${name}=.`;
  const content = {
    name,
    private: true,
    scripts: { synth, check: `tsc && ${synth} --check`, show: 'flux-fleet build' },
    dependencies: { cdk8s, 'cdk8s-fluxcd': `^${own.version}`, ...others },
    devDependencies: pick(DEV_DEPENDENCIES),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
