import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAMES = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;

/** The folders of a repository that kustomize can build by themselves: components are parts of others. */
export function kustomizationFolders(repository: string): string[] {
  const files = (readdirSync(repository, { recursive: true }) as string[]).filter((path) => NAMES.test(path)).sort();
  const isComponent = (path: string) => /^kind: Component$/m.test(readFileSync(join(repository, path), 'utf8'));
  return files.filter((path) => !isComponent(path)).map((path) => dirname(path));
}
