import { checkBeatenValues } from '../../../lib/checks/rules/beaten-value.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { type Declared, flux, object } from '../support.js';

function judged(values: JsonObject, valuesFrom: readonly JsonObject[], beside: readonly Declared[] = []): string[] {
  return judge(checkBeatenValues, { objects: [flux('HelmRelease apps/web', { values, valuesFrom }), ...beside] });
}

const secret = (targetPath: string) => ({ kind: 'Secret', name: 'x', targetPath });
const base = { kind: 'ConfigMap', name: 'base' };
const map = (data: JsonObject) => object('ConfigMap apps/base', { data });
const finding = (place: number, path: string) =>
  `warning FLX508 HelmRelease "apps/web": spec.valuesFrom[${place}].targetPath "${path}" has no effect, since "values" has that too and is merged last; leave it out of one of them`;

describe('a targetPath', () => {
  test.each<[string, JsonObject, string]>([
    ['beside values that lack it', { replicas: 1 }, 'replicaCount'],
    ['beside the map that it goes into', { image: { tag: '1' } }, 'image.name'],
    ['inside a map of inline values', { image: { tag: '1' } }, 'image.tag'],
    ['with a dot in its name', { 'a.b': 1 }, 'a.b'],
    ['into a list', { list: [1] }, 'list[0]'],
  ])('has its effect %s', (_, values, targetPath) => {
    expect(judged(values, [secret(targetPath)])).toEqual([]);
  });

  test.each<[string, Declared[]]>([
    ['is not in the model', []],
    ['brings another map', [map({ 'values.yaml': 'other: {}' })]],
    ['brings no map there', [map({ 'values.yaml': 'image: x' })]],
    ['is no YAML', [map({ 'values.yaml': '{' })]],
    ['has another key', [map({ 'other.yaml': 'image: {}' })]],
    ['has no data', [object('ConfigMap apps/base')]],
  ])('has its effect in a map of inline values after a ConfigMap that %s', (_, beside) => {
    expect(judged({ image: { tag: '1' } }, [base, secret('image.tag')], beside)).toEqual([]);
  });

  test('has its effect in a map of inline values after a Secret, which nobody looks into', () => {
    expect(judged({ image: { tag: '1' } }, [{ kind: 'Secret', name: 'y' }, secret('image.tag')])).toEqual([]);
  });

  test.each<[string, JsonObject, string]>([
    ['at the top', { replicaCount: 2 }, 'replicaCount'],
    ['at the top, where they have null', { replicaCount: null }, 'replicaCount'],
    ['at the top, with a dot in its name', { 'a.b': 1 }, 'a\\.b'],
  ])('is beaten by inline values %s', (_, values, targetPath) => {
    expect(judged(values, [secret(targetPath)])).toEqual([finding(0, targetPath.replace('\\', ''))]);
  });

  test('is beaten in a map that an earlier ConfigMap brings', () => {
    const beside = [map({ 'values.yaml': 'image: { name: web }' })];
    expect(judged({ image: { tag: '1' } }, [base, secret('image.tag')], beside)).toEqual([finding(1, 'image.tag')]);
    expect(judged({ image: { tag: '1' } }, [secret('image.tag'), base], beside)).toEqual([]);
  });

  test('is beaten in a map of another key', () => {
    const beside = [map({ 'web.yaml': 'image: { name: web }' })];
    const references = [{ ...base, valuesKey: 'web.yaml' }, secret('image.tag')];
    expect(judged({ image: { tag: '1' } }, references, beside)).toEqual([finding(1, 'image.tag')]);
  });
});
