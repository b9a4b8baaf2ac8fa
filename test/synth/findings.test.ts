import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ApiObject, Chart } from 'cdk8s';
import {
  Cluster,
  FindingsError,
  FleetApp,
  Folder,
  GitRepository,
  HelmRelease,
  HelmRepository,
  Kustomization,
  Repository,
  VendoredFiles,
} from 'cdk8s-fluxcd';

import { configMap, filled, fleetOf } from '../fleet/support.js';

const SOURCE = readFileSync(__filename, 'utf8').split('\n');

/** `file:line:column` of the expression at `@name` in this file. */
function at(name: string): string {
  const places = SOURCE.flatMap((text, index) => (text.endsWith(`// @${name}`) ? [index] : []));
  const [line] = places;
  if (line === undefined || places.length > 1) throw new Error(`${places.length} lines are marked @${name}`);
  const column = (SOURCE[line] as string).indexOf('new ');
  return `test/synth/findings.test.ts:${line + 1}:${column + 1}`;
}

function messageOf(app: FleetApp): string {
  const print = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    app.synth();
  } catch (error) {
    if (error instanceof FindingsError) return error.message;
    throw error;
  } finally {
    print.mockRestore();
  }
  return '';
}

const folders: string[] = [];

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-synth-'));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A wrong fleet, and all that is said about it after the title. */
interface Case {
  readonly build: (cluster: Cluster, app: FleetApp) => void;
  readonly text: readonly string[];
}

const CASES: Readonly<Record<string, Case>> = {
  'a dangling sourceRef': {
    build: (cluster) => {
      new GitRepository(cluster, 'platform', { url: 'https://example.org/x' });
      new Kustomization(cluster, 'apps', { sourceRef: { kind: 'GitRepository', name: 'platfrom' } }); // @dangling
    },
    text: [
      'error FLX201 Kustomization "flux-system/apps": spec.sourceRef GitRepository "platfrom" does not exist; did you mean "platform"?',
      `    at staging/apps (${at('dangling')})`,
    ],
  },
  'a sourceRef of the wrong kind': {
    build: (cluster) => {
      new HelmRepository(cluster, 'charts', { url: 'https://example.org/charts' });
      new Kustomization(cluster, 'apps', { sourceRef: { kind: 'HelmRepository' as 'Bucket', name: 'charts' } }); // @wrong-kind
    },
    text: [
      'error FLX202 Kustomization "flux-system/apps": spec.sourceRef.kind "HelmRepository" is not allowed; allowed are "GitRepository", "OCIRepository", "Bucket" and "ExternalArtifact"',
      `    at staging/apps (${at('wrong-kind')})`,
    ],
  },
  'a HelmRelease without its chart source': {
    build: (cluster) => {
      const sourceRef = { kind: 'HelmRepository', name: 'charts' } as const;
      new HelmRelease(cluster, 'web', { namespace: 'apps', chart: { spec: { chart: 'web', sourceRef } } }); // @chart
    },
    text: [
      'error FLX201 HelmRelease "apps/web": spec.chart.spec.sourceRef HelmRepository "charts" does not exist; if it is made elsewhere, say so with HelmRepository.fromName',
      `    at staging/web (${at('chart')})`,
    ],
  },
  'an unknown dependency': {
    build: (cluster) => {
      filled(cluster, 'infrastructure');
      const apps = new Kustomization(cluster, 'apps', { dependsOn: [{ name: 'infrastucture' }] }); // @unknown
      configMap(apps, 'settings');
    },
    text: [
      'error FLX203 Kustomization "flux-system/apps": spec.dependsOn[0] "infrastucture" does not exist; did you mean "infrastructure"?',
      `    at staging/apps (${at('unknown')})`,
    ],
  },
  'a cycle': {
    build: (cluster) => {
      const a = new Kustomization(cluster, 'a', { dependsOn: [{ name: 'b' }] }); // @cycle-a
      const b = new Kustomization(cluster, 'b', { dependsOn: [a] }); // @cycle-b
      configMap(a, 'a');
      configMap(b, 'b');
    },
    text: [
      'error FLX208 Kustomization "flux-system/a": dependency cycle: "flux-system/a" → "flux-system/b" → "flux-system/a"; none of them ever gets ready; take one of these edges out',
      `    "flux-system/a" waits for "flux-system/b" (dependsOn) at staging/a (${at('cycle-a')})`,
      `    "flux-system/b" waits for "flux-system/a" (dependsOn) at staging/b (${at('cycle-b')})`,
      `    at staging/a (${at('cycle-a')})`,
    ],
  },
  'a deadlock with an ancestor': {
    build: (cluster) => {
      const outer = new Kustomization(cluster, 'outer'); // @outer
      const inner = new Kustomization(outer, 'inner', { dependsOn: [outer] }); // @inner
      configMap(inner, 'settings');
    },
    text: [
      'error FLX207 Kustomization "flux-system/inner": spec.dependsOn[0] waits for Kustomization "flux-system/outer", which applies it and is not ready before it is; take it out of Kustomization "flux-system/outer", or give that "wait: false"',
      `    Kustomization "flux-system/outer" is made at staging/outer (${at('outer')})`,
      `    at staging/outer/inner (${at('inner')})`,
    ],
  },
  'two owners of one object': {
    build: (cluster) => {
      for (const id of ['one', 'two']) {
        const kustomization = filled(cluster, id);
        const charts = { namespace: 'apps', name: 'charts', url: 'https://example.org/charts' };
        new HelmRepository(kustomization, 'charts', charts); // @owners
      }
    },
    text: [
      'error FLX103 HelmRepository "apps/charts": is applied by Kustomization "flux-system/one" and by Kustomization "flux-system/two"; keep it in one of them',
      `    Kustomization "flux-system/one" has it at staging/one/charts (${at('owners')})`,
      `    at staging/two/charts (${at('owners')})`,
    ],
  },
  'two objects for one file': {
    build: (cluster) => {
      const apps = new Kustomization(cluster, 'apps');
      new GitRepository(apps, 'one', { url: 'https://example.org/x', file: 'sources.yaml' }); // @file-one
      new GitRepository(apps, 'two', { url: 'https://example.org/y', file: 'Sources.yaml' }); // @file-two
    },
    text: [
      'error FLX301 GitRepository "flux-system/two": and GitRepository "flux-system/one" are both written to "Sources.yaml"; give one of them a "file" of its own, or both the same "file"',
      `    GitRepository "flux-system/one" is made at staging/apps/one (${at('file-one')})`,
      `    at staging/apps/two (${at('file-two')})`,
    ],
  },
  'an object outside every Cluster': {
    build: (_cluster, app) => {
      configMap(new Chart(app, 'team'), 'settings', { name: 'settings' });
    },
    text: [
      'error FLX001 ConfigMap "apps/settings": is in no Cluster; place it in a Cluster, or in a Kustomization of one',
      '    at team/settings',
    ],
  },
  'a plain Secret': {
    build: (cluster) => {
      const apps = filled(cluster, 'apps');
      const stringData = { password: 'hunter2' };
      const metadata = { namespace: 'apps' };
      new ApiObject(apps, 'login', { apiVersion: 'v1', kind: 'Secret', metadata, stringData }); // @secret
    },
    text: [
      'error FLX104 Secret "apps/login": stringData holds plain values; encrypt it with SOPS and reference the file by VendoredFiles, or "allow" it with a reason',
      `    at staging/apps/login (${at('secret')})`,
    ],
  },
  'a Kustomization inside the entry folder': {
    build: (cluster) => {
      const apps = new Kustomization(cluster, 'apps', { path: './clusters/staging/apps' }); // @inside
      configMap(apps, 'settings');
    },
    text: [
      'error FLX303 Kustomization "flux-system/apps": spec.path builds "./clusters/staging/apps" inside "./clusters/staging", which the entry of cluster "staging" builds too: Flux would apply it twice; move it out of the entry folder',
      `    at staging/apps (${at('inside')})`,
    ],
  },
  'one path of two Kustomizations with different content': {
    build: (cluster) => {
      for (const id of ['one', 'two']) {
        const kustomization = new Kustomization(cluster, id, { path: './shared' }); // @shared-path
        configMap(kustomization, 'settings', { name: id, namespace: id });
      }
    },
    text: [
      'error FLX304 folder "shared": is shared by "staging/one" and "staging/two", which put different things into it: ConfigMap "one/one" only by "staging/one"; ConfigMap "two/two" only by "staging/two"; make them equal, or give each a path of its own, and both a "base" that is neither',
      `    "staging/one" puts it there at staging/one (${at('shared-path')})`,
      `    at staging/two (${at('shared-path')})`,
    ],
  },
  'objects under a foreign source': {
    build: (cluster) => {
      const sourceRef = new GitRepository(cluster, 'other', { url: 'https://example.org/other' });
      const apps = new Kustomization(cluster, 'apps', { sourceRef }); // @foreign
      configMap(apps, 'settings');
    },
    text: [
      'error FLX306 Kustomization "flux-system/apps": spec.sourceRef has objects, but its source GitRepository "flux-system/other" is no repository of this app; take the objects out, or give a GitRepository with "repository"',
      `    at staging/apps (${at('foreign')})`,
    ],
  },
  'a Kustomization without content': {
    build: (cluster) => {
      new Kustomization(cluster, 'apps'); // @empty
    },
    text: [
      'error FLX305 Kustomization "flux-system/apps": applies nothing; place objects, folders or vendored files in it',
      `    at staging/apps (${at('empty')})`,
    ],
  },
  'a Folder that leaves the repository': {
    build: (cluster) => {
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'base', { base: '../base' }); // @folder
      configMap(folder, 'settings');
    },
    text: [
      'error FLX302 construct "staging/apps/base": base "../base" leaves the repository; give a folder below the root of the repository',
      `    at staging/apps/base (${at('folder')})`,
    ],
  },
  'vendored files that leave the repository': {
    build: (cluster) => {
      new VendoredFiles(new Kustomization(cluster, 'apps'), 'crds', { path: 'vendor/../../crds' }); // @vendored
    },
    text: [
      'error FLX302 construct "staging/apps/crds": path "vendor/../../crds" leaves the repository; give a folder below the root of the repository',
      `    at staging/apps/crds (${at('vendored')})`,
    ],
  },
  'a file that leaves the folder of its owner': {
    build: (cluster) => {
      const apps = filled(cluster, 'apps');
      new GitRepository(apps, 'one', { url: 'https://example.org/x', file: '../sources.yaml' }); // @file
    },
    text: [
      'error FLX302 GitRepository "flux-system/one": file "../sources.yaml" leaves the folder of its owner; give a path relative to the folder of its owner',
      `    at staging/apps/one (${at('file')})`,
    ],
  },
  'a construct that validates itself': {
    build: (cluster) => {
      const apps = new Kustomization(cluster, 'apps'); // @validated
      configMap(apps, 'settings');
      apps.node.addValidation({ validate: () => ['has no team'] });
    },
    text: ['error FLX002 construct "staging/apps": has no team', `    at staging/apps (${at('validated')})`],
  },
};

describe('An app is refused, with the line in the author’s program', () => {
  it.each(Object.keys(CASES))('for %s', (name) => {
    const { build, text } = CASES[name] as Case;
    const outdir = emptyFolder();
    const app = fleetOf(build, { app: { outdir } });
    expect(messageOf(app)).toBe(['app "demo" has errors, nothing was written', ...text].join('\n'));
    expect(readdirSync(outdir)).toEqual([]);
  });
});

describe('A path that points above the root of the source', () => {
  it('is written unchanged, and warned about', () => {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps', { path: '../apps' }); // @clamped
      configMap(apps, 'settings');
    });
    const { findings } = app.result();
    expect(
      findings.map(({ severity, code, path, message, hint }) => ({ severity, code, path, message, hint })),
    ).toEqual([
      {
        severity: 'warning',
        code: 'FLX308',
        path: 'spec.path',
        message: '"../apps" points above the root of the source; Flux reads it as "./apps"',
        hint: 'write "./apps"',
      },
    ]);
    expect(findings[0]?.at).toMatchObject({ construct: 'staging/apps', line: lineOf('clamped') });
    const texts = app.toFiles().fleet?.map(({ path, text }) => [path, text.includes('path: ../apps')]);
    expect(texts).toContainEqual(['clusters/staging/kustomization-apps.yaml', true]);
    expect(texts).toContainEqual(['apps/apps.configmap-settings.yaml', false]);
  });

  it('is warned about for the entry of a cluster too', () => {
    const app = fleetOf((cluster) => configMap(cluster, 'settings'), { cluster: { path: '../staging' } });
    expect(app.result().findings.map(({ code, message }) => [code, message])).toEqual([
      ['FLX308', '"../staging" points above the root of the source; Flux reads it as "./staging"'],
    ]);
  });
});

describe('Errors of one app', () => {
  const names = Object.keys(CASES).filter((name) => name !== 'a Kustomization inside the entry folder');

  it('are reported together, sorted, and nothing is written', () => {
    const outdir = join(emptyFolder(), 'dist');
    const app = new FleetApp({ name: 'demo', outdir });
    const repository = new Repository(app, 'fleet');
    for (const [index, name] of names.entries()) {
      const cluster = new Cluster(app, `c${String(index).padStart(2, '0')}`, { repository, flux: '2.10' });
      (CASES[name] as Case).build(cluster, app);
    }
    const codes = messageOf(app).match(/^error FLX\d+/gm);
    expect(codes?.length).toBeGreaterThanOrEqual(names.length);
    expect(codes).toEqual([...(codes ?? [])].sort());
    expect(existsSync(outdir)).toBe(false);
  });

  it('are thrown by toModel, toFiles and synthYaml too, and not by result', () => {
    const app = fleetOf((CASES['a plain Secret'] as Case).build);
    const message = ['app "demo" has errors', ...(CASES['a plain Secret'] as Case).text].join('\n');
    for (const use of [() => app.toModel(), () => app.toFiles(), () => app.synthYaml()]) {
      expect(use).toThrow(FindingsError);
      expect(use).toThrow(message);
    }
    expect(app.result().findings.map(({ code }) => code)).toEqual(['FLX104']);
  });

  it('never show the value of a Secret', () => {
    const app = fleetOf((CASES['a plain Secret'] as Case).build);
    expect(JSON.stringify(app.result().findings)).not.toContain('hunter2');
  });

  it('are data in the error that is thrown', () => {
    const app = fleetOf((CASES['a Kustomization without content'] as Case).build);
    let thrown: unknown;
    try {
      app.toModel();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(FindingsError);
    const { findings, stack, message } = thrown as FindingsError;
    expect(stack?.startsWith(`FindingsError: ${message}\n`)).toBe(true);
    expect(JSON.parse(JSON.stringify(findings))).toEqual([
      {
        code: 'FLX305',
        severity: 'error',
        subject: 'Kustomization "flux-system/apps"',
        message: 'applies nothing',
        hint: 'place objects, folders or vendored files in it',
        at: { construct: 'staging/apps', file: 'test/synth/findings.test.ts', line: lineOf('empty'), column: 7 },
      },
    ]);
  });
});

describe('allow', () => {
  const secret = { code: 'FLX104', subject: 'Secret "apps/login"', reason: 'a demo password' } as const;
  const warning = 'warning FLX104 Secret "apps/login": stringData holds plain values; allowed: a demo password';

  it.each([
    ['the FleetApp', { app: { allow: [secret] } }],
    ['the Cluster', { cluster: { allow: [secret] } }],
  ])('on %s turns an error into a warning that prints the reason', (_where, options) => {
    const app = fleetOf((CASES['a plain Secret'] as Case).build, options);
    const { findings } = app.result();
    expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
    expect(new FindingsError('', findings).message).toContain(warning);
    expect(app.toFiles().fleet?.length).toBeGreaterThan(0);
  });

  it('on one Cluster does not count in another', () => {
    const app = new FleetApp({ name: 'demo' });
    const repository = new Repository(app, 'fleet');
    for (const [name, allow] of [
      ['staging', [secret]],
      ['staging-2', []],
    ] as const) {
      (CASES['a plain Secret'] as Case).build(new Cluster(app, name, { repository, flux: '2.10', allow }), app);
    }
    expect(app.result().findings.map(({ severity, at: place }) => [severity, place?.construct])).toEqual([
      ['error', 'staging-2/apps/login'],
      ['warning', 'staging/apps/login'],
    ]);
  });

  it.each([
    ['another subject', { ...secret, subject: 'Secret "login"' }],
    ['another code', { ...secret, code: 'FLX103' as const }],
  ])('for %s changes nothing but is told', (_what, allow) => {
    const app = fleetOf((CASES['a plain Secret'] as Case).build, { app: { allow: [allow] } });
    expect(app.result().findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'error FLX104',
      'warning FLX004',
    ]);
  });

  it('does not take two objects for one file', () => {
    const allow = [{ code: 'FLX301', subject: 'GitRepository "flux-system/two"', reason: 'no' } as const];
    const app = fleetOf((CASES['two objects for one file'] as Case).build, { app: { allow } });
    expect(app.result().findings.map(({ severity, code }) => [severity, code])).toEqual([
      ['error', 'FLX301'],
      ['warning', 'FLX004'],
    ]);
  });
});

function lineOf(name: string): number {
  return Number(at(name).split(':')[1]);
}
