import type { AlertRule, RuleGroup } from '../../support/monitoring.coreos.com.js';

const OUTPUT_ERROR: AlertRule = {
  alert: 'FluentBitOutputError',
  expr: 'sum(sum_over_time(fluentbit_output_errors_total[3m]))\n> 0\n',
  for: '5m',
  labels: { severity: 'warning' },
  annotations: {
    message: 'Number of FluentBit output errors during last 3 minutes is {{ $value }}',
    summary: 'Number of FluentBit output errors during last 3 minutes',
  },
};

const NO_OUTPUT: AlertRule = {
  alert: 'FluentBitNoOutputBytesProcessed',
  expr: 'rate(fluentbit_output_proc_bytes_total[5m]) == 0',
  for: '15m',
  labels: { severity: 'warning' },
  annotations: {
    message: `\
Fluent Bit instance {{ $labels.instance }}'s output plugin {{ $labels.name }} has not processed any
bytes for at least 15 minutes.
`,
    summary: 'No Output Bytes Processed',
  },
};

/** Logs do not arrive: somebody is told. */
export const ALERTS: readonly RuleGroup[] = [{ name: 'FluentBitOutputErrors', rules: [OUTPUT_ERROR, NO_OUTPUT] }];
