import { parseImage } from '../../lib/util/index.js';

describe('An image', () => {
  test.each([
    ['app', 'app', undefined, undefined],
    ['app:1.0', 'app', '1.0', undefined],
    ['example.org:5000/team/app', 'example.org:5000/team/app', undefined, undefined],
    ['example.org:5000/team/app:1.0', 'example.org:5000/team/app', '1.0', undefined],
    ['example.org/app@sha256:ab', 'example.org/app', undefined, 'sha256:ab'],
    ['example.org/app:1.0@sha256:ab', 'example.org/app', '1.0', 'sha256:ab'],
  ])('such as "%s" has a name, a tag and a digest', (image, name, tag, digest) => {
    expect(parseImage(image)).toEqual({ name, tag, digest });
  });
});
