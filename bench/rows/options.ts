export interface BenchOptions {
  /** Fewer rounds, smaller sizes, and without the run of stock cdk8s that takes most of a minute. */
  readonly quick: boolean;
}
