import { checkRefusedComponents } from '../../../lib/checks/rules/refused-component.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const judged = (component: string) =>
  judge(checkRefusedComponents, { objects: [flux('Kustomization apps/web', { components: ['./x', component] })] });

const finding = (text: string) =>
  `error FLX511 Kustomization "apps/web": spec.components[1] ${text}; write a path relative to spec.path`;

describe('a component', () => {
  test.each(['../components/ha', './ha', 'ha', 'git/github.com/ha', ''])('is fine: "%s"', (component) => {
    expect(judged(component)).toEqual([]);
  });

  test('is refused as an absolute path', () => {
    expect(judged('/components/ha')).toEqual([finding('"/components/ha" is an absolute path')]);
  });

  test.each([
    'https://example.org/ha',
    'http://example.org/ha',
    'ssh://git@example.org/ha',
    'git@example.org:ha',
    'github.com/example/ha',
  ])('is refused from elsewhere: "%s"', (component) => {
    expect(judged(component)).toEqual([finding(`"${component}" is a remote one`)]);
  });
});
