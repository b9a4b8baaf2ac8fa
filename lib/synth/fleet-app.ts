import { join } from 'node:path';

import { App, type AppProps, Chart } from 'cdk8s';

import { type Allowance, type Finding, FindingsError, formatFinding } from '../diagnostics/index.js';
import {
  declaredBy,
  type FleetDefaults,
  type FleetSession,
  lowerDependencies,
  PreparedObjects,
  provideFleetSettings,
  scanFleet,
  StockEdges,
  withFolders,
} from '../fleet/index.js';
import { AuthorOrigin, brand, type FleetContext, hasBrand, provideFleetContext } from '../flux/index.js';
import { emitYaml } from '../manifest/index.js';
import type { FleetModel, RepoTree } from '../model/index.js';
import { headerOf, type RenderedFile, renderTree, writeText } from '../repo/index.js';
import { renderSummary, type SynthOutput, synthSummary } from '../report/index.js';

import { claimRepositories } from './claimed-repositories.js';
import { orderCharts } from './order-charts.js';
import { readEnvironment, type SynthEnvironment } from './environment.js';
import { FleetCrds } from './fleet-crds.js';
import { placeFindings } from './place-findings.js';
import { appendReport } from './report-file.js';
import { type Synthesis, synthesize } from './synthesize.js';
import { writeOutputs } from './write-outputs.js';

const BRAND = Symbol.for('cdk8s-fluxcd.FleetApp');

export interface FleetAppProps extends Pick<AppProps, 'outdir' | 'resolvers' | 'recordConstructMetadata'> {
  /** Name of the app. It stands in the first line of every file it writes and tells its files from those of others. */
  readonly name: string;
  /** Defaults for every construct of a kind. @default - none */
  readonly defaults?: FleetDefaults;
  /** Errors that are accepted, each with its reason. @default - none */
  readonly allow?: readonly Allowance[];
  /** What to edit instead of the generated files, for their first line. @default - not said there */
  readonly source?: string;
}

/** What an app makes, before anything is written. */
export interface FleetResult extends Synthesis {}

/**
 * A fleet of clusters, described by one program.
 *
 * @example
 *
 *   const app = new FleetApp({ name: 'platform' });
 *   const fleet = new Repository(app, 'fleet', { url: 'ssh://git@example.org/fleet' });
 *   const staging = new Cluster(app, 'staging', { repository: fleet, flux: '2.10' });
 *   app.synth();
 */
export class FleetApp extends App {
  static isFleetApp(x: unknown): x is FleetApp {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): x is FleetApp {
    return FleetApp.isFleetApp(x);
  }

  /** The FleetApp that `c` lives in; throws where it lives in another App. */
  static override of(c: Parameters<typeof App.of>[0]): FleetApp {
    const { root } = c.node;
    if (FleetApp.isFleetApp(root)) return root;
    throw new Error(`"${c.node.path}" is in no FleetApp`);
  }

  readonly name: string;
  private readonly props: FleetAppProps;
  private readonly crds = new FleetCrds();
  /** While something is being synthesised, everything asks the same lowering. */
  private session: FleetSession | undefined;

  /** @throws when the name could not stand in the first line of a file */
  constructor(props: FleetAppProps) {
    super(props);
    brand(this, BRAND);
    this.name = checkedName(props?.name);
    this.props = props;
    provideFleetSettings(this, { name: props.name, defaults: props.defaults ?? {}, allow: props.allow ?? [] });
    provideFleetContext(this, this.context());
    StockEdges.watch(this);
  }

  /**
   * Checks objects of other kinds too: against the CRDs in a file, or in all `.yaml`, `.yml` and `.json` files below a
   * folder. They are read when the app is synthesised, and not written anywhere. A CRD of a Flux kind counts more than what
   * this library knows of it.
   *
   * @param path relative to the working directory, or absolute
   */
  addCrds(path: string): this {
    if (typeof path !== 'string' || path === '') throw new Error('addCrds takes the path of a file or folder');
    this.crds.add(path, new AuthorOrigin(this.node.path, new Error('addCrds')));
    return this;
  }

  /** All charts, what they depend on first. */
  override get charts(): Chart[] {
    return orderCharts(this.node.findAll().filter((construct): construct is Chart => Chart.isChart(construct)));
  }

  /**
   * Checks the fleet and writes it: the preview folder, and the repositories that the environment names.
   *
   * @throws FindingsError with everything that was found when one of it is an error; nothing is written then
   */
  override synth(): void {
    const environment = readEnvironment();
    const result = this.result();
    claimRepositories(
      result.trees.map(({ repository }) => repository),
      environment,
    );
    const written = hasErrors(result.findings)
      ? { outputs: [], findings: [] }
      : writeOutputs(result.trees, this.outdir, environment);
    const findings = placeFindings([...result.findings, ...written.findings], environment.cwd);
    if (environment.report !== '') {
      appendReport(environment.report, { app: this.name, model: result.model, findings, outputs: written.outputs });
    }
    if (hasErrors(findings)) throw new FindingsError(`app "${this.name}" has errors, nothing was written`, findings);
    this.finish(result.model, { outputs: written.outputs, findings }, environment);
  }

  /** Every object of every cluster as one YAML stream, without kustomization files; for tests and a quick look. */
  override synthYaml(): string {
    const { model } = this.checked();
    const kustomizations = model.clusters.flatMap((cluster) => cluster.kustomizations);
    return emitYaml(kustomizations.flatMap(({ declared }) => declared.map(({ object }) => ({ data: object }))));
  }

  /** The fleet as data with all findings; writes and throws nothing. */
  result(): FleetResult {
    return this.within((session) => {
      const { source, allow = [] } = this.props;
      const crdsFor = (model: FleetModel) => this.crds.read(model, readEnvironment());
      return synthesize({ app: this.name, source, allow, crdsFor, ...session });
    });
  }

  /** The fleet as Flux will see it. @throws FindingsError */
  toModel(): FleetModel {
    return this.checked().model;
  }

  /** The files of each repository as text, by its name. @throws FindingsError */
  toFiles(): Record<string, RenderedFile[]> {
    const entries = this.checked().trees.map((tree: RepoTree) => [tree.repository, renderTree(tree)] as const);
    return Object.fromEntries(entries);
  }

  private checked(): FleetResult {
    const result = this.result();
    if (hasErrors(result.findings)) {
      const { cwd } = readEnvironment();
      throw new FindingsError(`app "${this.name}" has errors`, placeFindings(result.findings, cwd));
    }
    return result;
  }

  private finish(
    model: FleetModel,
    outcome: { readonly outputs: readonly SynthOutput[]; readonly findings: readonly Finding[] },
    environment: SynthEnvironment,
  ): void {
    for (const finding of outcome.findings) environment.print(`${formatFinding(finding)}\n`);
    if (outcome.outputs.length > 0) environment.print(renderSummary(synthSummary(model, outcome)));
    const stale = outcome.outputs.some(
      ({ mode, written, removed }) => mode === 'check' && written.length + removed.length > 0,
    );
    if (stale) environment.fail();
    if (environment.preview && (this.props.recordConstructMetadata ?? environment.recordConstructMetadata)) {
      this.writeMetadata();
    }
  }

  /** The file that cdk8s writes for `construct-metadata`, in its form. */
  private writeMetadata(): void {
    const { scan } = this.newSession();
    const containers = [...scan.clusters, ...scan.kustomizations].flatMap(withFolders);
    const objects = containers.flatMap((container) => container.objects.map(({ object }) => object));
    const resources = Object.fromEntries(objects.map((object) => [object.name, { path: object.node.path }]));
    writeText(join(this.outdir, 'construct-metadata.json'), JSON.stringify({ version: '1.0.0', resources }));
  }

  private context(): FleetContext {
    return {
      dependsOnOf: (construct) =>
        this.within(({ lowering }) => lowering.dependsOnOf(construct).map(({ reference }) => reference)),
      healthChecksOf: (construct) => this.within(({ lowering }) => lowering.healthChecksOf(construct)),
      variablesOf: (construct) => this.within(({ objects }) => objects.variablesOf(construct)),
      objectsOf: (scope) => this.within(({ scan, objects }) => declaredBy(scope, scan, objects)),
    };
  }

  /** Runs with one walk over the tree and one lowering, shared by everything inside. */
  private within<T>(action: (session: FleetSession) => T): T {
    if (this.session !== undefined) return action(this.session);
    this.session = this.newSession();
    try {
      return action(this.session);
    } finally {
      this.session = undefined;
    }
  }

  private newSession(): FleetSession {
    const scan = scanFleet(this);
    return { scan, lowering: lowerDependencies(scan), objects: new PreparedObjects(scan) };
  }
}

function checkedName(name: unknown): string {
  if (typeof name !== 'string') throw new Error('a FleetApp needs a "name"; give a string');
  headerOf({ app: name, source: '' });
  return name;
}

function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
