import type { IConstruct } from 'constructs';

/**
 * Where two interfaces of one thing differ, as texts such as `dependsOn[].name is only here`; `never` where they do not.
 * `Here` is the first one. Lists that cannot be changed are no difference, for props are only read.
 */
export type Difference<Here, There> = Fields<Here, There, ''>;

type Fields<Here, There, Path extends string> =
  | Only<Exclude<KeyOf<Here>, KeyOf<There>>, Path, 'here'>
  | Only<Exclude<KeyOf<There>, KeyOf<Here>>, Path, 'there'>
  | Shared<Here, There, KeyOf<Here> & KeyOf<There>, Path>;

type KeyOf<T> = keyof T & string;

type Only<Key extends string, Path extends string, Side extends string> = Key extends string
  ? `${Path}${Key} is only ${Side}`
  : never;

type Shared<Here, There, Key extends KeyOf<Here> & KeyOf<There>, Path extends string> = {
  [K in Key]:
    | Presence<IsOptional<Here, K>, IsOptional<There, K>, `${Path}${K}`>
    | Value<NonNullable<Here[K]>, NonNullable<There[K]>, `${Path}${K}`>;
}[Key];

type IsOptional<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? true : false;

type Presence<Here extends boolean, There extends boolean, Path extends string> = Here extends There
  ? never
  : `${Path} is required ${Here extends true ? 'there' : 'here'}`;

type Value<Here, There, Path extends string> =
  IsSame<Here, There> extends true
    ? never
    : [Here, There] extends [readonly (infer ItemHere)[], readonly (infer ItemThere)[]]
      ? Value<ItemHere, ItemThere, `${Path}[]`>
      : Constructs<Here, Path> | Written<Exclude<Here, IConstruct>, There, Path>;

type IsSame<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

type Constructs<Here, Path extends string> = [Extract<Here, IConstruct>] extends [never]
  ? never
  : `${Path} takes constructs here`;

type Written<Here, There, Path extends string> = [HasFields<Here>, HasFields<There>] extends [true, true]
  ? Choice<Here, Path> | Fields<Here, There, `${Path}.`>
  : Width<Here, There, Path>;

/** Neither a list nor a map. */
type HasFields<T> = [T] extends [object]
  ? [T] extends [readonly unknown[]]
    ? false
    : string extends keyof T
      ? false
      : true
  : false;

type Choice<Here, Path extends string> = IsUnion<Here> extends true ? `${Path} is one of several here` : never;

type IsUnion<T, All = T> = T extends All ? ([All] extends [T] ? false : true) : never;

type Width<Here, There, Path extends string> = [There] extends [Here]
  ? `${Path} takes more here`
  : [Here] extends [There]
    ? `${Path} takes less here`
    : `${Path} is another type`;
