import { DURATION_PATTERN, isFluxDuration, SHORT_TIMEOUT_PATTERN } from '../../api/index.js';

import { durationSeconds } from '../duration-seconds.js';

export interface Advice {
  readonly message: string;
  readonly hint: string;
}

/** What to say of a value that is none of Flux's durations; undefined for any other pattern. */
export function durationAdvice(value: string, pattern: string): Advice | undefined {
  if (pattern === DURATION_PATTERN.source) {
    return { message: `"${value}" is no duration`, hint: 'write a duration such as "10m" or "1h30m"' };
  }
  if (pattern !== SHORT_TIMEOUT_PATTERN.source) return undefined;
  if (!isFluxDuration(value)) {
    return { message: `"${value}" is no duration`, hint: 'write a duration without hours, such as "60s" or "5m"' };
  }
  return { message: `"${value}" takes no hours`, hint: `write "${withoutHours(durationSeconds(value))}"` };
}

function withoutHours(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
