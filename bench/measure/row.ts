/** One goal of a row, and whether it is reached. */
export interface Goal {
  readonly goal: string;
  /** `null` where it was not measured; then nobody can tell. */
  readonly measured: number | null;
  readonly limit: number;
  readonly reached: boolean | null;
}

/** One line of the table of goals. */
export interface Row {
  readonly name: string;
  readonly what: string;
  readonly figures: Readonly<Record<string, unknown>>;
  readonly goals: readonly Goal[];
}

/** What a row of the report needs besides its name. */
export type Measured = Omit<Row, 'name'>;

export interface Report {
  readonly quick: boolean;
  readonly machine: Readonly<Record<string, unknown>>;
  /** Goals reached, missed and not measured. */
  readonly goals: { readonly reached: number; readonly missed: readonly string[]; readonly open: readonly string[] };
  readonly rows: readonly Row[];
}

export function atMost(limit: number, goal: string, measured: number | undefined): Goal {
  return { goal, limit, measured: rounded(measured), reached: measured === undefined ? null : measured <= limit };
}

export function atLeast(limit: number, goal: string, measured: number | undefined): Goal {
  return { goal, limit, measured: rounded(measured), reached: measured === undefined ? null : measured >= limit };
}

export function buildReport(rows: readonly Row[], about: Pick<Report, 'quick' | 'machine'>): Report {
  const goals = rows.flatMap(({ name, goals }) => goals.map((goal) => ({ ...goal, title: `${name}: ${goal.goal}` })));
  const titles = (reached: boolean | null) =>
    goals.filter((goal) => goal.reached === reached).map(({ title }) => title);
  return { ...about, goals: { reached: titles(true).length, missed: titles(false), open: titles(null) }, rows };
}

/** Four digits say all that a measurement can. */
export function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toPrecision(4));
}
