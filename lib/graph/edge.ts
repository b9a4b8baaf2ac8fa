/** `from` needs `to`. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}
