import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Answers a request `{"do": …}` as it says; `starts` counts the threads in a file beside it. */
const WORKER = `
const { appendFileSync } = require('node:fs');
const { parentPort } = require('node:worker_threads');
const say = (message) => parentPort.postMessage(message);
const answer = (text) => say({ type: 'answer', answer: { text, dependencies: undefined } });
let served = 0;
const acts = {
  count: () => answer(String(++served)),
  hang: () => { for (;;); },
  exhaust: () => say({ type: 'crashed', output: 'fatal error: runtime: out of memory\\n\\ngoroutine 1' }),
  nest: () => say({ type: 'crashed', output: 'RangeError: Maximum call stack size exceeded' }),
  crash: () => say({ type: 'crashed', output: 'fatal error: unexpected signal\\ngoroutine 1' }),
  exit: () => process.exit(3),
  tire: () => (++served > 1 ? say({ type: 'crashed', output: 'tired' }) : answer('fresh')),
  files: (files) => answer(files === undefined ? 'known' : [...files.keys()].join()),
};
appendFileSync(__dirname + '/starts', 'x');
parentPort.on('message', ({ request, files }) => acts[JSON.parse(request).do](files));
say({ type: 'ready' });
`;

/** An engine without Go, in a folder. */
export function writeFakeProgram(folder: string, worker = WORKER): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'engine.wasm'), EMPTY_MODULE);
  writeFileSync(join(folder, 'wasm_exec.js'), '');
  writeFileSync(join(folder, 'worker.js'), worker);
  writeFileSync(join(folder, 'starts'), '');
  writeFileSync(join(folder, 'engine.json'), '{ "sha256": "fake" }');
  return folder;
}
