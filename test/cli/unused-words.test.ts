// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import type { BuiltFleet } from '../../lib/build/index.js';
import type { RepositoryRequest } from '../../lib/cli/repository-request.js';
import { unusedWords } from '../../lib/cli/unused-words.js';
import type { KubeObject } from '../../lib/manifest/index.js';
import type { FleetModel } from '../../lib/model/index.js';
import { built, ELSEWHERE, unknown } from '../report/built-model.js';
import { cluster, fleet, object } from '../report/seed-model.js';

function request(variables: Record<string, string>, further: readonly string[] = []): RepositoryRequest {
  const folder = (name: string) => ({ name, dir: `/${name}`, written: `../${name}`, root: '' });
  return { repositories: [folder('.'), ...further.map(folder)], variables, clusters: [] };
}

function of(model: FleetModel, usedVariables: readonly string[] = []): BuiltFleet {
  return { model, findings: [], usedVariables };
}

describe('unusedWords', () => {
  const model = fleet(
    cluster('one', [
      { ...unknown('apps', ''), build: { status: 'unknown', message: '', unknownVariables: ['DOMAIN'] } },
    ]),
  );

  test('says nothing of a variable that was filled in', () => {
    expect(unusedWords(request({ DOMAIN: 'example.org' }), of(model, ['DOMAIN']))).toEqual([]);
  });

  test('names a variable that nothing takes, and never its value', () => {
    expect(unusedWords(request({ OTHER: 'secret' }), of(model))).toEqual([
      '--var "OTHER" changes nothing: no text that was built takes it from outside',
    ]);
  });

  test('names the variable that was meant', () => {
    expect(unusedWords(request({ DOMIAN: 'example.org' }), of(model))).toEqual([
      '--var "DOMIAN" changes nothing: no text that was built takes it from outside; did you mean "DOMAIN"?',
    ]);
  });

  test('names repositories that no source points at', () => {
    const source = { ...ELSEWHERE, repository: 'infra' };
    const model = fleet(cluster('one', [built('flux-system', []), unknown('infra', 'is remote', { source })]));
    expect(unusedWords(request({}, ['infra', 'apps']), of(model))).toEqual([
      '--repo "apps=../apps" is not used: no source has its URL or is called "apps"',
    ]);
  });

  test('counts the sources of HelmReleases', () => {
    const source = { ...ELSEWHERE, repository: 'charts' };
    const release = { key: 'apps/web', owner: 'flux-system/flux-system', source, chart: 'web', version: '' };
    const one = { ...cluster('one', [built('flux-system', [])]), releases: [release] };
    expect(unusedWords(request({}, ['charts']), of(fleet(one)))).toEqual([]);
  });

  test('says nothing of repositories where an artifact may be made of any of them', () => {
    const source = { ...ELSEWHERE, kind: 'ExternalArtifact' };
    const one = cluster('one', [built('flux-system', []), built('apps', [], { source })]);
    expect(unusedWords(request({}, ['apps']), of(fleet(one)))).toEqual([]);
  });

  test('says nothing of repositories where one may be included in another', () => {
    const git = object('source.toolkit.fluxcd.io/v1 GitRepository flux-system/flux-system');
    const source: KubeObject = { ...git, spec: { include: [{ repository: { name: 'apps' } }] } };
    expect(unusedWords(request({}, ['apps']), of(fleet(cluster('one', [built('flux-system', [source])]))))).toEqual([]);
  });
});
