import type { FileTree } from '../../model/index.js';

import type { Dependencies } from '../dependencies.js';
import type { WasmModule } from '../web-assembly.js';

/** What a worker is started with. */
export interface WorkerStart {
  readonly module: WasmModule;
  /** Path of the `wasm_exec.js` of the Go that made the module. */
  readonly glue: string;
}

/** What a worker is asked: what a tree holds comes with the first request on it. */
export interface WorkerRequest {
  /** JSON. */
  readonly request: string;
  /** Number of the tree; 0 where the request needs none. */
  readonly tree: number;
  readonly files?: FileTree['files'] | undefined;
  readonly folders?: FileTree['folders'];
}

/** What a worker says. After `crashed` it can do nothing any more. */
export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly answer: RawAnswer }
  | { readonly type: 'crashed'; readonly output: string };

export interface RawAnswer {
  /** JSON, as the Go program wrote it. */
  readonly text: string;
  /** Undefined where the answer says more about this machine than about the files. */
  readonly dependencies: Dependencies | undefined;
}
