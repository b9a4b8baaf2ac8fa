/** 64 KiB each: 1 GiB. */
const PAGES = 16_384;
const HEADER = 8;
const MEMORY_SECTION = 5;
const HAS_MAXIMUM = 1;

/** A WebAssembly module whose memory ends at 1 GiB: Go says of its memory only how much it begins with. */
export function limitMemory(wasm: Uint8Array): Uint8Array {
  const section = findSection(wasm, MEMORY_SECTION);
  const [count, countEnd] = readNumber(wasm, section.content);
  if (count !== 1) throw new Error(`the module has ${count} memories`);
  const [minimum] = readNumber(wasm, countEnd + 1);
  const content = [...writeNumber(1), HAS_MAXIMUM, ...writeNumber(minimum), ...writeNumber(PAGES)];
  const memory = [MEMORY_SECTION, ...writeNumber(content.length), ...content];
  return Buffer.concat([wasm.subarray(0, section.start), Uint8Array.from(memory), wasm.subarray(section.end)]);
}

function findSection(wasm: Uint8Array, wanted: number): { start: number; content: number; end: number } {
  for (let start = HEADER; start < wasm.length; ) {
    const [size, content] = readNumber(wasm, start + 1);
    const end = content + size;
    if (wasm[start] === wanted) return { start, content, end };
    start = end;
  }
  throw new Error(`the module has no section ${wanted}`);
}

/** LEB128, unsigned: the number, and where it ends. */
function readNumber(bytes: Uint8Array, start: number): [value: number, end: number] {
  let value = 0;
  for (let index = start; ; index++) {
    const byte = bytes[index] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * (index - start));
    if (byte < 0x80) return [value, index + 1];
  }
}

function writeNumber(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...writeNumber(value >>> 7)];
}
