export interface Point {
  readonly size: number;
  readonly time: number;
}

/** The `b` of `time = a · size^b` that fits best: the slope of the least-squares line through the logarithms. */
export function exponent(points: readonly Point[]): number {
  const logs = points.map(({ size, time }) => ({ x: Math.log(size), y: Math.log(time) }));
  const meanX = mean(logs.map(({ x }) => x));
  const meanY = mean(logs.map(({ y }) => y));
  const covariance = sum(logs.map(({ x, y }) => (x - meanX) * (y - meanY)));
  const variance = sum(logs.map(({ x }) => (x - meanX) ** 2));
  if (variance === 0) throw new Error('an exponent needs points of different sizes');
  return covariance / variance;
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
