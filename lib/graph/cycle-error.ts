/** Thrown where an order is asked for and loops allow none. */
export class CycleError extends Error {
  constructor(
    /** Every loop, as `findCycles` gives them. */
    readonly cycles: readonly (readonly string[])[],
  ) {
    super(`no order exists: ${cycles.map(formatCycle).join(', ')}`);
    this.name = 'CycleError';
  }
}

/** `"a" → "b" → "a"` */
function formatCycle(cycle: readonly string[]): string {
  return [...cycle, ...cycle.slice(0, 1)].map((name) => `"${name}"`).join(' → ');
}
