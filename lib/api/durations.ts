/** What the CRDs accept as an interval, and as a timeout nearly everywhere: `1h30m`, `0.5s`. */
export const DURATION_PATTERN = /^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$/;

/** What the kinds of SHORT_TIMEOUT_KINDS accept as `timeout`: no hours. */
export const SHORT_TIMEOUT_PATTERN = /^([0-9]+(\.[0-9]+)?(ms|s|m))+$/;

/** The kinds whose `spec.timeout` must not be written in hours. */
export const SHORT_TIMEOUT_KINDS: readonly string[] = [
  'GitRepository',
  'OCIRepository',
  'Bucket',
  'HelmRepository',
  'ImageRepository',
  'Provider',
];

/** Whether a text is a duration as Flux writes it: `10m`, `1h30m`; not `1d`, not `10`. */
export function isFluxDuration(text: string): boolean {
  return DURATION_PATTERN.test(text);
}
