import { Lazy } from 'cdk8s';

import { mergePostBuild, type Variable, type VariableSource } from '../../../lib/flux/index.js';
import { AuthorOrigin } from '../../../lib/flux/origin.js';

const origin = new AuthorOrigin('staging', new Error('variable'));
const variable = (name: string, source: VariableSource): Variable => ({
  type: 'variable',
  cluster: 'staging',
  name,
  source,
  origin,
});
const from = (name: string, more: { kind?: 'Secret'; optional?: boolean } = {}) => ({
  from: { kind: 'ConfigMap', name, ...more } as const,
});

describe('mergePostBuild', () => {
  test('leaves alone what no variable adds to', () => {
    const written = { substitute: { A: 'a' } };
    expect(mergePostBuild(written, []).postBuild).toBe(written);
    expect(mergePostBuild(undefined, []).postBuild).toBeUndefined();
  });

  test('writes values by name', () => {
    const variables = [variable('B', { value: 'b' }), variable('A', { value: 'a' })];
    expect(JSON.stringify(mergePostBuild(undefined, variables).postBuild)).toBe('{"substitute":{"A":"a","B":"b"}}');
  });

  test('writes each reference once, by kind and name', () => {
    const variables = [
      variable('A', from('b')),
      variable('B', from('a', { kind: 'Secret' })),
      variable('C', from('b')),
      variable('D', from('a')),
    ];
    const substituteFrom = [
      { kind: 'ConfigMap', name: 'a' },
      { kind: 'ConfigMap', name: 'b' },
      { kind: 'Secret', name: 'a' },
    ];
    expect(mergePostBuild(undefined, variables).postBuild).toEqual({ substituteFrom });
  });

  test('takes a reference for optional only where all say so', () => {
    const [optional, required] = [variable('A', from('a', { optional: true })), variable('B', from('a'))];
    const referenceOf = (...variables: Variable[]) => mergePostBuild(undefined, variables).postBuild?.substituteFrom;
    expect(referenceOf(optional)).toEqual([{ kind: 'ConfigMap', name: 'a', optional: true }]);
    expect(referenceOf(optional, required)).toEqual([{ kind: 'ConfigMap', name: 'a' }]);
    expect(referenceOf(required, optional)).toEqual([{ kind: 'ConfigMap', name: 'a' }]);
  });

  test('adds to what the author wrote', () => {
    const written = {
      substituteStrategy: 'Always',
      substitute: { Z: 'z', A: 'a' },
      substituteFrom: [{ kind: 'Secret', name: 's', optional: true }],
    };
    const variables = [
      variable('A', { value: 'a' }),
      variable('B', { value: 'b' }),
      variable('C', from('s', { kind: 'Secret' })),
      variable('D', from('d')),
    ];
    expect(mergePostBuild(written, variables)).toEqual({
      postBuild: {
        substitute: { Z: 'z', A: 'a', B: 'b' },
        substituteFrom: [
          { kind: 'Secret', name: 's', optional: true },
          { kind: 'ConfigMap', name: 'd' },
        ],
        substituteStrategy: 'Always',
      },
      conflicts: [],
    });
  });

  test('adds to what is known only when it is written', () => {
    const written = Lazy.any({ produce: () => ({ substitute: { A: 'a' } }) });
    expect(mergePostBuild(written, []).postBuild).toBe(written);
    const { postBuild } = mergePostBuild(written, [variable('B', { value: 'b' })]);
    expect(postBuild).toEqual({ substitute: { A: 'a', B: 'b' } });
  });

  test('tells variables to which the author gave another value', () => {
    const [a, b, c] = [variable('A', { value: 'a' }), variable('B', from('b')), variable('C', { value: 'c' })];
    const { conflicts, postBuild } = mergePostBuild({ substitute: { A: 'other', B: 'b', C: 'c' } }, [a, b, c]);
    expect(conflicts).toEqual([a, b]);
    expect(postBuild?.substitute).toEqual({ A: 'other', B: 'b', C: 'c' });
  });
});
