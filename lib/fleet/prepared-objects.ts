import type { IConstruct } from 'constructs';

import { TokenRegistry, tokensWereMade, type Variable } from '../flux/index.js';
import type { ObjectModel } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

import { type Addresses, readableAddresses } from './addresses.js';
import { findTokens, type FoundTokens } from './find-tokens.js';
import { generatedObject } from './generated-object.js';
import { generatorDraft } from './generator-draft.js';
import type { Generator } from './generator.js';
import { type PreparedObject, prepareObject } from './prepare-object.js';
import { type Container, type FleetScan, type PlacedObject, withFolders } from './scan.js';
import { substitutionMode, type TokenContext } from './token-context.js';
import { type WrittenObject, writeTokens } from './write-tokens.js';

interface Known extends PreparedObject {
  readonly tokens: readonly FoundTokens[];
}

/** The objects of a fleet in normal form, each resolved once, and the variables that they use. */
export class PreparedObjects {
  private readonly known = new Map<PlacedObject['object'], Known>();
  private readonly used = new Map<IConstruct, readonly Variable[]>();
  private lazyAddresses: Addresses | undefined;
  private lazyContainers: ReadonlyMap<IConstruct, Container> | undefined;

  constructor(private readonly scan: FleetScan) {}

  get addresses(): Addresses {
    this.lazyAddresses ??= readableAddresses(this.scan);
    return this.lazyAddresses;
  }

  /** An object as its file holds it. */
  of(placed: PlacedObject, container: Container): PreparedObject {
    if (!tokensWereMade()) return prepareObject(placed, this.addresses.rewrite);
    const { models, findings, tokens } = this.withTokens(placed);
    const context = this.contextOf(container);
    const written = models.map((model, index) => writeTokens(model, tokens[index] as FoundTokens, context));
    return {
      models: written.map(({ model }) => model),
      findings: [...findings, ...written.flatMap((each) => each.findings)],
    };
  }

  /** What a generator makes, with variables as its files hold them. */
  generated(model: ObjectModel, container: Container): WrittenObject {
    if (!tokensWereMade()) return { model, findings: [] };
    return writeTokens(model, findTokens(model.object, TokenRegistry.of(container.cluster)), this.contextOf(container));
  }

  /** The variables of the cluster in the objects of an owner, by name. */
  variablesOf(owner: IConstruct): readonly Variable[] {
    if (!tokensWereMade()) return [];
    const known = this.used.get(owner) ?? this.findVariables(owner);
    this.used.set(owner, known);
    return known;
  }

  private contextOf({ owner, cluster }: Container): TokenContext {
    const mode = substitutionMode(owner, this.variablesOf(owner));
    return { registry: TokenRegistry.of(cluster), cluster: cluster.node.path, mode };
  }

  private findVariables(owner: IConstruct): Variable[] {
    this.lazyContainers ??= containersOf(this.scan);
    const container = this.lazyContainers.get(owner);
    if (container === undefined) return [];
    const containers = withFolders(container);
    const placed = containers.flatMap(({ objects }) => objects).flatMap((each) => this.withTokens(each).tokens);
    const generated = containers.flatMap(({ generators }) => generators).map(tokensOf);
    const found = [...placed, ...generated].flatMap(({ variables }) => variables);
    const own = [...new Set(found)].filter((variable) => variable.cluster === container.cluster.node.path);
    return own.sort((a, b) => compareCodeUnits(a.name, b.name));
  }

  private withTokens(placed: PlacedObject): Known {
    const known = this.known.get(placed.object);
    if (known !== undefined) return known;
    const prepared = prepareObject(placed, this.addresses.rewrite);
    const registry = TokenRegistry.of(placed.object);
    const tokens = prepared.models.map(({ object }) => findTokens(object, registry));
    const result = { ...prepared, tokens };
    this.known.set(placed.object, result);
    return result;
  }
}

function tokensOf(generator: Generator): FoundTokens {
  return findTokens(generatedObject(generatorDraft(generator, '')), TokenRegistry.of(generator));
}

function containersOf({ clusters, kustomizations }: FleetScan): ReadonlyMap<IConstruct, Container> {
  return new Map([...clusters, ...kustomizations].map((container) => [container.owner, container]));
}
