import type { ConstructOrder, IConstruct } from 'constructs';

const STOCK_EDGES = Symbol.for('cdk8s-fluxcd.StockEdges');

type Edges = ReadonlyMap<IConstruct, ReadonlySet<IConstruct>>;

/**
 * Tells the author's dependencies from those that stock synthesis writes into the tree. `toJson()` of a plain Chart, and
 * so `Testing.synth`, adds an edge from every chart to the charts inside it, from the chart of a dependent to that of
 * its target, and between all of their objects; afterwards nothing tells them apart. But stock begins by listing the
 * whole app and validates it once its edges are there: what came between the two is its own.
 */
export class StockEdges {
  /** Watches the root of a tree from now on. */
  static watch(root: IConstruct): void {
    const edges = new StockEdges();
    const findAll = root.node.findAll.bind(root.node);
    Object.defineProperty(root.node, 'findAll', { value: (order?: ConstructOrder) => edges.begin(findAll(order)) });
    root.node.addValidation({ validate: () => edges.end() });
    Object.defineProperty(root, STOCK_EDGES, { value: edges });
  }

  /** What the watch over a tree has seen; nothing where nobody watches. */
  static of(root: IConstruct): StockEdges {
    return (root as unknown as Record<symbol, StockEdges | undefined>)[STOCK_EDGES] ?? new StockEdges();
  }

  private readonly made = new Map<IConstruct, Set<IConstruct>>();
  private before: Edges | undefined;

  private constructor() {}

  has(from: IConstruct, to: IConstruct): boolean {
    return this.made.get(from)?.has(to) ?? false;
  }

  /** Whoever listed the app has not gone on to stock synthesis: what was added since is the author's. */
  forget(): void {
    this.before = undefined;
  }

  private begin(all: IConstruct[]): IConstruct[] {
    this.before = new Map(all.map((construct) => [construct, new Set(construct.node.dependencies)]));
    return all;
  }

  private end(): string[] {
    for (const [from, known] of this.before ?? []) {
      for (const to of from.node.dependencies) if (!known.has(to)) this.add(from, to);
    }
    this.forget();
    return [];
  }

  private add(from: IConstruct, to: IConstruct): void {
    const targets = this.made.get(from);
    if (targets === undefined) this.made.set(from, new Set([to]));
    else targets.add(to);
  }
}
