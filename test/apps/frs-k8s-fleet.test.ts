import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { frsFleet } from '../../apps/frs-k8s-fleet/fleet.js';
import type { JsonObject } from '../../lib/manifest/index.js';

import { findKustomize } from '../support/tools.js';

import { isBelowAny } from './compare/path-globs.js';
import {
  build,
  buildEntry,
  type CommandRun,
  contentsOf,
  copyFolder,
  declaredBy,
  describeWith,
  fluxFleet,
  type Objects,
  pathsIn,
  removeTemporaryFolders,
  ROOT,
} from './support.js';

jest.setTimeout(120_000);

const CORPUS = join(ROOT, '../shared/corpus/vterdunov+frs-k8s-fleet');
const NEEDS = { 'the corpus': existsSync(CORPUS), kustomize: findKustomize() !== undefined };
const APP = 'npx tsx apps/frs-k8s-fleet/main.ts';

/** What no app writes; everything else of the repository is made by the app, but for a file of a tool. */
const FOREIGN = ['clusters/*/flux-system', 'infrastructure/base/prometheus-operator-crds/v0.56.0'];
const TOOLS = ['.aqua.yaml'];

const CRDS = [
  ...['alertmanagerconfigs', 'alertmanagers', 'podmonitors', 'probes'],
  ...['prometheuses', 'prometheusrules', 'servicemonitors', 'thanosrulers'],
].map((name) => `apiextensions.k8s.io/v1 CustomResourceDefinition /${name}.monitoring.coreos.com`);

/** Flux paths below the overlays. */
const PATHS = ['prometheus-operator-crds', 'cert-manager/controller', 'cert-manager/cluster-issuers'];

afterAll(removeTemporaryFolders);

describeWith(
  NEEDS,
  'apps/frs-k8s-fleet over the real repository, from which all but the foreign files was removed',
  () => {
    let original: string;
    let copy: string;
    let foreign: Record<string, string>;
    let before: CommandRun;
    let first: CommandRun;

    beforeAll(async () => {
      original = copyOfCorpus(() => true);
      copy = copyOfCorpus(isForeign);
      foreign = contentsOf(copy);
      before = await synth(copy, ['--check']);
      first = await synth(copy);
    });

    test('--check lists the missing files, writes none and exits 1', () => {
      expect(before).toMatchObject({
        code: 1,
        stdout: generated()
          .map((path) => `would write fleet/${path}\n`)
          .join(''),
      });
      expect(before.stderr).toContain('10 files out of date');
    });

    test('synth exits 0 with a summary of each cluster on standard error', () => {
      expect(first).toMatchObject({ code: 0, stdout: '' });
      expect(first.stderr).toBe(`\
non-prod  Flux 0.29  4 Kustomizations, 8 objects  → fleet/clusters/non-prod
prod      Flux 0.29  1 Kustomization,  0 objects  → fleet/clusters/prod
fleet: 10 written, 0 unchanged, 0 removed → ${copy}
`);
    });

    test('the folders with a kustomization file are those of the original, and so are all files', () => {
      expect(kustomizationFolders(copy)).toEqual(kustomizationFolders(original));
      expect(pathsIn(copy)).toEqual(pathsIn(original).filter((path) => !TOOLS.includes(path)));
    });

    test('foreign files stay as they are, byte by byte', () => {
      const after = contentsOf(copy);
      expect(Object.keys(foreign)).toHaveLength(15);
      for (const [path, content] of Object.entries(foreign)) expect(after[path] === content ? path : '').toBe(path);
    });

    test('a second synth touches no file, and --check exits 0', async () => {
      const stamps = stampsIn(copy);
      const second = await synth(copy);
      expect(second).toMatchObject({ code: 0, stdout: '' });
      expect(second.stderr).toContain(`fleet: 0 written, 10 unchanged, 0 removed → ${copy}\n`);
      expect(await synth(copy, ['--check'])).toMatchObject({ code: 0, stdout: '' });
      expect(stampsIn(copy)).toEqual(stamps);
    });

    test('each Kustomization declares what kustomize builds: the law', () => {
      const cluster = frsFleet()
        .toModel()
        .clusters.find(({ name }) => name === 'non-prod');
      for (const kustomization of cluster?.kustomizations.slice(1) ?? []) {
        const built = build(join(copy, kustomization.path));
        const vendored = kustomization.complete ? [] : CRDS;
        expect(without(built, vendored)).toEqual(declaredBy(kustomization));
      }
      expect(cluster?.kustomizations.map(({ name, declared }) => [name, declared.length])).toEqual([
        ['flux-system', 3],
        ['cert-manager-cluster-issuers', 2],
        ['cert-manager-controller', 3],
        ['prometheus-operator-crds', 0],
      ]);
    });

    describe('with the option that fills prod', () => {
      let filled: string;

      beforeAll(async () => {
        filled = copyOfCorpus(isForeign);
        expect(await synth(filled)).toMatchObject({ code: 0 });
        expect(await synth(filled, [], `${APP} --prod`)).toMatchObject({ code: 0 });
      });

      test('no file of non-prod and no base changes; prod gets the same files under its own name', () => {
        const [were, are] = [contentsOf(copy), contentsOf(filled)];
        const added = Object.keys(are).filter((path) => !(path in were));
        expect({ ...are, ...were }).toEqual(are);
        expect(added).toEqual(
          generated()
            .filter((path) => path.includes('/non-prod/'))
            .map((path) => path.replace('/non-prod/', '/prod/')),
        );
      });

      test.each(PATHS)('prod gets the same objects from overlays/prod/%s', (path) => {
        const built = build(join(filled, 'infrastructure/overlays/prod', path));
        expect(built).toEqual(build(join(original, 'infrastructure/overlays/non-prod', path)));
      });

      test('the entries differ in nothing but the folders of their clusters', () => {
        const built = buildEntry(join(filled, 'clusters/prod'));
        expect(Object.keys(built)).toHaveLength(32);
        expect(built).toEqual(inProd(buildEntry(join(original, 'clusters/non-prod'))));
      });
    });

    describe('with the option for the newest Flux', () => {
      let modern: string;
      let run: CommandRun;

      beforeAll(async () => {
        // Bootstrapped anew: the Flux of the repository does not serve what the newest does.
        modern = copyOfCorpus((path) => isForeign(path) && !path.startsWith('clusters/'));
        run = await synth(modern, ['--strict'], `${APP} --modern`);
      });

      test('there is no finding', () => {
        expect(run).toEqual({
          code: 0,
          stdout: '',
          stderr: `\
non-prod  Flux 2.10  4 Kustomizations, 8 objects  → fleet/clusters/non-prod
prod      Flux 2.10  1 Kustomization,  0 objects  → fleet/clusters/prod
fleet: 10 written, 0 unchanged, 0 removed → ${modern}
`,
        });
      });

      test('the issuers have no namespace, as the cluster has it', () => {
        const built = build(join(modern, 'infrastructure/overlays/non-prod/cert-manager/cluster-issuers'));
        expect(Object.keys(built)).toEqual([
          'cert-manager.io/v1 ClusterIssuer /letsencrypt-prod',
          'cert-manager.io/v1 ClusterIssuer /letsencrypt-staging',
        ]);
      });

      test('Kustomizations have the apiVersion of that Flux, and none is forced', () => {
        const built = Object.values(buildEntry(join(modern, 'clusters/non-prod')));
        expect(built.map(({ apiVersion, spec }) => [apiVersion, (spec as JsonObject).force])).toEqual([
          ['kustomize.toolkit.fluxcd.io/v1', undefined],
          ['kustomize.toolkit.fluxcd.io/v1', undefined],
          ['kustomize.toolkit.fluxcd.io/v1', undefined],
        ]);
      });
    });

    function generated(): string[] {
      return pathsIn(original).filter((path) => !isForeign(path) && !TOOLS.includes(path));
    }
  },
);

function isForeign(path: string): boolean {
  return isBelowAny(path, FOREIGN);
}

function copyOfCorpus(isWanted: (path: string) => boolean): string {
  return copyFolder(CORPUS, isWanted);
}

function synth(dir: string, flags: readonly string[] = [], app = APP) {
  return fluxFleet(['synth', '--app', app, '--repo', `fleet=${dir}`, ...flags]);
}

function kustomizationFolders(dir: string): string[] {
  return pathsIn(dir)
    .filter((path) => path.endsWith('/kustomization.yaml'))
    .map(dirname);
}

/** Path → modification time and inode. */
function stampsIn(dir: string): Record<string, string> {
  const stamp = (path: string) => {
    const { mtimeNs, ino } = statSync(join(dir, path), { bigint: true });
    return `${mtimeNs} ${ino}`;
  };
  return Object.fromEntries(pathsIn(dir).map((path) => [path, stamp(path)]));
}

function without(objects: Objects, keys: readonly string[]): Objects {
  return Object.fromEntries(Object.entries(objects).filter(([key]) => !keys.includes(key)));
}

/** The objects with `spec.path` in the folders of prod. */
function inProd(objects: Objects): Objects {
  const moved = Object.entries(objects).map(([key, object]) => {
    const spec = object.spec as JsonObject | undefined;
    if (typeof spec?.path !== 'string') return [key, object] as const;
    return [key, { ...object, spec: { ...spec, path: spec.path.replace('/non-prod', '/prod') } }] as const;
  });
  return Object.fromEntries(moved);
}
