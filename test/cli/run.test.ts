import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cli } from './run-cli.js';

const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));

const OVERVIEW = `\
flux-fleet: typed infrastructure as code for Flux

Usage: flux-fleet COMMAND [flags]

Commands:
  synth  run the app, check its fleet, write its files
  build  show what Flux would apply of a repository
  tree   show which Kustomization applies what
  init   start the repository of a project that comes on board of a fleet

Flags:
  --help, -h  show this help, or behind a command the help of that command
  --version   show the version

Exit codes:
  0  fine; warnings too, without --strict
  1  errors or differences
  2  wrong usage: nothing was done
  3  a fault of flux-fleet itself

Examples:
  flux-fleet synth --help
  flux-fleet tree --compact
`;

describe('flux-fleet', () => {
  test.each(['--help', '-h'])('shows what it can do: %s', async (flag) => {
    expect(await cli([flag])).toEqual({ code: 0, stdout: OVERVIEW, stderr: '', seen: undefined });
  });

  test('shows its version', async () => {
    expect(await cli(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('runs as a program', () => {
    const main = join(__dirname, '../../lib/cli/main.ts');
    const tsx = join(__dirname, '../../node_modules/tsx/dist/cli.mjs');
    expect(execFileSync(process.execPath, [tsx, main, '--help'], { encoding: 'utf8' })).toBe(OVERVIEW);
  });

  test.each([
    [[], 'no command given; the commands are "synth", "build", "tree" and "init"'],
    [['snyth'], 'unknown command "snyth"; did you mean "synth"?'],
    [['deploy'], 'unknown command "deploy"; the commands are "synth", "build", "tree" and "init"'],
    [['--format', 'json', 'tree'], 'unknown flag "--format"; flags of a command stand behind its name'],
  ])('refuses %j', async (args, message) => {
    const stderr = `flux-fleet: ${message}\nsee "flux-fleet --help"\n`;
    expect(await cli(args)).toEqual({ code: 2, stdout: '', stderr, seen: undefined });
  });

  test.each([
    [['--chek'], 'unknown flag "--chek"; did you mean "--check"?'],
    [['--frobnicate'], 'unknown flag "--frobnicate"'],
    [['-x'], 'unknown flag "-x"'],
    [['--constructor'], 'unknown flag "--constructor"'],
    [['--app'], '--app needs a value: --app CMD'],
    [['--app='], '--app needs a value: --app CMD'],
    [['--app', '--check'], '--app needs a value, but "--check" follows; if that is the value, write "--app=--check"'],
    [['--app', 'a', '--app', 'b'], '--app is given twice: "a" and "b"'],
    [['--check=yes'], '--check takes no value, but "yes" is given'],
    [['--format', 'jsn'], '--format is "text" or "json", not "jsn"; did you mean "json"?'],
    [['fleet'], 'unexpected argument "fleet"; only flags are understood here'],
    [['--', '--check'], 'unexpected argument "--check"; only flags are understood here'],
  ])('refuses synth %j', async (args, message) => {
    const stderr = `flux-fleet synth: ${message}\nsee "flux-fleet synth --help"\n`;
    expect(await cli(['synth', ...args])).toEqual({ code: 2, stdout: '', stderr, seen: undefined });
  });

  test('reports all wrong flags together', async () => {
    expect((await cli(['synth', '--chek', '--app'])).stderr).toBe(`\
flux-fleet synth: unknown flag "--chek"; did you mean "--check"?
flux-fleet synth: --app needs a value: --app CMD
see "flux-fleet synth --help"
`);
  });

  test('answers --help even where other flags are wrong', async () => {
    expect(await cli(['tree', '--bogus', '-h'])).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('an internal error', () => {
  const spawn = () => {
    throw new Error('boom');
  };

  test('is one line that asks for a report, with exit code 3', async () => {
    const stderr = `flux-fleet synth: internal error in version ${version}: boom; please report this line with the stack that --verbose shows\n`;
    expect(await cli(['synth', '--app', 'x'], { spawn })).toEqual({ code: 3, stdout: '', stderr, seen: undefined });
  });

  test.each([
    [['--verbose'], {}],
    [[], { DEBUG: '1' }],
  ])('shows its stack on demand: %j %j', async (flags, env) => {
    const { stderr, code } = await cli(['synth', '--app', 'x', ...flags], { spawn, env });
    const [first, second, third] = stderr.split('\n');
    expect([code, first, second]).toEqual([
      3,
      `flux-fleet synth: internal error in version ${version}: boom; please report this line with the stack below`,
      'Error: boom',
    ]);
    expect(third).toMatch(/^ {4}at /);
  });

  test('is not what a full disk is', async () => {
    const full = () => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { syscall: 'write' });
    };
    const stderr = 'flux-fleet synth: ENOSPC: no space left on device, write\n';
    expect(await cli(['synth', '--app', 'x'], { spawn: full })).toMatchObject({ code: 1, stderr });
  });
});

describe('colours', () => {
  const plain =
    'flux-fleet: unknown command "x"; the commands are "synth", "build", "tree" and "init"\nsee "flux-fleet --help"\n';
  const red = plain.replace('flux-fleet:', '\u001b[31mflux-fleet:\u001b[39m');

  test.each([
    ['on a terminal', { isTTY: true }, red],
    ['not in a pipe', { isTTY: false }, plain],
    ['not with NO_COLOR', { isTTY: true, env: { NO_COLOR: '1' } }, plain],
    ['not on a dumb terminal', { isTTY: true, env: { TERM: 'dumb' } }, plain],
  ])('are used %s', async (_title, options, stderr) => {
    expect((await cli(['x'], options)).stderr).toBe(stderr);
  });
});
