import { type JsonObject, stringifyJson } from '../manifest/index.js';
import type { FileTree } from '../model/index.js';
import { foldersAbove } from '../util/index.js';

import type { AnswerCache } from './answer-cache.js';
import { parseAnswer, toBuildAnswer, toPathsAnswer, toReadAnswer, toSubstituteAnswer } from './answers.js';
import type {
  BuildAnswer,
  BuildRequest,
  Engine,
  GlobRequest,
  PathsAnswer,
  ReadAnswer,
  SubstituteAnswer,
  SubstituteRequest,
} from './engine.js';
import type { PoolRequest } from './worker-pool.js';
import type { RawAnswer } from './worker/messages.js';

/** What runs the Go program. */
export interface Runner {
  run(request: PoolRequest): Promise<RawAnswer>;
  close(): Promise<void>;
}

/** The engine as WebAssembly. Nothing of it is loaded as long as the cache has all answers. */
export class WasmEngine implements Engine {
  constructor(
    private readonly runner: Runner,
    private readonly cache: AnswerCache | undefined,
  ) {}

  async build(tree: FileTree, { path, spec, imagesReplaceEntry = false }: BuildRequest): Promise<BuildAnswer> {
    return toBuildAnswer(await this.ask({ op: 'build', path, spec, origins: true, imagesReplaceEntry }, tree));
  }

  async substitute({ objects, variables, unknown, strict }: SubstituteRequest): Promise<SubstituteAnswer> {
    const names = unknown === 'others' ? true : unknown;
    const answer = await this.ask({ op: 'substitute', objects, variables, unknown: names, strict });
    return toSubstituteAnswer(answer, objects);
  }

  async read(tree: FileTree, path: string): Promise<ReadAnswer> {
    return toReadAnswer(await this.ask({ op: 'read', path }, tree));
  }

  async ignored(tree: FileTree, ignore: string | undefined): Promise<PathsAnswer> {
    const files = [...tree.files.keys()];
    const folders = foldersAbove([...files, ...[...(tree.folders ?? [])].map(asFolder)]);
    const paths = [...files, ...[...folders].map(asFolder)];
    return toPathsAnswer(await this.ask({ op: 'ignored', ...(ignore === undefined ? {} : { ignore }), paths }, tree));
  }

  async glob({ pattern, exclude, paths }: GlobRequest): Promise<PathsAnswer> {
    return toPathsAnswer(await this.ask({ op: 'glob', pattern, exclude, paths }));
  }

  async close(): Promise<void> {
    this.cache?.close();
    await this.runner.close();
  }

  private async ask(request: JsonObject, tree?: FileTree): Promise<JsonObject> {
    const text = stringifyJson(request);
    const kept = this.cache?.tryFind(text, tree);
    if (kept !== undefined) return parseAnswer(kept);
    const answer = await this.runner.run({ text, tree });
    const parsed = parseAnswer(answer.text);
    if (answer.dependencies !== undefined) this.cache?.keep(text, answer.text, answer.dependencies);
    return parsed;
  }
}

/** As paths of folders are told from those of files. */
function asFolder(path: string): string {
  return `${path}/`;
}
