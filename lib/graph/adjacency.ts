/** For each node, by number, the numbers it is linked to: ascending, each once. */
export type Adjacency = readonly (readonly number[])[];

/** Turns every link round. The lists come out ascending and without duplicates, even when those given are neither. */
export function reverse(links: Adjacency): Adjacency {
  const reversed: number[][] = links.map(() => []);
  links.forEach((list, from) => {
    for (const to of list) {
      const sources = reversed[to];
      if (sources?.at(-1) !== from) sources?.push(from);
    }
  });
  return reversed;
}
