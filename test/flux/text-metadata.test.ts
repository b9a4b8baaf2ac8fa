import { ApiObject, type ApiObjectMetadata, App, Chart, Lazy } from 'cdk8s';

import { textMetadata } from '../../lib/flux/text-metadata.js';

type Change = (object: ApiObject) => void;

const nothing: Change = () => {};
const LABELS = { z: '1', a: '2', 10: 'ten', 9: 'nine' };

/** What stock and we make of the same metadata, as text: the order of keys counts. */
function both(metadata: ApiObjectMetadata, change: Change): [string, string | undefined] {
  const chart = new Chart(new App({ outdir: 'unused' }), 'chart', { labels: { team: 'shop' }, namespace: 'apps' });
  const object = new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'ConfigMap', metadata });
  change(object);
  return [JSON.stringify(object.metadata.toJson()), JSON.stringify(textMetadata(object.metadata))];
}

describe('Metadata of text', () => {
  test.each<[string, ApiObjectMetadata, Change]>([
    ['a name only', { name: 'a' }, nothing],
    ['nothing but a generated name', {}, nothing],
    ['a namespace of its own', { name: 'a', namespace: 'b' }, nothing],
    ['labels and annotations in any order', { name: 'a', labels: LABELS, annotations: LABELS }, nothing],
    [
      'empty labels, annotations and lists',
      { labels: {}, annotations: {}, finalizers: [], ownerReferences: [] },
      nothing,
    ],
    ['an empty text', { name: 'a', annotations: { note: '' } }, nothing],
    ['labels that were added', { name: 'a' }, ({ metadata }) => metadata.addLabel('added', 'yes')],
    ['a name that was added', { name: 'a' }, ({ metadata }) => metadata.add('name', 'b')],
  ])('comes out as stock has it, with %s', (_, metadata, change) => {
    const [stock, ours] = both(metadata, change);
    expect(ours).toBe(stock);
  });

  test.each<[string, ApiObjectMetadata, Change]>([
    ['finalizers', { finalizers: ['example.org/wait'] }, nothing],
    ['an owner', { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'a', uid: '1' }] }, nothing],
    ['another field', { name: 'a', generateName: 'b-' }, nothing],
    ['a field that was added', {}, ({ metadata }) => metadata.add('uid', '1')],
    ['a label that is only known later', { labels: { a: Lazy.any({ produce: () => 'x' }) as string } }, nothing],
    ['a label that is undefined', { labels: { a: undefined as unknown as string } }, nothing],
    ['an annotation that is no text', { annotations: { a: 1 as unknown as string } }, nothing],
    ['a name that is only known later', { name: Lazy.any({ produce: () => 'x' }) as string }, nothing],
    ['a toJson of its own', {}, ({ metadata }) => Object.assign(metadata, { toJson: () => ({}) })],
  ])('is left to stock with %s', (_, metadata, change) => {
    expect(both(metadata, change)[1]).toBeUndefined();
  });
});
