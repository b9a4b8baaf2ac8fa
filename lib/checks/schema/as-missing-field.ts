import type { SchemaProblem } from '../../api/index.js';

/** `has(self.spec) && has(self.spec.url)`: no other rule than that a field is there. */
const PRESENCE = /^(?:has\(self\.[\w.]+\) && )*has\(self\.([\w.]+)\)$/;

/** A rule of Flux that only asks for a field, as the missing field that it is about; any other problem as it is. */
export function asMissingField(problem: SchemaProblem): SchemaProblem {
  if (problem.problem !== 'rule') return problem;
  const field = PRESENCE.exec(problem.rule)?.[1];
  return field === undefined ? problem : { problem: 'required', path: [...problem.path, ...field.split('.')] };
}
