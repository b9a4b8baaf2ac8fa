import type { FleetApp } from 'cdk8s-fluxcd';
import fc from 'fast-check';

import { buildKyaml } from '../support/kyaml.js';
import { findGo, findKustomize } from '../support/tools.js';
import { buildFleet } from './build-fleet.js';
import { chosenBy, markedFleet, type MarkedPlan, markedPlan } from './marked-fleets.js';

const RUNS = Number(process.env.LAYOUT_RUNS ?? 8);
const withTools = findKustomize() === undefined || findGo() === undefined ? it.skip : it;

type Files = Readonly<Record<string, string>>;
type Kyaml = ReturnType<typeof buildKyaml>;

function filesOf(app: FleetApp): Files {
  return Object.fromEntries((app.toFiles().fleet ?? []).map(({ path, text }) => [path, text]));
}

/** The files that image automation changes, and what it makes of them. */
function automated(files: Files, chosen: readonly string[], kyaml: Kyaml): Files {
  const marked = Object.entries(files).filter(([, text]) => text.includes('$imagepolicy'));
  const answers = kyaml(
    'set',
    marked.map(([, text]) => text),
    chosen,
  );
  expect(answers.map(({ error }) => error)).toEqual(marked.map(() => ''));
  return Object.fromEntries(marked.map(([path], index) => [path, answers[index]?.output ?? '']));
}

/** What image automation leaves alone is as it was written. */
function expectKept(files: Files, kyaml: Kyaml): void {
  const patches = Object.entries(files).filter(
    ([path, text]) => /\.patch\.yaml$/.test(path) && text.includes('$image'),
  );
  const texts = patches.map(([, text]) => text);
  expect(kyaml('rewrite', texts).map(({ output }) => output)).toEqual(texts);
}

async function checkFleet(plan: MarkedPlan, kyaml: Kyaml): Promise<number> {
  const [shared, rendered] = [markedFleet(plan), markedFleet(plan, { rendered: true })];
  expect(shared.result().findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(await buildFleet(shared)).toEqual(await buildFleet(rendered));
  const [files, chosen] = [filesOf(shared), chosenBy(plan)];
  const changed = automated(files, chosen, kyaml);
  const expected = await buildFleet(rendered, automated(filesOf(rendered), chosen, kyaml));
  expect(await buildFleet(shared, changed)).toEqual(expected);
  expectKept(files, kyaml);
  return Object.keys(changed).filter((path) => path.endsWith('.patch.yaml')).length;
}

describe('Image automation', () => {
  withTools(
    'does to bases and overlays what it does to clusters of which each has all of it',
    async () => {
      const kyaml = buildKyaml();
      let patches = 0;
      const law = fc.asyncProperty(markedPlan, async (plan) => {
        patches += await checkFleet(plan, kyaml);
      });
      await fc.assert(law, { numRuns: RUNS * 2 });
      expect(patches).toBeGreaterThan(RUNS);
    },
    300_000,
  );
});
