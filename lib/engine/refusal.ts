import type { EngineProblem } from './engine.js';
import type { Outcome } from './pool-worker.js';
import type { RawAnswer } from './worker/messages.js';

/** What the last words of a program tell about its end; the first row that fits. */
const ENDS: readonly (readonly [RegExp, string])[] = [
  [/out of memory|memory limit|allocation failed/i, 'needs more than 1 GiB of memory; build less in one folder'],
  [/call stack|stack overflow|stack exceeds/i, 'is nested too deeply'],
];

/** The answer to a request that came to no end. */
export function refusal(outcome: Exclude<Outcome, { type: 'answer' }>, timeout: number): RawAnswer {
  const problem: EngineProblem = { reason: 'limit', message: messageOf(outcome, timeout) };
  return { text: JSON.stringify({ error: problem }), dependencies: undefined };
}

function messageOf(outcome: Exclude<Outcome, { type: 'answer' }>, timeout: number): string {
  if (outcome.type === 'late') return `took more than ${timeout / 1000} s; build less in one folder`;
  const { output } = outcome;
  const [, known] = ENDS.find(([pattern]) => pattern.test(output)) ?? [];
  return known ?? `stopped the engine: ${output.trim().split('\n')[0]}`;
}
