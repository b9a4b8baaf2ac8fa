import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { ApiObject } from 'cdk8s';
import {
  ConfigMapGenerator,
  type ConfigMapGeneratorProps,
  DataFile,
  type FleetApp,
  type FleetResult,
  Folder,
  Kustomization,
} from 'cdk8s-fluxcd';
import fc from 'fast-check';

import { type KubeObject, parseYaml, stringifyJson } from '../../lib/manifest/index.js';
import { renderTree } from '../../lib/repo/index.js';
import { fleetOf } from '../fleet/support.js';
import { folderOf, removeFolders } from '../repo/support.js';
import { findKustomize } from '../support/tools.js';

const kustomize = findKustomize();
const RUNS = Number(process.env.GENERATOR_RUNS ?? 60);

interface GeneratorPlan {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly behavior: 'create' | 'replace' | 'merge';
  readonly hash: boolean;
  readonly literals: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>> | undefined;
  readonly annotations: Readonly<Record<string, string>> | undefined;
  readonly isVendored: boolean;
  /** Which of the generators in folders it changes; beyond the last one, it is taken as it is. */
  readonly target: number;
}

interface FolderPlan {
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>> | undefined;
  readonly base: boolean;
  /** An object of this name lies in it. */
  readonly plain: string | undefined;
  readonly generators: readonly GeneratorPlan[];
}

interface Plan {
  readonly namespace: string | undefined;
  readonly outer: readonly GeneratorPlan[];
  readonly folders: readonly FolderPlan[];
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Now and then one of those that kustomize does not take. */
const mostly = (values: fc.Arbitrary<string>, refused: readonly string[]) =>
  fc.oneof({ weight: 300, arbitrary: values }, { weight: 1, arbitrary: fc.constantFrom(...refused) });
const name = fc.constantFrom('beetle', 'sonar', '12');
const namespace = maybe(fc.constantFrom('team', 'other', '123'));
const text = mostly(
  fc.oneof(
    fc.constantFrom(
      '',
      '0755',
      'yes',
      '"quoted"',
      "'it'",
      '"',
      '=',
      'a=b',
      ' padded ',
      'line\nbreak\n',
      '\n',
      ' \n x',
      '#',
    ),
    fc.constantFrom(
      'crlf\r\n',
      'tab\tinside\n',
      '\ttab',
      'ü😀',
      '\u0007',
      '\u2028',
      '\uFEFFbom',
      '---\n',
      '---\na: 1\n',
    ),
    fc.string({ unit: fc.constantFrom(...'a"\'\\ \t\n:-#{}[]&*!|>%@`,?=$') }),
  ),
  ['\ttab\nline', '\u0085', 'end\n\u2028'],
);
const key = mostly(fc.constantFrom('LEVEL', 'config.yaml', 'no', '_x', '-', 'a.b', '.env', 'y'), ['0x1', 'true', '1']);
const texts = fc.dictionary(key, text, { maxKeys: 3 });
const mark = mostly(fc.constantFrom('app', 'team', 'yes', 'example.org/x'), ['12']);
const marks = maybe(fc.dictionary(mark, fc.constantFrom('a', '1', 'no', ''), { maxKeys: 2 }));

const generator: fc.Arbitrary<GeneratorPlan> = fc.record({
  name,
  namespace,
  behavior: fc.constantFrom('create', 'create', 'replace', 'merge'),
  hash: fc.boolean(),
  literals: texts,
  files: texts,
  labels: marks,
  annotations: marks,
  isVendored: fc.nat(9).map((number) => number === 0),
  target: fc.nat(4),
});

/** Almost always one that makes something. */
const inner = generator.map((each) => (each.target === 0 ? each : { ...each, behavior: 'create' as const }));

const folder: fc.Arbitrary<FolderPlan> = fc.record({
  namespace,
  labels: marks,
  base: fc.boolean(),
  plain: fc.option(name, { nil: undefined, freq: 2 }),
  generators: fc.uniqueArray(inner, { maxLength: 2, selector: (each) => each.name }),
});

/** Names that are in no other folder. */
const otherFolder = folder.map((each) => ({
  ...each,
  generators: each.generators.map((one) => ({ ...one, name: `other-${one.name}` })),
}));

const plan: fc.Arbitrary<Plan> = fc.record({
  namespace,
  outer: fc.uniqueArray(generator, { maxLength: 2, selector: (each) => each.name }),
  folders: fc.oneof(fc.tuple(folder), fc.tuple(folder, otherFolder), fc.tuple(folder, folder)),
});

const VENDORED = { 'vendored/some.txt': 'some\n' };

/** A generator of the outer folder that changes one of an inner folder. */
function aimed(given: GeneratorPlan, { namespace: around, folders }: Plan): GeneratorPlan {
  const all = folders.flatMap((folder) => folder.generators.map((each) => ({ folder, each })));
  const found = all[given.target];
  if (given.behavior === 'create' || found === undefined) return given;
  return { ...given, name: found.each.name, namespace: found.folder.namespace ?? found.each.namespace ?? around };
}

function make(fleet: Plan): FleetApp {
  const { namespace: around, outer, folders } = fleet;
  return fleetOf((cluster) => {
    const apps = new Kustomization(cluster, 'apps', { path: './apps', objects: { namespace: around } });
    new ApiObject(apps, 'one', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'one' } });
    for (const [index, each] of outer.entries()) generate(apps, `outer-${index}`, aimed(each, fleet));
    folders.forEach(({ generators, plain, base, ...props }, index) => {
      const folder = new Folder(apps, `folder-${index}`, { ...props, ...(base ? { base: `base/${index}` } : {}) });
      new ApiObject(folder, 'two', { apiVersion: 'v1', kind: 'Service', metadata: { name: `two-${index}` } });
      if (plain !== undefined) {
        const metadata = { name: plain, labels: { app: 'plain' } };
        new ApiObject(folder, 'plain', {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata,
          data: { LEVEL: 'x', own: 'y' },
        });
      }
      for (const [number, each] of generators.entries()) generate(folder, `inner-${number}`, each);
    });
  });
}

function generate(
  scope: Folder | Kustomization,
  id: string,
  { isVendored, target: _, literals, files, ...props }: GeneratorPlan,
): void {
  const own = Object.entries(files).filter(([each]) => !Object.hasOwn(literals, each));
  const given: ConfigMapGeneratorProps['files'] = {
    ...Object.fromEntries(
      own.map(([each, data]) => [
        each,
        isAlone(id) ? data : DataFile.text(`data/${scope.node.id}-${id}/${each}`, data),
      ]),
    ),
    ...(isVendored ? { vendored: DataFile.vendored('vendored/some.txt') } : {}),
  };
  new ConfigMapGenerator(scope, id, { ...props, literals, files: given });
}

/** Only one in a folder may have files beside the kustomization file: the others have files of the same names. */
function isAlone(id: string): boolean {
  return id.endsWith('-0');
}

/** Flux lets a kustomization file read all of the repository. */
function buildAsFlux(files: Readonly<Record<string, string>>): {
  status: number | null;
  stdout: string;
  stderr: string;
} {
  const dir = folderOf(files);
  const flags = ['build', '--load-restrictor', 'LoadRestrictionsNone', join(dir, 'apps')];
  return spawnSync(kustomize as string, flags, { encoding: 'utf8' });
}

afterEach(removeFolders);

/** What is said of that which kustomize refuses or changes. */
const REFUSED: ReadonlySet<string> = new Set(['FLX105', 'FLX140', 'FLX141']);

interface Tally {
  known: number;
  open: number;
  refused: number;
}

function compare(result: FleetResult, tally: Tally): void {
  const [tree] = result.trees;
  const files = Object.fromEntries(renderTree(tree as never).map((file) => [file.path, file.text]));
  const { status, stdout: output, stderr: error } = buildAsFlux({ ...files, ...VENDORED });
  const codes = result.findings.map(({ code }) => code).filter((code) => REFUSED.has(code));
  if (status !== 0) {
    tally.refused++;
    if (codes.length === 0) throw new Error(`kustomize refuses what has no error: ${error}`);
    return;
  }
  expect(codes.filter((code) => code === 'FLX140' || code === 'FLX141')).toEqual([]);
  if (codes.length > 0) return;
  const apps = result.model.clusters[0]?.kustomizations.find(({ path }) => path === 'apps');
  const built = sorted(parseYaml(output).documents as unknown as KubeObject[]);
  const declared = sorted((apps?.declared ?? []).map(({ object }) => object));
  const open = built.filter((object) => !declared.includes(object));
  expect(built).toEqual(expect.arrayContaining(declared));
  expect(apps?.complete).toBe(open.length === 0);
  tally.known += declared.length;
  tally.open += open.length;
}

/** As text, whatever the order of keys. */
function sorted(objects: readonly KubeObject[]): string[] {
  return objects.map((object) => stringifyJson(canonical(object) as KubeObject)).sort();
}

function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(canonical);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([field, each]) => [field, canonical(each)]));
}

(kustomize === undefined ? it.skip : it)(
  'What is declared of generated ConfigMaps is what kustomize makes of them, and what it refuses is an error',
  () => {
    const tally: Tally = { known: 0, open: 0, refused: 0 };
    fc.assert(
      fc.property(plan, (each) => compare(make(each).result(), tally)),
      { numRuns: RUNS },
    );
    expect(Math.min(tally.known, tally.open, tally.refused)).toBeGreaterThan(0);
  },
  300_000,
);
