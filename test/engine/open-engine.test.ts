import { EngineMissing, openEngine } from '../../lib/engine/index.js';
import { temporaryFolder } from './temporary-folder.js';

const root = temporaryFolder();

test('without an engine and without a kustomize it says what to do', async () => {
  const opened = openEngine({ program: root(), path: root() });
  await expect(opened).rejects.toThrow(EngineMissing);
  await expect(opened).rejects.toThrow(
    'the engine that builds repositories is not there: install the package again, or, in a clone of it, run ' +
      '"npm run build:engine", which needs Go 1.26; a "kustomize" 5.8 on the PATH builds plain folders',
  );
});
