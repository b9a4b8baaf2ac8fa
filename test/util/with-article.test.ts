import { withArticle } from '../../lib/util/index.js';

test.each([
  ['Alert', 'an Alert'],
  ['ExternalArtifact', 'an ExternalArtifact'],
  ['ImagePolicy', 'an ImagePolicy'],
  ['OCIRepository', 'an OCIRepository'],
  ['HelmRelease', 'a HelmRelease'],
  ['Kustomization', 'a Kustomization'],
])('the kind %s is spoken of as "%s"', (kind, text) => {
  expect(withArticle(kind)).toBe(text);
});
