import { FleetApp, imageMarker, type ImageMarkerProps } from 'cdk8s-fluxcd';

const app = new FleetApp({ name: 'demo' });
const good = { policy: 'flux-system:app', initial: 'example.org/app:1.0.0' };

describe('imageMarker', () => {
  test.each<[string, unknown, string]>([
    ['no policy', { policy: undefined }, '"policy" is undefined; give "namespace:name" of an ImagePolicy'],
    ['a policy without namespace', { policy: 'app' }, '"policy" is "app"; give "namespace:name" of an ImagePolicy'],
    ['a policy with a part', { policy: 'a:b:tag' }, '"policy" is "a:b:tag"; give "namespace:name" of an ImagePolicy'],
    [
      'another part',
      { part: 'version' },
      '"part" is "version"; give "name", "tag" or "digest", or leave it out for the whole image',
    ],
    [
      'no initial value',
      { initial: undefined },
      '"initial" is undefined; give one line of text, such as "example.org/app:1.0.0"',
    ],
    [
      'an initial value of several lines, which no comment can follow',
      { initial: 'a\nb' },
      '"initial" is "a\\nb"; give one line of text, such as "example.org/app:1.0.0"',
    ],
    [
      'an empty initial value',
      { initial: '' },
      '"initial" is ""; give one line of text, such as "example.org/app:1.0.0"',
    ],
  ])('refuses %s', (_, props, message) => {
    const call = () => imageMarker(app, { ...good, ...(props as Partial<ImageMarkerProps>) });
    expect(call).toThrow(new Error(`"": ${message}`));
  });

  test('refuses another marker for its initial value', () => {
    const initial = imageMarker(app, good);
    expect(() => imageMarker(app, { ...good, initial })).toThrow('; give one line of text');
  });
});
