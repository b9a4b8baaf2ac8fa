type Wkt = typeof import('@bufbuild/protobuf/wkt');

/** A text with a format as an expression sees it; the text itself where it cannot be read. */
export function celByFormat(text: string, format: string | undefined): unknown {
  const convert = format === undefined ? undefined : FORMATS.get(format);
  return convert === undefined ? text : (convert(text) ?? text);
}

const FORMATS: ReadonlyMap<string, (text: string) => unknown> = new Map<string, (text: string) => unknown>([
  ['byte', bytesOf],
  ['date', timeOf],
  ['date-time', timeOf],
  ['datetime', timeOf],
  ['duration', durationOf],
]);

function bytesOf(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function timeOf(text: string): unknown {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : wkt().timestampFromMs(time);
}

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** Go's way to write durations; the others that the format allows stay texts. */
function durationOf(text: string): unknown {
  const [, sign, rest = ''] = /^([+-]?)((?:[\d.]+(?:ns|us|µs|μs|ms|s|m|h))+)$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const parts = [...rest.matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m|h)/g)];
  const total = parts.reduce((sum, [, count = '', unit = '']) => sum + Number(count) * (NANOSECONDS[unit] ?? 0), 0);
  return Number.isNaN(total) ? undefined : wkt().durationFromMs(((sign === '-' ? -1 : 1) * total) / 1e6);
}

/** Loaded with the first such text: hardly any rule needs it. */
function wkt(): Wkt {
  return require('@bufbuild/protobuf/wkt') as Wkt;
}
