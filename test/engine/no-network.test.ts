import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { BuildAnswer } from '../../lib/engine/index.js';
import { describeWithEngine } from '../support/engine.js';

const ROOT = join(__dirname, '../..');

/** Kustomization files that would fetch something, and from where, with the server in place of HOST. */
const FETCHING: readonly (readonly [string, string, string])[] = [
  ['a file', 'resources: ["http://HOST/base.yaml"]', 'http://HOST/base.yaml'],
  ['a base by Git', 'resources: ["git::http://HOST/x.git//a"]', 'git::http://HOST/x.git//a'],
  ['a base by ssh', 'resources: ["ssh://git@HOST/x.git"]', 'ssh://git@HOST/x.git'],
  ['a component', 'components: ["http://HOST/x.git"]', 'http://HOST/x.git'],
  ['a patch', 'patches: [{path: "http://HOST/p.yaml"}]', 'http://HOST/p.yaml'],
  ['an OpenAPI schema', 'openapi: {path: "http://HOST/o.json"}', 'http://HOST/o.json'],
];

/** Builds the texts of stdin one by one; asks the server itself in the end, to show that it could have been asked. */
const SCRIPT = `
const { openEngine } = require(${JSON.stringify(join(ROOT, 'lib/engine/index.ts'))});
const [url, ...texts] = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const main = async () => {
  const engine = await openEngine({ program: ${JSON.stringify(join(ROOT, 'dist/engine'))} });
  const answers = [];
  for (const text of texts) {
    const files = new Map([['kustomization.yaml', { text }]]);
    answers.push(await engine.build({ files, skipped: new Map() }, { path: '', spec: {} }));
  }
  await engine.close();
  await fetch(url);
  console.log(JSON.stringify(answers));
};
void main();
`;

describeWithEngine('an engine in a Node that was started by its absolute path', () => {
  let folder: string;
  let server: Server;
  let host: string;
  let answers: BuildAnswer[];
  const requested: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'no-network-'));
    writeFileSync(join(folder, 'git'), '#!/bin/sh\ntouch "$(dirname "$0")/called"\nexit 1\n');
    chmodSync(join(folder, 'git'), 0o755);
    server = createServer((_, response) => response.end('resources: []\n'));
    server.on('connection', () => requested.push('connection'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const texts = FETCHING.map(([, text]) => `${text.replace('HOST', host)}\n`);
    answers = JSON.parse(await runScript(folder, [`http://${host}/`, ...texts]));
  });

  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(FETCHING.map(([title, , url], index) => ({ title, url, index })))(
    'says that $title is remote',
    ({ url, index }) => {
      expect(answers[index]?.remote).toEqual([url.replace('HOST', host)]);
    },
  );

  test('opens no connection and starts no process for any of them', () => {
    expect([requested, existsSync(join(folder, 'called'))]).toEqual([['connection'], false]);
  });
});

function runScript(folder: string, input: unknown): Promise<string> {
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  return new Promise((resolve, reject) => {
    const args = ['--require', 'tsx/cjs', '-e', SCRIPT];
    const child = execFile(process.execPath, args, { env, cwd: ROOT }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin?.end(JSON.stringify(input));
  });
}
