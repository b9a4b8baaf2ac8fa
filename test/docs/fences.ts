import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One TypeScript example of a page. */
export interface Fence {
  /** `docs/layout.md:31`. */
  readonly name: string;
  readonly code: string;
}

const ROOT = join(__dirname, '../..');

/** What an example without imports stands on: the names the guides use. */
const PREAMBLE = `
import { ApiObject, Duration, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  ArtifactGenerator, Bucket, Cluster, ExternalArtifact, FleetApp, FluxInstance, Folder, GitRepository, HelmChart,
  HelmRelease, HelmRepository, Kustomization, OCIRepository, Repository, ResourceSet, ResourceSetInputProvider,
  setFile, VendoredFiles, Verification,
} from 'cdk8s-fluxcd';
import { Alert, ImagePolicy, ImageRepository, ImageUpdateAutomation, Provider, Receiver } from 'cdk8s-fluxcd';
import { ConfigMapGenerator, DataFile, SecretGenerator, Tenant, ValuesConfigMap } from 'cdk8s-fluxcd';

const app = new FleetApp({ name: 'demo' });
const fleet = new Repository(app, 'fleet', { url: 'ssh://git@example.org/fleet' });
const cluster = new Cluster(app, 'staging', { repository: fleet, flux: '2.10' });
void [ApiObject, Construct, Duration, JsonPatch, Testing, Folder, GitRepository, HelmRelease, HelmRepository, Kustomization, OCIRepository];
void [Alert, ImagePolicy, ImageRepository, ImageUpdateAutomation, Provider, Receiver];
void [setFile, VendoredFiles, cluster, ConfigMapGenerator, DataFile, SecretGenerator, Tenant, ValuesConfigMap];
void [ArtifactGenerator, Bucket, ExternalArtifact, FluxInstance, HelmChart, ResourceSet, ResourceSetInputProvider, Verification];
`;

/** All \`\`\`ts examples of README and the guides, as modules that stand alone. */
export function fences(): Fence[] {
  const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((file) => join('docs', file))];
  return pages.filter((page) => page.endsWith('.md')).flatMap(fencesOf);
}

function fencesOf(page: string): Fence[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length;
    return { name: `${page}:${line}`, code: standAlone(match[1] ?? '') };
  });
}

function standAlone(code: string): string {
  return /^import /m.test(code) ? code : `${PREAMBLE}${code}\napp.synth();\n`;
}
