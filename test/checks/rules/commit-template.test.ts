import { checkCommitTemplates } from '../../../lib/checks/rules/commit-template.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const IMAGE = 'image.toolkit.fluxcd.io/v1';
const judged = (messageTemplate: string, version = '2.10') => {
  const object = {
    ...flux('ImageUpdateAutomation apps/web', { git: { commit: { messageTemplate } } }),
    apiVersion: IMAGE,
  };
  return judge(checkCommitTemplates, { flux: version, objects: [object] });
};
const finding = (field: string) =>
  `error FLX523 ImageUpdateAutomation "apps/web": spec.git.commit.messageTemplate reads "${field}", which is gone since Flux 2.7; read ".Changed"`;

describe('the template of a commit message', () => {
  test.each([
    'Update images',
    '.Updated is no action',
    '{{ range .Changed.Changes }}{{ .NewValue }}{{ end }}',
    '{{ .Values.Updated }}',
    '{{ .UpdatedAt }}',
  ])('is fine: %s', (template) => {
    expect(judged(template)).toEqual([]);
  });

  test.each(['2.6', 'main'])('is fine at Flux %s', (version) => {
    expect(judged('{{ range .Updated.Images }}{{ end }}', version)).toEqual([]);
  });

  test.each([
    ['{{ range .Updated.Images }}{{ println . }}{{ end }}', '.Updated'],
    ['{{range $f, $o := $.Updated.Objects}}\n{{end}}', '.Updated'],
    ['{{- .Updated.Files -}}', '.Updated'],
    ['{{ len (.Changed.ImageResult.Images) }}', '.Changed.ImageResult'],
  ])('reads what is gone: %s', (template, field) => {
    expect(judged(template, '2.7')).toEqual([finding(field)]);
  });

  test('is told each field once', () => {
    expect(judged('{{ .Updated.Files }}{{ .Updated.Images }}{{ .Changed.ImageResult }}')).toEqual([
      finding('.Changed.ImageResult'),
      finding('.Updated'),
    ]);
  });
});
