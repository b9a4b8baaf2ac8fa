import { cli } from './run-cli.js';

const FILES = { 'fleet/clusters/staging/apps.yaml': '', 'apps/deploy/app.yaml': '', 'file.txt': '' };

const DIR = ['fleet', '--repo', 'apps=apps'];

describe('flux-fleet build refuses, before anything is read,', () => {
  test.each<[string[], string]>([
    [['none'], '"none": the folder does not exist'],
    [['file.txt'], '"file.txt" is a file, not a folder'],
    [['fleet', 'apps'], 'unexpected argument "apps"; one folder is read, others are given by --repo NAME=DIR'],
    [['fleet', '--repo', 'apps'], '--repo "apps" is not of the form NAME=DIR'],
    [['fleet', '--repo', 'apps=none'], '--repo "apps=none": the folder does not exist; clone the repository first'],
    [['fleet', '--repo', 'apps=file.txt'], '--repo "apps=file.txt" is a file, not a folder'],
    [['fleet', '--repo', 'a=apps', '--repo', 'a=fleet'], '--repo names the repository "a" twice'],
    [['fleet', '--repo', '.=apps'], '--repo ".=apps": "." is the folder itself; give another name'],
    [[...DIR, '--root', 'aps=deploy'], '--root "aps=deploy": unknown repository "aps"; did you mean "apps"?'],
    [
      [...DIR, '--root', 'infra=deploy'],
      '--root "infra=deploy": unknown repository "infra"; the repositories are "." and "apps"',
    ],
    [[...DIR, '--root', 'deploy'], '--root "deploy": the folder does not exist'],
    [[...DIR, '--root', 'clusters/staging/apps.yaml'], '--root "clusters/staging/apps.yaml" is a file, not a folder'],
    [[...DIR, '--root', 'apps=../fleet'], '--root "apps=../fleet" leaves the repository'],
    [[...DIR, '--root', 'clusters', '--root', '.=clusters'], '--root is given twice for repository "."'],
    [['fleet', '--var', 'DOMAIN'], '--var "DOMAIN" is not of the form NAME=VALUE'],
    [['fleet', '--var', 'A=1', '--var', 'A=2'], '--var gives "A" twice'],
    [
      ['fleet', '--var', 'my-token=secret'],
      '--var "my-token" is no name of a variable; it is made of letters, digits and "_", no digit first',
    ],
    [['fleet', '--clutser', 'x'], 'unknown flag "--clutser"; did you mean "--cluster"?'],
  ])('%j', async (args, message) => {
    const stderr = `flux-fleet build: ${message}\nsee "flux-fleet build --help"\n`;
    expect(await cli(['build', ...args], { files: FILES })).toEqual({ code: 2, stdout: '', stderr, seen: undefined });
  });

  test('all that is wrong, together', async () => {
    const args = ['build', 'none', '--repo', 'apps', '--var', 'A'];
    expect((await cli(args, { files: FILES })).stderr).toBe(`\
flux-fleet build: "none": the folder does not exist
flux-fleet build: --repo "apps" is not of the form NAME=DIR
flux-fleet build: --var "A" is not of the form NAME=VALUE
see "flux-fleet build --help"
`);
  });
});
