import { ApiObject } from 'cdk8s';
import type { Cluster, FleetDefaults, IFluxObject } from 'cdk8s-fluxcd';

import { FLUX_KINDS } from '../../lib/api/index.js';
import { type FleetOptions, fleetOf } from '../fleet/support.js';

import { EVERY_KIND } from './every-kind.js';

/** Written by Flux Operator, not by people. */
const NOT_WRITTEN = ['FluxReport'];

const ROWS = Object.entries(EVERY_KIND);

/** A default for each kind that has no `suspend`. */
const WITHOUT_SUSPEND: FleetDefaults = {
  externalArtifact: { sourceRef: { kind: 'Renderer', name: 'x' } },
  artifactGenerator: { commonMetadata: { labels: { team: 'a' } } },
  fluxInstance: { commonMetadata: { labels: { team: 'a' } } },
  resourceSet: { commonMetadata: { labels: { team: 'a' } } },
  resourceSetInputProvider: { defaultValues: { team: 'a' } },
};

/** What the class of each construct has. */
interface Named {
  fromName(scope: Cluster, id: string, props: { readonly name: string; readonly namespace: string }): IFluxObject;
}

/** What a row makes in a cluster of Flux 2.10. */
function made(make: (cluster: Cluster) => IFluxObject, options?: FleetOptions): IFluxObject {
  const found: IFluxObject[] = [];
  fleetOf((cluster) => void found.push(make(cluster)), options);
  return found[0] as IFluxObject;
}

test('every kind that people write has a construct, and its defaults are called as the kind is', () => {
  const kinds = FLUX_KINDS.map(({ kind }) => kind).filter((kind) => !NOT_WRITTEN.includes(kind));
  const rows = ROWS.map(([field, make]) => [made(make).ref.kind, field.toLowerCase()]);
  expect(rows.sort()).toEqual(kinds.map((kind) => [kind, kind.toLowerCase()]).sort());
});

describe.each(ROWS)('Of kind %s', (field, make) => {
  const some = WITHOUT_SUSPEND[field as keyof FleetDefaults] ?? { suspend: true };

  test('node.defaultChild is its ApiObject, at Resource', () => {
    const construct = made(make);
    const child = construct.node.defaultChild as ApiObject;
    expect(ApiObject.isApiObject(child)).toBe(true);
    expect([child.kind, child.node.path]).toEqual([construct.ref.kind, `${construct.node.path}/Resource`]);
  });

  test('fromName stands for one that others make, and makes no object', () => {
    const known = made((cluster) => {
      const kindOf = make(cluster).constructor as unknown as Named;
      return kindOf.fromName(cluster, 'known', { name: 'other', namespace: 'team' });
    });
    const { kind, apiVersion } = made(make).ref;
    expect(known.ref).toEqual({ apiVersion, kind, namespace: 'team', name: 'other' });
    expect(known.node.findAll()).toEqual([known]);
  });

  test.each<[string, FleetOptions]>([
    ['fleet', { app: { defaults: { [field]: some } } }],
    ['cluster', { cluster: { defaults: { [field]: some } } }],
  ])('the defaults of the %s are taken', (_, options) => {
    expect((made(make, options).node.defaultChild as ApiObject).toJson().spec).toMatchObject(some);
  });
});
