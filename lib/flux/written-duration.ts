type Units = readonly (readonly [string, number])[];

const WITHOUT_HOURS: Units = [
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];
const UNITS: Units = [['h', 3_600_000], ...WITHOUT_HOURS];

/** Milliseconds as Flux writes a duration: `90000` is `1m30s`. Some timeouts take no hours: an hour is `60m` there. */
export function writtenDuration(milliseconds: number, { hours }: { readonly hours: boolean }): string {
  let rest = milliseconds;
  let text = '';
  for (const [unit, size] of hours ? UNITS : WITHOUT_HOURS) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text === '' ? '0s' : text;
}
