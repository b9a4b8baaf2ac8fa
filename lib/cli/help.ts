import type { Command, HelpPage } from './command.js';
import { EXIT } from './exit-code.js';
import type { Flag } from './flags.js';

/** The help of one command. */
export function renderHelp(page: HelpPage): string {
  const { name, summary, synopsis, description, environment = [] } = page;
  const indent = ' '.repeat(`Usage: flux-fleet ${name} `.length);
  const sections = [
    [`flux-fleet ${name}: ${summary}`],
    [`Usage: flux-fleet ${name} ${synopsis.join(`\n${indent}`)}`],
    description,
    ['Flags:', ...columns(Object.entries(page.flags).map(([flag, about]) => [flagText(flag, about), about.help]))],
    ...(environment.length === 0 ? [] : [['Environment:', ...columns(environment)]]),
    ['Exit codes:', ...columns(Object.values(EXIT).map((code) => [String(code), page.exitCodes[code]]))],
    ['Examples:', ...page.examples.flatMap(([command, does]) => [`  ${command}`, `      ${does}`])],
  ];
  return joinSections(sections);
}

/** The help of the program. */
export function renderOverview(commands: readonly Command[]): string {
  return joinSections([
    ['flux-fleet: typed infrastructure as code for Flux'],
    ['Usage: flux-fleet COMMAND [flags]'],
    ['Commands:', ...columns(commands.map(({ name, summary }) => [name, summary]))],
    [
      'Flags:',
      ...columns([
        ['--help, -h', 'show this help, or behind a command the help of that command'],
        ['--version', 'show the version'],
      ]),
    ],
    [
      'Exit codes:',
      ...columns([
        ['0', 'fine; warnings too, without --strict'],
        ['1', 'errors or differences'],
        ['2', 'wrong usage: nothing was done'],
        ['3', 'a fault of flux-fleet itself'],
      ]),
    ],
    ['Examples:', '  flux-fleet synth --help', '  flux-fleet tree --compact'],
  ]);
}

function flagText(name: string, flag: Flag): string {
  if (flag.type === 'boolean') return `--${name}`;
  return `--${name} ${flag.value}${flag.multiple === true ? ' …' : ''}`;
}

/** Two columns, indented; further lines of the second stand below its first. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  const indent = ' '.repeat(width + 4);
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right.replaceAll('\n', `\n${indent}`)}`);
}

function joinSections(sections: readonly (readonly string[])[]): string {
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
