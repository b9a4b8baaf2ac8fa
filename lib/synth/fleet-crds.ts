import { resolve } from 'node:path';

import type { Crd } from '../api/index.js';
import type { GivenCrds } from '../checks/index.js';
import { type Finding, type FindingInput, type Origin, toFinding } from '../diagnostics/index.js';
import type { FleetModel } from '../model/index.js';
import { readVendored, readYamlFiles, type YamlText } from '../repo/index.js';

import type { SynthEnvironment } from './environment.js';
import { type CrdFile, parseCrdFile } from './parse-crd-file.js';
import { vendoredResources } from './vendored-resources.js';

/** What is known of CRDs that the objects of the app do not hold. */
export interface ReadCrds {
  readonly given: GivenCrds;
  readonly findings: readonly Finding[];
}

type Surroundings = Pick<SynthEnvironment, 'cwd' | 'repositories'>;

/** The CRDs of one app that lie in files. A file is read at each synthesis, and parsed again when it changed. */
export class FleetCrds {
  private readonly paths: { readonly path: string; readonly at: Origin }[] = [];
  private readonly parsed = new Map<string, { readonly text: string; readonly result: CrdFile }>();

  add(path: string, at: Origin): void {
    this.paths.push({ path, at });
  }

  read(model: FleetModel, surroundings: Surroundings): ReadCrds {
    const files = this.paths.map(({ path, at }) => this.readPath(path, at, surroundings.cwd));
    return {
      given: { everywhere: files.flatMap(({ crds }) => crds), vendored: this.readVendored(model, surroundings) },
      findings: files.flatMap(({ findings }) => findings),
    };
  }

  private readPath(path: string, at: Origin, cwd: string): { crds: readonly Crd[]; findings: Finding[] } {
    const files = readYamlFiles(path, cwd);
    const results = files.map((file) => ('text' in file ? this.parse(file) : { crds: [], problems: [unread(file)] }));
    const crds = results.flatMap((result) => result.crds);
    const problems = results.flatMap((result) => result.problems);
    const all = crds.length + problems.length === 0 ? [withoutCrds(path)] : problems;
    const findings = all.map((problem) => ({
      ...toFinding(problem),
      ...(problem.at === undefined ? { at } : { related: [{ message: 'given to addCrds', at }] }),
    }));
    return { crds, findings };
  }

  /** What vendored files hold where their repository is at hand; what is wrong with them is not the app's business. */
  private readVendored(model: FleetModel, { cwd, repositories }: Surroundings): ReadonlyMap<string, readonly Crd[]> {
    const byCluster = new Map<string, readonly Crd[]>();
    if (repositories.length === 0) return byCluster;
    for (const cluster of model.clusters) {
      const crds = repositories.flatMap(({ name, dir }) => {
        const root = resolve(cwd, dir);
        const texts = [...readVendored(root, vendoredResources(cluster, name))].filter(([, text]) => mayHoldCrds(text));
        return texts.flatMap(([path, text]) => this.parse({ path, file: resolve(root, path), text }).crds);
      });
      byCluster.set(cluster.name, crds);
    }
    return byCluster;
  }

  private parse(file: YamlText): CrdFile {
    const known = this.parsed.get(file.file);
    if (known?.text === file.text) return known.result;
    const result = parseCrdFile(file);
    this.parsed.set(file.file, { text: file.text, result });
    return result;
  }
}

/** Most vendored files hold none, and reading YAML takes long. */
function mayHoldCrds(text: string): boolean {
  return text.includes('CustomResourceDefinition');
}

function unread(finding: FindingInput): FindingInput {
  return { ...finding, code: 'FLX116', hint: 'give a path relative to the working directory, or an absolute one' };
}

function withoutCrds(path: string): FindingInput {
  return {
    code: 'FLX116',
    subject: `path "${path}"`,
    message: 'holds no CustomResourceDefinition',
    hint: 'name the file that defines the kinds, or a folder above it',
  };
}
