import { ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';

import { isVariableName } from '../api/index.js';
import {
  AuthorOrigin,
  hasTokenText,
  misuse,
  shown,
  type SubstituteReference,
  TokenRegistry,
  type Variable,
  type VariableSource,
} from '../flux/index.js';

import { finalNamespace } from './final-namespace.js';

/** Where the value of a variable comes from. */
export type VariableProps =
  | {
      /** The value; Flux removes line breaks from it. */
      readonly value: string;
    }
  | {
      /** The ConfigMap or Secret that has the name of the variable among its keys: by name, or the construct of it. */
      readonly from: SubstituteReference | (IConstruct & { readonly kind: string; readonly name: string });
    };

type Source = Pick<Variable, 'source' | 'namespace'>;

/** The variables that one cluster declares. */
export class Variables {
  private readonly declared = new Map<string, { readonly variable: Variable; readonly token: string }>();

  constructor(private readonly cluster: Construct) {}

  get all(): readonly Variable[] {
    return [...this.declared.values()].map(({ variable }) => variable);
  }

  /** The token of a variable; @throws when the name or source is none, or the name has another source already. */
  declare(name: string, props: VariableProps): string {
    const { cluster } = this;
    if (typeof name !== 'string' || !isVariableName(name)) {
      throw misuse(cluster, `the variable name ${shown(name)} is none; take letters, digits and "_", no digit first`);
    }
    const source = sourceOf(cluster, name, props);
    const known = this.declared.get(name);
    if (known !== undefined && isSame(known.variable, source)) return known.token;
    if (known !== undefined) throw misuse(cluster, twice(known.variable));
    const origin = new AuthorOrigin(cluster.node.path, new Error('variable'));
    const variable: Variable = { type: 'variable', cluster: cluster.node.path, name, ...source, origin };
    const token = TokenRegistry.of(cluster).add(cluster, variable);
    this.declared.set(name, { variable, token });
    return token;
  }
}

function sourceOf(cluster: Construct, name: string, props: Partial<Record<'value' | 'from', unknown>>): Source {
  const { value, from } = props ?? {};
  if ((value === undefined) === (from === undefined)) {
    throw misuse(cluster, `the variable "${name}" needs either a "value" or "from"`);
  }
  if (value !== undefined) return { source: { value: checkedValue(cluster, name, value) } };
  return Construct.isConstruct(from) ? fromConstruct(cluster, name, from) : fromReference(cluster, name, from);
}

function checkedValue(cluster: Construct, name: string, value: unknown): string {
  if (typeof value !== 'string') {
    throw misuse(cluster, `the value of the variable "${name}" is ${shown(value)}; give a string`);
  }
  if (!hasTokenText(value)) return value;
  const why = 'Flux does not look for variables in values';
  throw misuse(cluster, `the value of the variable "${name}" holds a variable or image marker; ${why}, write the text`);
}

function fromConstruct(cluster: Construct, name: string, from: IConstruct): Source {
  const object = ApiObject.isApiObject(from) ? from : (from.node.defaultChild as IConstruct | undefined);
  if (!ApiObject.isApiObject(object)) {
    throw misuse(cluster, `the variable "${name}" is from "${from.node.path}", which is no ConfigMap or Secret`);
  }
  if (!object.node.scopes.includes(cluster)) {
    const hint = 'name it by "kind" and "name", or make one here';
    throw misuse(cluster, `the variable "${name}" is from "${from.node.path}", which is not in this cluster; ${hint}`);
  }
  const { source } = fromReference(cluster, name, { kind: object.kind, name: object.name });
  return { source, namespace: finalNamespace(object) };
}

function fromReference(cluster: Construct, variable: string, from: unknown): Source {
  const { kind, name, optional } = (from ?? {}) as Partial<SubstituteReference>;
  if ((kind !== 'ConfigMap' && kind !== 'Secret') || typeof name !== 'string' || name === '' || hasTokenText(name)) {
    const what = 'give "kind: ConfigMap" or "kind: Secret" and a "name", or the construct of one';
    throw misuse(cluster, `"from" of the variable "${variable}" names no ConfigMap or Secret; ${what}`);
  }
  return { source: { from: optional === true ? { kind, name, optional } : { kind, name } } };
}

function isSame(known: Variable, { source, namespace }: Source): boolean {
  return known.namespace === namespace && textOf(known.source) === textOf(source);
}

function textOf(source: VariableSource): string {
  return 'value' in source
    ? `value ${source.value}`
    : `from ${source.from.kind}/${source.from.name} ${source.from.optional}`;
}

function twice({ name }: Variable): string {
  return `the variable "${name}" is declared twice, from different sources; declare it once, or take another name`;
}
