import type { Artifact } from '../../../lib/build/sources/artifact.js';
import { builtFinding } from '../../../lib/build/walk/built-finding.js';
import { taskOf } from '../../../lib/build/walk/task.js';
import { CODES, type FindingInput, summarize as summaryOf } from '../../../lib/diagnostics/index.js';
import type { EngineProblem } from '../../../lib/engine/index.js';
import type { KubeObject } from '../../../lib/manifest/index.js';
import { treeOfTexts } from '../../../lib/model/index.js';

import { fluxKustomization } from '../support/manifests.js';

const artifact: Artifact = {
  tree: treeOfTexts({ 'apps/web/web.yaml': '' }),
  repository: 'infra',
  root: '',
  placeOf: () => undefined,
  shown: (path) => `../infra/${path}`,
};

function finding(problem: EngineProblem, path = './apps', tree = artifact.tree) {
  const object = fluxKustomization('apps', { path }) as KubeObject;
  const task = taskOf(object, { owner: '', depth: 0, origin: { file: 'apps.yaml' }, unknown: [] });
  return builtFinding(task, problem, { ...artifact, tree });
}

describe('builtFinding', () => {
  test('says what kustomize says, at the file to blame', () => {
    const message = 'yaml: line 5: did not find expected key';
    const found = finding({ reason: 'build', message, file: 'apps/web/web.yaml', line: 5 });
    expect(summarize(found)).toBe(
      'FLX601 Kustomization "flux-system/apps": spec.path "./apps" does not build: yaml: line 5: did not find expected key',
    );
    expect(found.at).toEqual({ file: '../infra/apps/web/web.yaml', line: 5 });
  });

  test('blames the Kustomization where no file can be told', () => {
    const found = finding({ reason: 'limit', message: 'took more than 60 s; build less in one folder' });
    expect(summarize(found)).toBe(
      'FLX613 Kustomization "flux-system/apps": spec.path "./apps" does not build: took more than 60 s; build less in one folder',
    );
    expect(found.at).toEqual({ file: 'apps.yaml' });
  });

  test('tells a missing folder the nearest one that is there', () => {
    const found = finding({ reason: 'path-missing', message: 'not found' }, './aps/web');
    expect(summarize(found)).toBe(
      'FLX602 Kustomization "flux-system/apps": spec.path "./aps/web" is no folder of its source; did you mean "apps/web"?',
    );
  });

  test.each([
    [
      './link',
      'FLX602 Kustomization "flux-system/apps": spec.path "./link" is a symbolic link, which Flux leaves out of artifacts',
    ],
    [
      './link/web',
      'FLX602 Kustomization "flux-system/apps": spec.path "./link/web" lies in "link", a symbolic link, which Flux leaves out of artifacts',
    ],
    [
      './module/web',
      'FLX602 Kustomization "flux-system/apps": spec.path "./module/web" lies in "module", a repository of its own, which is only in artifacts of a source with spec.recurseSubmodules',
    ],
  ])('tells why the folder "%s" is not in the artifact', (path, expected) => {
    const skipped = new Map([
      ['link', 'link' as const],
      ['module', 'repository' as const],
    ]);
    const found = finding({ reason: 'path-missing', message: 'not found' }, path, { ...artifact.tree, skipped });
    expect(summarize(found)).toBe(expected);
  });

  test('what only another engine could build is unknown', () => {
    expect(summarize(finding({ reason: 'unsupported', message: 'it has no kustomization file' }))).toBe(
      'FLX615 Kustomization "flux-system/apps": spec.path "./apps" is not built: it has no kustomization file',
    );
  });
});

function summarize(found: FindingInput): string {
  return summaryOf({ severity: CODES[found.code].severity, ...found });
}
