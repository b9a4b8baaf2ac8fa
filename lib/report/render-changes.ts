import type { SynthOutput } from './synth-summary.js';

/**
 * What a check found to be out of date, one file a line: `would write fleet/clusters/staging/apps.yaml`, in the order
 * of the repositories, files to write first. Nothing out of date gives `''`.
 */
export function renderChanges(outputs: readonly SynthOutput[]): string {
  return outputs
    .flatMap(({ repository, written, removed }) => [
      ...written.map((path) => `would write ${repository}/${path}\n`),
      ...removed.map((path) => `would remove ${repository}/${path}\n`),
    ])
    .join('');
}
