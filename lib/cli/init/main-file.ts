import { type Project, repositoryOf } from './project.js';

/** The app of a new project: its clusters and what each of them gets. */
export function mainFile(project: Project): string {
  const { name, clusters, flux } = project;
  const settings = clusters.map((each, index) => `  ${key(each)}: { replicas: ${replicas(index)} },\n`);
  return `\
import { Cluster, FleetApp, Repository } from 'cdk8s-fluxcd';

import { Backend } from './backend.js';
import { Web } from './web.js';

/** In the fleet: the namespace of this project, the ServiceAccount that it acts as, its source and its Kustomization. */
const PROJECT = '${name}';

/** What is not the same in every cluster. */
const CLUSTERS = {
${settings.join('')}};

const app = new FleetApp({
  name: '${repositoryOf(project)}',
  defaults: {
    kustomization: { serviceAccountName: PROJECT, targetNamespace: PROJECT },
    helmRelease: { serviceAccountName: PROJECT },
  },
});
const repository = new Repository(app, '${repositoryOf(project)}');

for (const [name, { replicas }] of Object.entries(CLUSTERS)) {
  // The fleet builds this folder, and looks after what it finds there.
  const cluster = new Cluster(app, name, {
    repository,
    flux: '${flux}',
    path: \`flux/\${name}\`,
    fluxNamespace: PROJECT,
  });
  const backend = new Backend(cluster, 'backend', { namespace: PROJECT });
  const web = new Web(cluster, 'web', { namespace: PROJECT, replicas });
  web.node.addDependency(backend);
}
app.synth();
`;
}

function key(name: string): string {
  return /^[a-z][a-z0-9]*$/.test(name) ? name : `'${name}'`;
}

/** Where there are several clusters, the first is the one to try things in. */
function replicas(index: number): number {
  return index === 0 ? 1 : 2;
}
