import { Construct, type IConstruct } from 'constructs';

import { misuse } from './misuse.js';

/** An object as data, or a model of one, such as those of `@kubernetes-models`. */
export type ResourceTemplate = Readonly<Record<string, unknown>> | { toJSON(): unknown };

/** Templates as data; @throws on a construct: that is an object of the fleet, and no template. */
export function resourceTemplates(owner: IConstruct, field: string, templates: unknown): unknown {
  if (!Array.isArray(templates)) return templates;
  return templates.map((template: unknown, index) => {
    if (!Construct.isConstruct(template)) return asData(template);
    const what = `"${template.node.path}", which the app writes itself`;
    throw misuse(owner, `"${field}[${index}]" is ${what}; give the object as data`);
  });
}

function asData(template: unknown): unknown {
  const { toJSON } = (template ?? {}) as { toJSON?: unknown };
  return typeof toJSON === 'function' ? (toJSON as () => unknown).call(template) : template;
}
