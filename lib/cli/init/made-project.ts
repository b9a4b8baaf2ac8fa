import { onboarding } from './onboarding.js';
import type { Project } from './project.js';

/** A project that was made. */
export interface MadeProject {
  readonly project: Project;
  /** The folder as it was written. */
  readonly dir: string;
  /** Relative to the folder. */
  readonly files: readonly string[];
}

/** What was made and what comes next, by the format it is written in. */
export const MADE_PROJECT = { text: asText, json: asJson } as const;

function asText({ project, dir, files }: MadeProject): string {
  return `\
made ${dir}
${indented(files)}
next
${indented(commandsFor(dir))}
in the app of the fleet, for each cluster that it goes to

${indented(onboarding(project).trimEnd().split('\n'))}`;
}

function asJson({ project, dir, files }: MadeProject): string {
  const content = { dir, files, next: commandsFor(dir), onboarding: onboarding(project) };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function commandsFor(dir: string): string[] {
  const enter = dir === '.' ? [] : [`cd ${/^[\w@%+=:,./-]+$/.test(dir) ? dir : `'${dir.replaceAll("'", `'\\''`)}'`}`];
  return [...enter, 'npm install', 'npm run synth'];
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}\n`).join('');
}
