import { onboarding } from './onboarding.js';
import { type Project, repositoryOf } from './project.js';

/** What a new project says of itself. */
export function readmeFile(project: Project): string {
  const { name, clusters } = project;
  return `\
# ${repositoryOf(project)}

What the project ${name} deploys, as a program: \`main.ts\` says which clusters there are, \`web.ts\` and \`backend.ts\` what runs in them.
\`npm run synth\` writes what Flux reads into this same repository; commit both.

| folder | holds |
|---|---|
| \`flux/<cluster>\` | what the fleet builds: the Kustomizations of the project |
| \`deploy/<cluster>/<name>\` | what one of them applies, as far as it is that cluster's own |
| \`base/<name>\` | what all clusters have of it |

\`\`\`console
npm install
npm run synth     # write the folders above
npm run check     # in a pipeline: fail when they are not what the program says
npm run show      # what Flux would apply
\`\`\`

The clusters are ${clusters.join(', ')}. All objects go into the namespace \`${name}\`, and Flux applies them as the ServiceAccount \`${name}\`.

## On board

The fleet brings the project on board of a cluster with a tenant. In a fleet that is written with cdk8s-fluxcd:

\`\`\`ts
${onboarding(project)}\`\`\`

Source and Kustomization are called \`${name}\`, as the namespace is: the Kustomizations of this repository build from that source.

## What comes next

- Manifests: take your own image in \`web.ts\`, and add what else it needs. A value that is not the same everywhere is a prop of \`Web\`.
- Charts of others: a \`HelmRepository\` and a \`HelmRelease\`, as in \`backend.ts\`.
- Charts of your own: put one into \`charts/<name>\` and name it in a \`HelmRelease\`, as
  \`chart: { spec: { chart: './charts/<name>', sourceRef: cluster.entry.source } }\`.
- Secrets: encrypt them with SOPS and reference the files with \`VendoredFiles\`.
`;
}
