/** How much a finding weighs: `unknown` is what cannot be told from here, and never an error. */
export type Severity = 'error' | 'warning' | 'info' | 'unknown';
