import { type Project, repositoryOf } from './project.js';

/** What brings a project on board of a cluster: TypeScript for the app of the fleet. */
export function onboarding(project: Pick<Project, 'name'>): string {
  const { name } = project;
  return `\
const tenant = new Tenant(cluster, '${name}');
const source = new GitRepository(tenant, 'source', {
  name: '${name}',
  url: 'https://git.example.org/${repositoryOf(project)}',
  ref: { branch: 'main' },
});
new Kustomization(tenant, 'project', { name: '${name}', sourceRef: source, path: \`./flux/\${cluster.clusterName}\` });
`;
}
