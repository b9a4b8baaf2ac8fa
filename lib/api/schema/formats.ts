import type { Json } from '../../manifest/index.js';

type FormatTest = (value: Json) => boolean;

/**
 * The formats that the API server checks, as its Go library does (k8s.io/kube-openapi, pkg/validation/strfmt). Those that
 * are missing here pass: unknown ones pass there too, and `email`, `hostname` and the like are not worth a false alarm.
 */
const FORMATS: Readonly<Record<string, FormatTest>> = {
  int32: (value) => between(value, -(2n ** 31n), 2n ** 31n - 1n),
  int64: (value) => between(value, -(2n ** 63n), 2n ** 63n - 1n),
  byte: matches(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/),
  date: isText(isDate),
  'date-time': isText(isDateTime),
  datetime: isText(isDateTime),
  duration: isText(isDuration),
  ipv4: matches(/^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}$/),
  uuid: matches(/^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i),
  uuid3: matches(/^[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i),
  uuid4: matches(/^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/i),
  uuid5: matches(/^[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/i),
};

/** The test of a format; undefined for a format that is not checked. */
export function formatTest(format: string): FormatTest | undefined {
  return Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
}

/** Formats of texts say nothing about other values, and those of numbers nothing about texts. */
function isText(test: (text: string) => boolean): FormatTest {
  return (value) => typeof value !== 'string' || test(value);
}

function matches(pattern: RegExp): FormatTest {
  return isText((text) => pattern.test(text));
}

function between(value: Json, low: bigint, high: bigint): boolean {
  return (typeof value !== 'number' && typeof value !== 'bigint') || (value >= low && value <= high);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Looser than RFC 3339 with leap seconds, stricter with the rest: as Go's `IsDateTime`. */
function isDateTime(text: string): boolean {
  const [date = '', time = ''] = text.toLowerCase().split('t');
  const parts = /^(\d{2}):(\d{2}):(\d{2})(?:.\d+)?(?:z|[+-]\d{2}:\d{2})$/.exec(time);
  if (parts === null || !isDate(date)) return false;
  const [, hour = '', minute = '', second = ''] = parts;
  return hour <= '23' && minute <= '59' && second <= '59';
}

const GO_DURATION = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
/** Full words, and words that begin like one: `3 days`, `2weeks`. */
const HUMAN_DURATION =
  /\d+\s*(?:(?:ns|us|µs|ms|s|m|min|h|hr|d|w|wk)(?![A-Za-zµ])|nano|micro|milli|second|sec|minute|hour|day|week)/i;

function isDuration(text: string): boolean {
  return GO_DURATION.test(text) || HUMAN_DURATION.test(text);
}
