import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cli } from '../cli/run-cli.js';
import { describeWithEngine } from '../support/engine.js';
import { SharedEngine } from '../support/shared-engine.js';

/** A block of the page, and the last command of the block before it. */
interface Fence {
  readonly language: string;
  readonly text: string;
  readonly command: string | undefined;
}

const COMMAND = /npx flux-fleet ([^|\n]*)/g;
const FILE = /^# (\S+\/\S+\.yaml)\n/;

const fences = readFences(readFileSync(join(__dirname, '../../docs/reading-a-repository.md'), 'utf8'));
const written = fences.filter(({ text }) => FILE.test(text)).map(({ text }) => [FILE.exec(text)?.[1] ?? '', text]);
const shown = fences.filter(
  ({ language, command, text }) => language !== 'console' && command !== undefined && !FILE.test(text),
);
const commands = fences.filter(({ language }) => language === 'console').flatMap(({ text }) => commandsIn(text));

const SYNC = readFileSync(join(__dirname, 'gotk-sync.yaml'), 'utf8');
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ingress\n';

/** What the page speaks of without showing it. */
const FILES = {
  ...Object.fromEntries(written),
  'fleet/clusters/staging/flux-system/gotk-sync.yaml': SYNC,
  'infra/ingress/namespace.yaml': NAMESPACE,
  'mono/deploy/clusters/staging/flux-system/gotk-sync.yaml': SYNC,
};

describeWithEngine('docs/reading-a-repository.md', () => {
  const engine = new SharedEngine();
  afterAll(() => engine.close());

  const run = (command: string) => cli(command.split(' '), { files: FILES, openEngine: engine.open });

  test('has commands, files and what comes out', () => {
    expect([commands.length, written.length, shown.length]).toEqual([7, 3, 3]);
  });

  test.each(commands)('runs: flux-fleet %s', async (command) => {
    const { code, stdout } = await run(command);
    expect([code, stdout === '']).toEqual([0, false]);
  });

  test.each(shown)('shows what comes out of: flux-fleet $command', async ({ command = '', text }) => {
    expect((await run(command)).stdout).toBe(text);
  });
});

function readFences(page: string): Fence[] {
  let command: string | undefined;
  return [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => {
    const fence = { language, text, command };
    command = language === 'console' ? commandsIn(text).at(-1) : undefined;
    return fence;
  });
}

function commandsIn(text: string): string[] {
  return [...text.matchAll(COMMAND)].map(([, words = '']) => words.trim());
}
