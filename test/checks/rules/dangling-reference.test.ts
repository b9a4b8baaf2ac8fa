import { checkDanglingReferences } from '../../../lib/checks/rules/dangling-reference.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { type ClusterInput, flux, lines } from '../support.js';

const findingsOf = (input: ClusterInput) => judge(checkDanglingReferences, input);
const release = (name: string, spec: JsonObject) => flux(`HelmRelease apps/${name}`, spec);
const chart = (sourceRef: JsonObject) => release('web', { chart: { spec: { chart: 'web', sourceRef } } });
const chartFrom = (name: string, namespace?: string) =>
  chart({ kind: 'HelmRepository', name, ...(namespace === undefined ? {} : { namespace }) });
const generator = (name: string) => flux('ArtifactGenerator flux-system/parts', { artifacts: [{ name }] });
const byArtifact = (name: string) => ({ apps: { spec: { sourceRef: { kind: 'ExternalArtifact', name } } } });

/** Written apart, or the linter takes the text for a template. */
const DOLLAR = '$';

describe('a reference is fine', () => {
  test.each<[string, ClusterInput]>([
    ['to what is in the own namespace', { objects: [flux('HelmRepository apps/charts'), chartFrom('charts')] }],
    ['to what is in the namespace it names', { objects: [flux('HelmRepository x/charts'), chartFrom('charts', 'x')] }],
    [
      'to what another Kustomization declares',
      {
        kustomizations: { a: { objects: [flux('HelmRepository apps/charts')] }, b: { objects: [chartFrom('charts')] } },
      },
    ],
    ['to the entry and its source', { kustomizations: { apps: { spec: { dependsOn: [{ name: 'flux-system' }] } } } }],
    [
      'to what is known by name',
      {
        objects: [chartFrom('charts', 'x')],
        knownByName: ['HelmRepository x/charts'],
      },
    ],
    [
      'to what targetNamespace moves beside it',
      {
        kustomizations: {
          apps: { spec: { targetNamespace: 'x' }, objects: [flux('HelmRepository charts'), chartFrom('charts')] },
        },
      },
    ],
    [
      'to what a variable names',
      { kustomizations: { apps: { spec: { postBuild: {} }, objects: [chartFrom(`${DOLLAR}{CHARTS}`)] } } },
    ],
    [
      'to all objects of a kind',
      {
        objects: [flux('Receiver apps/web', { resources: [{ kind: 'ImageRepository', name: '*' }] })],
      },
    ],
    [
      'to the chart that a release makes',
      {
        objects: [
          flux('HelmRepository x/charts'),
          chartFrom('charts', 'x'),
          flux('Receiver apps/web', { resources: [{ kind: 'HelmChart', name: 'apps-web', namespace: 'x' }] }),
        ],
      },
    ],
    [
      'to an artifact that a generator makes of a folder',
      {
        objects: [
          flux('ArtifactGenerator flux-system/parts', {
            pathPattern: 'apps/{app}',
            artifacts: [{ name: 'app-{app}' }],
          }),
        ],
        kustomizations: byArtifact('app-shop'),
      },
    ],
    ['to an artifact that a generator makes', { objects: [generator('part')], kustomizations: byArtifact('part') }],
    [
      'to the sync of a FluxInstance',
      {
        objects: [flux('FluxInstance infra/flux', { sync: { kind: 'OCIRepository', name: 'fleet' } })],
        kustomizations: {
          apps: {
            spec: {
              sourceRef: { kind: 'OCIRepository', name: 'fleet', namespace: 'infra' },
              dependsOn: [{ name: 'fleet', namespace: 'infra' }],
            },
          },
        },
      },
    ],
    [
      'in another cluster, which cannot be seen from here',
      {
        kustomizations: {
          east: { spec: { kubeConfig: { secretRef: { name: 'x' } } }, objects: [chartFrom('nowhere')] },
        },
      },
    ],
    [
      'when it is none yet',
      {
        objects: [
          release('a', { chart: { spec: { sourceRef: { kind: 'HelmRepository' } } } }),
          release('b', { dependsOn: [{}, 'x', null], chartRef: { name: 'x' } }),
          release('c', { dependsOn: { name: 'x' }, chart: 'x' }),
        ],
      },
    ],
    [
      'in an object of another API',
      {
        objects: [
          {
            ...flux('Kustomization apps/x', { sourceRef: { name: 'x' } }),
            apiVersion: 'kustomize.config.k8s.io/v1beta1',
          },
        ],
      },
    ],
  ])('%s', (_, input) => {
    expect(findingsOf(input)).toEqual([]);
  });
});

const subject = 'error FLX201 HelmRelease "apps/web": spec.chart.spec.sourceRef';

describe('a source that does not exist', () => {
  test.each<[string, ClusterInput, string]>([
    [
      'with nothing like it',
      { objects: [chartFrom('charts')] },
      `${subject} HelmRepository "charts" does not exist; if it is made elsewhere, say so with HelmRepository.fromName`,
    ],
    [
      'with a name like it',
      { objects: [chartFrom('chart'), flux('HelmRepository apps/charts')] },
      `${subject} HelmRepository "chart" does not exist; did you mean "charts"?`,
    ],
    [
      'with a name like it in the same namespace first',
      {
        objects: [chartFrom('chart1'), flux('HelmRepository apps/charts2'), flux('HelmRepository x/chart2')],
      },
      `${subject} HelmRepository "chart1" does not exist; did you mean "charts2"?`,
    ],
    [
      'with its name in another namespace',
      { objects: [chartFrom('charts'), flux('HelmRepository x/charts')] },
      `${subject} HelmRepository "charts" does not exist; did you mean "x/charts"?`,
    ],
    [
      'with its name in the own namespace',
      { objects: [chartFrom('charts', 'x'), flux('HelmRepository apps/charts')] },
      `${subject} HelmRepository "x/charts" does not exist; did you mean "apps/charts"?`,
    ],
    [
      'with a name like it in another namespace',
      { objects: [chartFrom('chart'), flux('HelmRepository x/charts')] },
      `${subject} HelmRepository "chart" does not exist; did you mean "x/charts"?`,
    ],
    [
      'with its name under another kind',
      { objects: [chartFrom('charts'), flux('Bucket apps/charts')] },
      `${subject} HelmRepository "charts" does not exist; did you mean kind "Bucket"?`,
    ],
    [
      'with its name under a kind that is not allowed',
      { objects: [chartFrom('charts'), flux('OCIRepository apps/charts')] },
      `${subject} HelmRepository "charts" does not exist; if it is made elsewhere, say so with HelmRepository.fromName`,
    ],
    [
      'in the cluster itself, but in a remote one',
      {
        objects: [chartFrom('charts')],
        kustomizations: {
          east: { spec: { kubeConfig: { secretRef: { name: 'x' } } }, objects: [flux('HelmRepository apps/charts')] },
        },
      },
      `${subject} HelmRepository "charts" does not exist; if it is made elsewhere, say so with HelmRepository.fromName`,
    ],
    [
      'where there are vendored files, whose names the app can say',
      {
        objects: [chartFrom('charts')],
        kustomizations: { crds: { complete: false } },
      },
      `${subject} HelmRepository "charts" does not exist; if it is made elsewhere, say so with HelmRepository.fromName`,
    ],
    [
      'where not everything can be read, with a name like it',
      {
        objects: [chartFrom('chart'), flux('HelmRepository apps/charts')],
        kustomizations: { team: { complete: false, content: undefined } },
      },
      `${subject} HelmRepository "chart" does not exist; did you mean "charts"?`,
    ],
  ])('is found %s', (_, input, finding) => {
    expect(findingsOf(input)).toEqual([finding]);
  });

  test.each<[string, ClusterInput]>([
    ['a repository is not at hand', { kustomizations: { team: { complete: false, content: undefined } } }],
    ['a ResourceSet makes objects', { kustomizations: { team: { objects: [flux('ResourceSet apps/team')] } } }],
  ])('cannot be told where %s', (_, input) => {
    expect(findingsOf({ ...input, objects: [chartFrom('charts')] })).toEqual([
      'unknown FLX201 HelmRelease "apps/web": spec.chart.spec.sourceRef HelmRepository "charts" does not exist; if it is made elsewhere, say so with HelmRepository.fromName',
    ]);
  });

  test.each<[string, ReturnType<typeof flux>, string]>([
    [
      'sourceRef of a Kustomization',
      flux('Kustomization apps/x', { sourceRef: { kind: 'GitRepository', name: 'flux-system' } }),
      'Kustomization "apps/x": spec.sourceRef GitRepository "flux-system" does not exist; did you mean "flux-system/flux-system"?',
    ],
    [
      'chartRef',
      release('web', { chartRef: { kind: 'OCIRepository', name: 'web' } }),
      'HelmRelease "apps/web": spec.chartRef OCIRepository "web" does not exist; if it is made elsewhere, say so with OCIRepository.fromName',
    ],
    [
      'include of a GitRepository',
      flux('GitRepository apps/x', { include: [{}, { repository: { name: 'flux-system' } }] }),
      'GitRepository "apps/x": spec.include[1].repository "flux-system" does not exist; "flux-system/flux-system" exists, but only names in the object\'s own namespace are looked up',
    ],
    [
      'providerRef of an Alert',
      flux('Alert apps/x', { providerRef: { name: 'slack' } }),
      'Alert "apps/x": spec.providerRef "slack" does not exist; if it is made elsewhere, say so with Provider.fromName',
    ],
    [
      'eventSources of an Alert',
      flux('Alert apps/x', { eventSources: [{ kind: 'Kustomization', name: 'flux-sytem', namespace: 'flux-system' }] }),
      'Alert "apps/x": spec.eventSources[0] Kustomization "flux-system/flux-sytem" does not exist; did you mean "flux-system/flux-system"?',
    ],
    [
      'imageRepositoryRef',
      flux('ImagePolicy apps/x', { imageRepositoryRef: { name: 'web' } }),
      'ImagePolicy "apps/x": spec.imageRepositoryRef "web" does not exist; if it is made elsewhere, say so with ImageRepository.fromName',
    ],
  ])('is found in %s', (_, object, finding) => {
    expect(findingsOf({ objects: [object] })).toEqual([`error FLX201 ${finding}`]);
  });
});

describe('a dependency that does not exist', () => {
  const apps = { spec: { dependsOn: [{ name: 'cert-managr' }] } };

  test('is found with the nearest name', () => {
    expect(findingsOf({ kustomizations: { apps, 'cert-manager': {} } })).toEqual([
      lines(
        'error FLX203 Kustomization "flux-system/apps": spec.dependsOn[0] "cert-managr" does not exist; did you mean "cert-manager"?',
        'at flux-system/apps',
      ),
    ]);
  });

  test('is found at the line that asked for it', () => {
    const dependsOnAt = ['staging/asked here'];
    expect(findingsOf({ kustomizations: { apps: { ...apps, dependsOnAt } } })).toEqual([
      lines(
        'error FLX203 Kustomization "flux-system/apps": spec.dependsOn[0] "cert-managr" does not exist; if it is made elsewhere, say so with Kustomization.fromName',
        'at staging/asked here',
      ),
    ]);
  });

  test('is found in a HelmRelease, which cannot wait for a Kustomization', () => {
    const objects = [
      release('web', { dependsOn: [{ name: 'db' }, { name: 'apps', namespace: 'flux-system' }] }),
      release('db', {}),
    ];
    expect(findingsOf({ objects, kustomizations: { apps: {} } })).toEqual([
      'error FLX203 HelmRelease "apps/web": spec.dependsOn[1] "flux-system/apps" does not exist; if it is made elsewhere, say so with HelmRelease.fromName',
    ]);
  });
});

test('where thousands are missing, only the first are compared with what exists', () => {
  const names = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}${index + 1000}`);
  const dependsOn = names('absent-', 400).map((name) => ({ name }));
  const others = names('present-', 400).map((name) => release(name, {}));
  const findings = findingsOf({
    objects: [release('web', { dependsOn: [{ name: 'presnt-1000' }, ...dependsOn] }), ...others],
  });
  expect(findings).toHaveLength(401);
  expect(findings[0]).toMatch(/"presnt-1000" does not exist; did you mean "present-1000"\?$/);
});
