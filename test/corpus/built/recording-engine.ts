import type { BuildAnswer, BuildRequest, Engine } from '../../../lib/engine/index.js';
import type { FileTree } from '../../../lib/model/index.js';

export interface RecordedBuild {
  readonly tree: FileTree;
  readonly request: BuildRequest;
  readonly answer: BuildAnswer;
}

/** An engine that remembers which trees it was asked to build, so that somebody else can be asked the same. */
export function recordingEngine(engine: Engine): {
  readonly engine: Engine;
  readonly builds: readonly RecordedBuild[];
} {
  const builds: RecordedBuild[] = [];
  const recording: Engine = {
    build: async (tree, request) => {
      const answer = await engine.build(tree, request);
      builds.push({ tree, request, answer });
      return answer;
    },
    substitute: (request) => engine.substitute(request),
    read: (tree, path) => engine.read(tree, path),
    ignored: (tree, ignore) => engine.ignored(tree, ignore),
    glob: (request) => engine.glob(request),
    close: () => engine.close(),
  };
  return { engine: recording, builds };
}
