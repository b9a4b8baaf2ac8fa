import { readlinkSync } from 'node:fs';

/** Number of this process where the system tells it through files, else 0. */
export function processId(): number {
  try {
    return Number.parseInt(readlinkSync('/proc/self'), 10) || 0;
  } catch {
    return 0;
  }
}
