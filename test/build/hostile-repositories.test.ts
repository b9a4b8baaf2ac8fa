import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { buildFleet } from '../../lib/build/index.js';
import { formatFinding, summarize } from '../../lib/diagnostics/index.js';
import type { Engine } from '../../lib/engine/index.js';
import type { JsonObject } from '../../lib/manifest/index.js';
import { readTree } from '../../lib/repo/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';
import { bootstrapped, fluxKustomization } from './support/manifests.js';

/** Generous, for a slow machine: what is not stopped ends far sooner. */
const LONGEST = 60_000;
/** For one request of what shall be stopped. */
const TIMEOUT = 5_000;
const MOST_MEMORY = 1536 * 1024 * 1024;

jest.setTimeout(2 * LONGEST);

type Files = Readonly<Record<string, string>>;

const configMap = (name: string) => JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });

function kustomizationFile(fields: JsonObject): Files {
  const head = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' };
  return { 'apps/kustomization.yaml': JSON.stringify({ ...head, ...fields }) };
}

/** A list of one text, nine of them, nine of these, and so on. */
function aliasBomb(levels: number): string {
  const list = (item: string) => `[${Array.from({ length: 9 }, () => item).join(', ')}]`;
  const lines = Array.from({ length: levels }, (_, level) => `  a${level + 1}: &a${level + 1} ${list(`*a${level}`)}`);
  return ['apiVersion: v1', 'kind: ConfigMap', 'metadata: {name: bomb}', 'data:', '  a0: &a0 [lol]', ...lines].join(
    '\n',
  );
}

const SECRET = 'canary-of-the-neighbour';

describeWithEngine('a repository of strangers', () => {
  let engine: Engine;
  let hasty: Engine;
  let top: string;
  let dir: string;

  beforeAll(async () => {
    engine = await openTestEngine({ timeout: LONGEST });
    hasty = await openTestEngine({ timeout: TIMEOUT });
  });
  afterAll(() => Promise.all([engine.close(), hasty.close()]));

  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-hostile-'));
    dir = join(top, 'fleet');
    write({ '../outside/a.yaml': configMap(SECRET), '../outside/kustomization.yaml': `namePrefix: ${SECRET}\n` });
    write({ '../outside/a.env': `A=${SECRET}\n`, '../outside/chart/Chart.yaml': `name: ${SECRET}\n` });
  });
  afterEach(() => rmSync(top, { recursive: true, force: true }));

  function write(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    }
  }

  /** A cluster with the Kustomization `apps` of the folder `apps`. */
  function writeFleet(files: Files, spec: JsonObject = {}): void {
    const apps = fluxKustomization('apps', { path: './apps', ...spec });
    write({ ...bootstrapped('clusters/prod'), 'clusters/prod/apps.yaml': JSON.stringify(apps), ...files });
  }

  /** Reads and builds within bounds; the findings, and everything that came out as one text. */
  async function build(builder = engine) {
    const start = performance.now();
    const before = process.memoryUsage.rss();
    const { tree, findings } = readTree(dir);
    const repository = { name: '.', shown: '', url: '', branch: '', tree, root: '' };
    const built = await buildFleet(builder, { repositories: [repository] });
    expect(performance.now() - start).toBeLessThan(LONGEST);
    expect(process.memoryUsage.rss() - before).toBeLessThan(MOST_MEMORY);
    const all = [...findings, ...built.findings];
    return { messages: all.map(summarize), text: JSON.stringify(built.model) + all.map(formatFinding).join('\n') };
  }

  describe('is never left', () => {
    test.each<[string, (file: string) => JsonObject]>([
      ['resources', (file) => ({ resources: [file] })],
      ['components', (file) => ({ components: [dirname(file)] })],
      ['crds', (file) => ({ crds: [file] })],
      ['configurations', (file) => ({ configurations: [file] })],
      ['openapi', (file) => ({ resources: ['own.yaml'], openapi: { path: file } })],
      ['patches', (file) => ({ resources: ['own.yaml'], patches: [{ path: file }] })],
      ['replacements', (file) => ({ resources: ['own.yaml'], replacements: [{ path: file }] })],
      ['transformers', (file) => ({ resources: ['own.yaml'], transformers: [file] })],
      ['generators', (file) => ({ generators: [file] })],
      ['validators', (file) => ({ resources: ['own.yaml'], validators: [file] })],
      ['configMapGenerator files', (file) => ({ configMapGenerator: [{ name: 'a', files: [file] }] })],
      ['configMapGenerator envs', (file) => ({ configMapGenerator: [{ name: 'a', envs: [file] }] })],
      ['secretGenerator files', (file) => ({ secretGenerator: [{ name: 'a', files: [file] }] })],
    ])('by %s of a kustomization file', async (_, fields) => {
      for (const file of [join(top, 'outside/a.yaml'), '../../outside/a.yaml']) {
        writeFleet({ 'apps/own.yaml': configMap('own'), ...kustomizationFile(fields(file)) });
        const { messages, text } = await build();
        expect(messages).toEqual([
          expect.stringMatching(/^FLX601 Kustomization "flux-system\/apps": spec.path ".\/apps" does not build: /),
        ]);
        expect(text).not.toContain(SECRET);
      }
    });

    test('by the path of a Kustomization, absolute or not', async () => {
      for (const path of [join(top, 'outside'), '../outside', './apps/../../../outside']) {
        writeFleet({ 'apps/own.yaml': configMap('own') }, { path });
        const { messages, text } = await build();
        expect(messages).toEqual([
          `FLX602 Kustomization "flux-system/apps": spec.path "${path}" is no folder of its source`,
        ]);
        expect(text).not.toContain(SECRET);
      }
    });

    test('by links to files: what they point at is not there', async () => {
      writeFleet(kustomizationFile({ resources: ['link.yaml'] }));
      symlinkSync('../../outside/a.yaml', join(dir, 'apps/link.yaml'));
      const { messages, text } = await build();
      expect(messages).toEqual([
        expect.stringMatching(
          /^FLX601 .* does not build: .*apps\/link.yaml: no such file or directory.*; "apps\/link.yaml" is a symbolic link, which Flux leaves out of artifacts$/,
        ),
      ]);
      expect(text).not.toContain(SECRET);
    });

    test('by links to folders: what they point at is not there', async () => {
      writeFleet({});
      symlinkSync('../outside', join(dir, 'apps'));
      const { messages, text } = await build();
      expect(messages).toEqual([
        'FLX602 Kustomization "flux-system/apps": spec.path "./apps" is a symbolic link, which Flux leaves out of artifacts',
      ]);
      expect(text).not.toContain(SECRET);
    });

    test('by the network: what stands behind a URL is unknown, and nobody is asked', async () => {
      const server = createServer((socket) => socket.destroy());
      const asked = jest.fn();
      server.on('connection', asked);
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const { port } = server.address() as AddressInfo;
      const urls = [`http://127.0.0.1:${port}/a.yaml`, `ssh://git@127.0.0.1:${port}/org/fleet//apps?ref=main`];
      writeFleet(kustomizationFile({ resources: urls }));
      expect((await build()).messages).toEqual([
        `FLX605 Kustomization "flux-system/apps": takes in "${urls[0]}" and "${urls[1]}" by URL, which is not read; keep a copy in the repository to have it read`,
      ]);
      await new Promise((done) => server.close(done));
      expect(asked).not.toHaveBeenCalled();
    });

    test('by programs: neither functions nor Helm are run', async () => {
      const run = `exec:\n        path: ${join(top, 'run.sh')}\n`;
      const annotations = `annotations:\n    config.kubernetes.io/function: |\n      ${run}`;
      write({ '../run.sh': `#!/bin/sh\ntouch ${join(dir, SECRET)}\n` });
      const transformer = `apiVersion: example.org/v1\nkind: Run\nmetadata:\n  name: run\n  ${annotations}`;
      writeFleet({ 'apps/run.yaml': transformer, ...kustomizationFile({ generators: ['run.yaml'] }) });
      expect((await build()).messages).toEqual([
        'FLX601 Kustomization "flux-system/apps": spec.path "./apps" does not build: loading generator plugins: failed to load generator: external plugins disabled; unable to load external plugin \'Run\'',
      ]);
      writeFleet(kustomizationFile({ helmCharts: [{ name: 'a', repo: 'https://example.org', version: '1.0.0' }] }));
      expect((await build()).messages).toEqual([expect.stringMatching(/^FLX601 .* must specify --enable-helm$/)]);
      expect(readTree(dir).tree.files.has(SECRET)).toBe(false);
    });
  });

  describe('ends within bounds', () => {
    test.each([
      ['a manifest', 'apps/a.yaml', 'apps'],
      ['a kustomization file', 'apps/kustomization.yaml', 'apps'],
      ['a file of the entry', 'clusters/prod/a.yaml', 'flux-system'],
    ])('with a bomb of YAML aliases as %s', async (_, file, name) => {
      writeFleet({ [file]: aliasBomb(12) });
      const path = file.slice(0, file.lastIndexOf('/'));
      expect((await build()).messages).toEqual([
        `FLX613 Kustomization "flux-system/${name}": spec.path "./${path}" does not build: the YAML aliases of "${file}" stand for more than 1000000 values`,
      ]);
    });

    test('with a bomb of YAML aliases in place of an entry', async () => {
      const file = 'clusters/prod/flux-system/gotk-sync.yaml';
      writeFleet({ [file]: aliasBomb(12) });
      expect((await build()).messages).toEqual([
        `FLX610 file "${file}": cannot be read: the YAML aliases of "${file}" stand for more than 1000000 values; its cluster is left out; repair the file`,
      ]);
    });

    test('with a file of 100 MiB', async () => {
      writeFleet({ 'apps/big.yaml': '', 'other/film.yaml': '' });
      for (const path of ['apps/big.yaml', 'other/film.yaml']) truncateSync(join(dir, path), 100 * 1024 * 1024);
      expect((await build()).messages).toEqual([
        'FLX613 Kustomization "flux-system/apps": spec.path "./apps" does not build: file "apps/big.yaml" has 100 MiB; files of at most 32 MiB are read',
      ]);
    });

    test('with lists in lists without end', async () => {
      writeFleet({ 'apps/a.yaml': `a: ${'['.repeat(100_000)}${']'.repeat(100_000)}` });
      expect((await build()).messages).toEqual([
        'FLX601 Kustomization "flux-system/apps": spec.path "./apps" does not build: failed to decode Kubernetes YAML from apps/a.yaml: MalformedYAMLError: yaml: exceeded max depth of 10000',
      ]);
    });

    test('with folders that need each other, and links in a loop', async () => {
      writeFleet({ ...kustomizationFile({ resources: ['../b'] }), 'b/kustomization.yaml': 'resources: [../apps]\n' });
      symlinkSync('..', join(dir, 'apps/up'));
      expect((await build()).messages).toEqual([
        expect.stringMatching(/^FLX601 .* cycle detected: candidate root 'apps' contains visited root 'apps'/),
      ]);
    });

    test('with two thousand files in one folder', async () => {
      writeFleet(Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`apps/${n}.yaml`, configMap(`c${n}`)])));
      const { messages, text } = await build();
      expect(messages).toEqual([]);
      expect(text).toContain('"c1999"');
    });

    test('with bases that double at each of 25 levels', async () => {
      writeFleet(doublingBases(25));
      expect((await build(hasty)).messages).toEqual([tookTooLong()]);
    });

    test('with a Kustomization that makes others of itself', async () => {
      const child = fluxKustomization(`apps-\${n}`, { path: './apps', postBuild: { substitute: { n: `x\${n}` } } });
      writeFleet({ 'apps/a.yaml': JSON.stringify(child) }, { postBuild: { substitute: { n: '1' } } });
      expect((await build()).messages).toEqual([
        `FLX613 Kustomization "flux-system/apps-${'x'.repeat(63)}1": more than 64 Kustomizations stand above it, so it is not built`,
      ]);
    });

    test('with a variable that stands a hundred thousand times', async () => {
      const object = {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'a' },
        data: { a: `\${v}`.repeat(100_000) },
      };
      const postBuild = { substitute: { v: 'y'.repeat(100_000) } };
      writeFleet({ 'apps/a.yaml': JSON.stringify(object) }, { postBuild });
      expect((await build()).messages).toEqual([
        'FLX606 ConfigMap "a": Kustomization "flux-system/apps" cannot fill in its variables: an object has too many variables: 100000 expressions, 0 escapes',
      ]);
    });
  });
});

function tookTooLong(): string {
  return `FLX613 Kustomization "flux-system/apps": spec.path "./apps" does not build: took more than ${TIMEOUT / 1000} s; build less in one folder`;
}

/** Each level takes in the next one twice, under two prefixes so that no object is there twice. */
function doublingBases(levels: number): Files {
  const files: Record<string, string> = { [`b${levels}/a.yaml`]: configMap('a') };
  for (let level = 0; level < levels; level++) {
    files[`${level === 0 ? 'apps' : `b${level}`}/kustomization.yaml`] = `resources: [l, r]\n`;
    for (const side of ['l', 'r']) {
      const folder = `${level === 0 ? 'apps' : `b${level}`}/${side}`;
      files[`${folder}/kustomization.yaml`] = `namePrefix: ${side}\nresources: [../../b${level + 1}]\n`;
    }
  }
  return { ...files, [`b${levels}/kustomization.yaml`]: 'resources: [a.yaml]\n' };
}
