import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { folderOf, removeFolders } from '../repo/support.js';
import { describeWithEngine } from '../support/engine.js';

const ROOT = join(__dirname, '../..');

/** Everything in a repository that names a place elsewhere, HOST being one that would answer. */
const kustomization = (name: string, spec: string) => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: ${name}, namespace: flux-system}
spec:
  interval: 10m
  prune: true
  path: ./${name}
  sourceRef: {kind: GitRepository, name: flux-system}
${spec}---
`;
const source = (kind: string, url: string) => `apiVersion: source.toolkit.fluxcd.io/v1
kind: ${kind}
metadata: {name: elsewhere, namespace: flux-system}
spec: {interval: 10m, url: "${url}"}
---
`;
const FILES = {
  'clusters/a/apps.yaml': [
    kustomization('base', ''),
    kustomization('git', ''),
    kustomization('component', '  components: ["http://HOST/component"]\n'),
    kustomization('patch', ''),
    kustomization('other-source', '').replace('name: flux-system}\n---', 'name: elsewhere}\n---'),
    source('GitRepository', 'http://HOST/elsewhere.git'),
    source('OCIRepository', 'oci://HOST/elsewhere'),
    source('HelmRepository', 'http://HOST/charts'),
  ].join(''),
  'base/kustomization.yaml': 'resources: ["http://HOST/base.yaml", object.yaml]\n',
  'base/object.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: beside, namespace: flux-system}\n',
  'git/kustomization.yaml': 'resources: ["git::http://HOST/x.git//a?ref=main", "git@HOST:team/x.git"]\n',
  'component/kustomization.yaml': 'resources: []\ncomponents: ["ssh://git@HOST/x.git"]\n',
  'patch/kustomization.yaml':
    'resources: []\npatches: [{path: "http://HOST/patch.yaml"}]\nopenapi: {path: "http://HOST/o"}\n',
};

describeWithEngine('"flux-fleet build", in a Node that was started by its absolute path,', () => {
  let server: Server;
  let result: { readonly code: number | null; readonly stdout: string };
  let calls: string;
  const requested: string[] = [];

  beforeAll(async () => {
    server = createServer((_, response) => response.end('resources: []\n'));
    server.on('connection', () => requested.push('connection'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const files = Object.entries(FILES).map(([path, text]) => [path, text.replaceAll('HOST', host)]);
    const tools = folderOf({ git: '#!/bin/sh\necho "$@" >> "$(dirname "$0")/calls"\nexit 1\n' });
    chmodSync(join(tools, 'git'), 0o755);
    result = await build(folderOf(Object.fromEntries(files)), tools);
    calls = existsSync(join(tools, 'calls')) ? readFileSync(join(tools, 'calls'), 'utf8') : '';
    // The server is one that answers: it was not asked before.
    await fetch(`http://${host}/`);
  }, 120_000);

  afterAll(() => {
    server.close();
    removeFolders();
  });

  test('shows what is there, and what cannot be told', () => {
    const { clusters } = JSON.parse(result.stdout) as {
      clusters: { kustomizations: { name: string; status: string }[] }[];
    };
    const states = clusters[0]?.kustomizations.map(({ name, status }) => `${name} ${status}`);
    expect(states).toEqual([
      'flux-system built',
      'base unknown',
      // Flux takes local components only.
      'component failed',
      'git unknown',
      'other-source unknown',
      'patch unknown',
    ]);
    expect(result.stdout).toContain('"beside"');
    expect(result.code).toBe(1);
  });

  test('opens no connection', () => {
    expect(requested).toEqual(['connection']);
  });

  test('starts no Git', () => {
    expect(calls).toBe('');
  });
});

function build(repository: string, tools: string): Promise<{ readonly code: number | null; readonly stdout: string }> {
  const env = { ...process.env, PATH: `${tools}:${process.env.PATH}`, FLUX_FLEET_CACHE: 'off' };
  const command = ['--require', 'tsx/cjs', join(ROOT, 'lib/cli/main.ts')];
  const args = [...command, 'build', repository, '--cluster', 'clusters/a', '--format', 'json'];
  mkdirSync(join(repository, 'other-source'));
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env, cwd: ROOT }, (_, stdout) =>
      resolve({ code: child.exitCode, stdout }),
    );
  });
}
