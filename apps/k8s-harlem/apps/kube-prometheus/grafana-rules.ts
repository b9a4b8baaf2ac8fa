import type { AlertRule, RecordingRule, RuleGroup } from '../../support/monitoring.coreos.com.js';

const REQUESTS = 'grafana_http_request_duration_seconds';
const RATE = `namespace_job_handler_statuscode:${REQUESTS}_count:rate5m`;
/** Requests that Grafana only passes on to what it shows. */
const PASSED_ON = 'handler!~"/api/datasources/proxy/:id.*|/api/ds/query|/api/tsdb/query"';

export interface GrafanaRulesProps {
  /** Host name of the Grafana that the texts lead to. */
  readonly host: string;
}

/** Rules about Grafana: those of kube-prometheus, and two about errors and slow answers of this fleet's own. */
export function grafanaRules({ host }: GrafanaRulesProps): readonly RuleGroup[] {
  const failing: AlertRule = {
    alert: 'GrafanaRequestsFailing',
    expr: `\
100 * ${RATE}{${PASSED_ON}, status_code=~"5.."}
/ ignoring (status_code)
sum without (status_code) (${RATE}{${PASSED_ON}})
> 50
`,
    for: '5m',
    labels: { severity: 'warning' },
    annotations: {
      message:
        '{{ $labels.namespace }}/{{ $labels.job }}/{{ $labels.handler }} is experiencing {{ $value | humanize }}% errors',
      runbook_url: 'https://runbooks.prometheus-operator.dev/runbooks/grafana/grafanarequestsfailing',
    },
  };
  return [
    { name: 'grafana_rules', rules: [REQUEST_RATE] },
    { name: 'GrafanaAlerts', rules: [failing, requestErrors(host), requestDuration(host)] },
  ];
}

const REQUEST_RATE: RecordingRule = {
  record: RATE,
  expr: `sum by (namespace, job, handler, status_code) (rate(${REQUESTS}_count[5m]))\n`,
};

function requestErrors(host: string): AlertRule {
  return tooHigh({
    host,
    alert: 'GrafanaRequestsErrors',
    expr: `\
(sum(rate(${REQUESTS}_count{status_code=~"[45].."}[5m]))
/
sum(rate(${REQUESTS}_count{}[5m]))*100)
> 90
`,
    summary: 'Grafana Errors rate',
    measured: 'requests error rate {{ $value | humanize }}%',
  });
}

function requestDuration(host: string): AlertRule {
  return tooHigh({
    host,
    alert: 'GrafanaRequestsDuration',
    expr: `\
histogram_quantile(0.99, sum(rate(${REQUESTS}_bucket{}[5m])) by (le))
> 100
`,
    summary: 'Grafana requests duration',
    measured: 'requests duration {{ printf "%.3g" $value }}ms',
  });
}

interface TooHigh {
  readonly host: string;
  readonly alert: string;
  readonly expr: string;
  readonly summary: string;
  readonly measured: string;
}

function tooHigh({ host, alert, expr, summary, measured }: TooHigh): AlertRule {
  const description = `\
Grafana https://${host} ${measured} is too high

Recommended action:
* Open the Grafana dashboard - https://${host}/d/6be0s85Mk/grafana-overview
* Follow runbook - https://TODO
`;
  return {
    alert,
    expr,
    for: '5m',
    labels: { severity: 'warning' },
    annotations: { summary: `${summary} is too high`, description, runbook_url: 'https://TODO' },
  };
}
