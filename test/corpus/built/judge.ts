import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { type JsonObject, type KubeObject, parseJson, stringifyJson } from '../../../lib/manifest/index.js';
import { findGo } from '../../support/tools.js';

const SOURCE = join(__dirname, '../../../engine/judge');
const CACHE = join(__dirname, '../../../node_modules/.cache/flux-judge');

/** What the kustomize-controller is asked to do: build a folder with the whole spec of a Kustomization. */
export interface JudgeRequest {
  /** Folder that holds the artifact. */
  readonly root: string;
  readonly path: string;
  readonly spec: JsonObject;
  readonly variables: Readonly<Record<string, string>>;
  readonly strict: boolean;
}

export type JudgeAnswer = { readonly objects: readonly KubeObject[] } | { readonly error: string };

export type Judge = (requests: readonly JudgeRequest[]) => JudgeAnswer[];

/** What is missing for judging, `''` when nothing is. */
export function missingForJudge(): string {
  if (findGo() === undefined) return 'Go is not installed';
  return existsSync(join(SOURCE, 'cmd/judge')) ? '' : `${SOURCE}/cmd/judge is not there`;
}

/** Flux's own library, as a program that shares no code with the engine; Go rebuilds it where its sources changed. */
export function buildJudge(): Judge {
  const go = findGo();
  if (go === undefined) throw new Error('Go is not installed');
  mkdirSync(CACHE, { recursive: true });
  const program = join(CACHE, 'judge');
  execFileSync(go, ['build', '-o', program, './cmd/judge'], { cwd: SOURCE, stdio: 'pipe' });
  return (requests) => {
    const input = requests.map((request) => `${stringifyJson(request as unknown as JsonObject)}\n`).join('');
    const { status, stdout, stderr } = spawnSync(program, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
    if (status !== 0) throw new Error(`judge: ${stderr}`);
    const lines = stdout.split('\n').filter((line) => line !== '');
    if (lines.length !== requests.length)
      throw new Error(`judge: ${lines.length} answers to ${requests.length} requests`);
    return lines.map((line) => parseJson(line) as unknown as JudgeAnswer);
  };
}
