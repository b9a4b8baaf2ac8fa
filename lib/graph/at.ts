/** Reads an index that is in range by construction; numbers of nodes never leave this folder. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  return list[index] as T;
}
