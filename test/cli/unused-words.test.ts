// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
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

function withText(text: string): FleetModel {
  const settings: KubeObject = { ...object('v1 ConfigMap apps/web'), data: { text } };
  return fleet(cluster('one', [built('flux-system', [settings])]));
}

describe('unusedWords', () => {
  test.each(['${DOMAIN}', 'a ${OTHER:-${DOMAIN}} b', '${DOMAIN:=x}'])('knows that %s asks for a variable', (text) => {
    expect(unusedWords(request({ DOMAIN: 'example.org' }), withText(text))).toEqual([]);
  });

  test.each(['$DOMAIN', '$${DOMAIN}', '${DOMAINS}', 'DOMAIN'])('knows that %s asks for none', (text) => {
    expect(unusedWords(request({ DOMAIN: 'secret' }), withText(text)).map((note) => note.split(';')[0])).toEqual([
      '--var "DOMAIN" changes nothing: no text that was built has "${DOMAIN}"',
    ]);
  });

  test('names the variable that was meant', () => {
    expect(unusedWords(request({ DOMIAN: 'example.org' }), withText('${DOMAIN}'))).toEqual([
      '--var "DOMIAN" changes nothing: no text that was built has "${DOMIAN}"; did you mean "DOMAIN"?',
    ]);
  });

  test('names repositories that no source points at', () => {
    const source = { ...ELSEWHERE, repository: 'infra' };
    const model = fleet(cluster('one', [built('flux-system', []), unknown('infra', 'is remote', { source })]));
    expect(unusedWords(request({}, ['infra', 'apps']), model)).toEqual([
      '--repo "apps=../apps" is not used: no source has its URL or is called "apps"',
    ]);
  });

  test('counts the sources of HelmReleases', () => {
    const source = { ...ELSEWHERE, repository: 'charts' };
    const release = { key: 'apps/web', owner: 'flux-system/flux-system', source, chart: 'web', version: '' };
    const one = { ...cluster('one', [built('flux-system', [])]), releases: [release] };
    expect(unusedWords(request({}, ['charts']), fleet(one))).toEqual([]);
  });

  test('says nothing of repositories where an artifact may be made of any of them', () => {
    const source = { ...ELSEWHERE, kind: 'ExternalArtifact' };
    const one = cluster('one', [built('flux-system', []), built('apps', [], { source })]);
    expect(unusedWords(request({}, ['apps']), fleet(one))).toEqual([]);
  });

  test('says nothing of repositories where one may be included in another', () => {
    const git = object('source.toolkit.fluxcd.io/v1 GitRepository flux-system/flux-system');
    const source: KubeObject = { ...git, spec: { include: [{ repository: { name: 'apps' } }] } };
    expect(unusedWords(request({}, ['apps']), fleet(cluster('one', [built('flux-system', [source])])))).toEqual([]);
  });
});
