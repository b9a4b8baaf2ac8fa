/** A compiled program. It can be sent to a worker thread. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: 'WebAssembly.Module';
}

/** A running one. */
export interface WasmInstance {
  readonly [Symbol.toStringTag]: 'WebAssembly.Instance';
}

/** Functions of the host, by module and name. */
export type WasmImports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface WebAssemblyApi {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  instantiate(module: WasmModule, imports: WasmImports): Promise<WasmInstance>;
}

/** Node has it, but its types leave it to those of browsers, which would bring the rest of a browser with them. */
declare const WebAssembly: WebAssemblyApi;

export const webAssembly: WebAssemblyApi = WebAssembly;
