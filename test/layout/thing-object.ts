import type { Json, JsonObject, KubeObject } from '../../lib/manifest/index.js';
import { Chance } from '../overlay/patch/chance.js';
import { KINDS, type ThingPlan } from './fleet-arbitraries.js';
import { randomResource } from './random-resource.js';
import { varyObject } from './vary-object.js';

interface Difference {
  readonly differs: ThingPlan['differs'];
  /** Whose object it is. */
  readonly text: string;
  /** Added to what is one's own anyway. */
  readonly changed: string;
  /** Whether it has one more change. */
  readonly isEdited: boolean;
  /** What references may name. */
  readonly names: readonly string[];
}

/** How much of an object of any kind is otherwise. */
const ROUNDS: Partial<Record<string, number>> = { value: 1, list: 2, more: 4 };

/** The object of a plan, as one cluster or folder has it. */
export function thingObject(name: string, plan: ThingPlan, difference: Difference): KubeObject {
  const { namespace, content } = plan;
  const object = content === undefined ? knownObject(name, plan, difference) : anyObject(name, content, difference);
  const edited = difference.isEdited ? varyObject(object, new Chance(7)) : object;
  const { namespace: _, name: __, ...notes } = edited.metadata;
  return { ...edited, metadata: { name, ...(namespace === undefined ? {} : { namespace }), ...notes } };
}

/** A third of all say the same. */
function anyObject(name: string, content: number, { differs, text, names }: Difference): KubeObject {
  const object = randomResource(new Chance(content), { name, names: [...names, 'default', 'main'] });
  const variant = hash(text) % 3;
  const chance = new Chance(content + variant);
  const rounds = variant === 0 ? 0 : (ROUNDS[differs ?? ''] ?? 0);
  return Array.from({ length: rounds }).reduce<KubeObject>((changed) => varyObject(changed, chance), object);
}

function hash(text: string): number {
  return [...text].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65521, 7);
}

function knownObject(name: string, plan: ThingPlan, { differs, text, changed, names }: Difference): KubeObject {
  const type = KINDS[plan.kind % KINDS.length] as (typeof KINDS)[number];
  const fields = fieldsOf(type.kind, plan, { differs, text: `${text}${changed}`, names });
  return { ...type, metadata: { name }, ...fields };
}

type Given = Pick<Difference, 'differs' | 'text' | 'names'>;

function fieldsOf(kind: string, { data }: ThingPlan, { differs, text, names }: Given): JsonObject {
  const own: JsonObject = differs === 'value' ? { own: text } : differs === 'more' ? { [`own-${text}`]: null } : {};
  const list =
    differs === 'list'
      ? [
          { name: 'a', value: '1' },
          { name: text, value: text },
        ]
      : [{ name: 'a', value: '1' }];
  switch (kind) {
    case 'ConfigMap':
      return { data: { ...data, ...own, ...(differs === 'list' ? { list: text } : {}) } };
    case 'Deployment':
      return { spec: deploymentSpec({ differs, text, names }, list) };
    case 'RoleBinding':
      return {
        subjects: [
          // What is named does not change with the text: an object may not be patched where a binding names it.
          { kind: 'ServiceAccount', name: names[differs === 'value' ? text.charCodeAt(0) % names.length : 0] ?? '' },
          { kind: 'User', name: 'default' },
          // What differs must do so whatever account it is.
          ...(differs === 'value' ? [{ kind: 'User', name: text }] : []),
        ],
      };
    case 'LimitRange':
      return { spec: { limits: list.map((item) => ({ type: 'PVC', max: { storage: item.value } })) } };
    default:
      return { spec: { values: { ...data, ...own, list } } };
  }
}

function deploymentSpec({ differs, text }: Given, env: readonly Json[]): JsonObject {
  const image = differs === 'value' ? `example.org/web:${text}` : 'example.org/web:1';
  const sidecar = { name: text, image: 'example.org/next' };
  const containers = [{ name: 'x', image, env }, ...(differs === 'more' ? [sidecar] : [])];
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers } };
  return { replicas: differs === 'value' ? text.length : 1, selector: { matchLabels: { app: 'web' } }, template };
}
