import { fluxSchema, type SchemaProblem, type StructuralSchema, validateObject } from '../../lib/api/index.js';
import type { Json } from '../../lib/manifest/index.js';

import { type CrdFile, hasFacts, readCrds } from './support/crd-files.js';
import { maximalObjects } from './support/maximal-objects.js';
import { type Mutation, mutationsOf } from './support/mutations.js';
import { brokenRules } from './support/rule-verdicts.js';
import { genericValidator } from './support/strict-json-schema.js';

/** One version in one of Flux's CRDs, and changes of objects that use all of it. */
interface Trial {
  readonly title: string;
  readonly kind: string;
  readonly crd: StructuralSchema;
  readonly ours: StructuralSchema;
  readonly mutations: readonly Mutation[];
}

/** What both sides say of one object. */
interface Judged {
  readonly about: string;
  readonly crd: StructuralSchema;
  readonly problems: readonly SchemaProblem[];
  readonly theirs: readonly string[];
  readonly defaulted: Json;
}

const TRIALS = readCrds().flatMap(trialsOf);
const COUNT = TRIALS.reduce((sum, { mutations }) => sum + mutations.length, 0);
const KINDS = new Set(TRIALS.map(({ kind }) => kind)).size;

/** Where Flux's CRDs are not at hand, these are reported as skipped. */
const describeHere = hasFacts ? describe : describe.skip;

describeHere(`${COUNT} changed objects, ${KINDS} kinds in ${TRIALS.length} versions of Flux’s own CRDs`, () => {
  let judged: readonly Judged[] = [];

  beforeAll(() => {
    judged = TRIALS.flatMap(judge);
  });

  test('a validator of JSON Schema finds the same places wrong', () => {
    expect(COUNT).toBeGreaterThan(2000);
    const differences = judged.map(({ about, problems, theirs }) => ({ about, theirs, ours: structural(problems) }));
    expect(differences.filter(({ ours, theirs }) => ours.join() !== theirs.join())).toEqual([]);
  });

  test('another CEL finds the same rules broken, where all else is right', () => {
    const right = judged.filter(({ theirs }) => theirs.length === 0);
    const answers = brokenRules(right.map(({ crd, defaulted }) => [crd, defaulted]));
    const differences = right.map(({ about, problems }, index) => ({
      about,
      theirs: answers[index] ?? [],
      ours: rules(problems),
    }));
    expect(differences.filter(({ ours, theirs }) => ours.join() !== theirs.join())).toEqual([]);
  });

  test('the changes make every kind of problem that Flux’s schemas know, and some make none', () => {
    const met = new Set(judged.flatMap(({ problems }) => problems.map(({ problem }) => problem)));
    expect([...met].sort()).toEqual(['bound', 'enum', 'pattern', 'repeated', 'required', 'rule', 'type', 'unknown']);
    expect(judged.filter(({ problems }) => problems.length === 0).length).toBeGreaterThan(2000);
  });
});

function trialsOf({ file, flux, kind, versions }: CrdFile): Trial[] {
  return versions.map(({ apiVersion, schema: crd }) => {
    const ours = fluxSchema(kind, apiVersion, flux);
    if (ours === undefined) throw new Error(`no schema of ${apiVersion} ${kind} at ${flux}`);
    const mutations = maximalObjects(kind, apiVersion, crd).flatMap((object) => mutationsOf(object, crd));
    return { title: `${file} ${apiVersion}`, kind, crd, ours, mutations };
  });
}

function judge({ title, crd, ours, mutations }: Trial): readonly Judged[] {
  const validate = genericValidator(crd);
  return mutations.map(({ what, place, object }) => {
    const { places, defaulted } = validate(object);
    const problems = validateObject(ours, object);
    return { about: `${title} ${place.join('.')} ${what}`, crd, problems, theirs: places, defaulted };
  });
}

function structural(problems: readonly SchemaProblem[]): readonly string[] {
  return [...new Set(problems.filter(({ problem }) => problem !== 'rule').map(placeOf))].sort();
}

function rules(problems: readonly SchemaProblem[]): readonly string[] {
  return problems.flatMap((found) => (found.problem === 'rule' ? [`${placeOf(found)}: ${found.rule}`] : [])).sort();
}

function placeOf({ path }: SchemaProblem): string {
  return path.map((step) => `/${step}`).join('');
}
