import { limitMemory } from '../../scripts/build-engine/limit-memory.js';
import { webAssembly } from '../../lib/engine/web-assembly.js';

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** `(export "mem" (memory 0))` */
const EXPORT = [7, 7, 1, 3, 0x6d, 0x65, 0x6d, 2, 0];

async function memoryOf(
  ...section: readonly number[]
): Promise<{ buffer: ArrayBuffer; grow: (pages: number) => number }> {
  const limited = limitMemory(Uint8Array.from([...HEADER, 5, section.length, ...section, ...EXPORT]));
  const instance = await webAssembly.instantiate(await webAssembly.compile(limited), {});
  return (instance as unknown as { exports: { mem: never } }).exports.mem;
}

describe('the memory of the engine', () => {
  test.each<[string, number[]]>([
    ['without a limit', [1, 0, 3]],
    ['with a limit of its own', [1, 1, 3, 0x80, 0x80, 4]],
    ['that begins with more than 127 pages', [1, 0, 0x80, 1]],
  ])('ends at 1 GiB: one %s', async (_, section) => {
    const memory = await memoryOf(...section);
    const pages = memory.buffer.byteLength / 65_536;
    expect(pages).toBe(section[2] === 3 ? 3 : 128);
    expect(() => memory.grow(16_385 - pages)).toThrow();
    expect(memory.grow(1)).toBe(pages);
  });

  test('is looked for in what is a module', () => {
    expect(() => limitMemory(Uint8Array.from(HEADER))).toThrow('the module has no section 5');
  });
});
