/** The top of an axis: the next round figure (1, 2 or 5 of its size) that is not below the highest. */
export function axisTop(highest: number): number {
  if (highest <= 0) return 1;
  const size = 10 ** Math.floor(Math.log10(highest));
  return size * ([1, 2, 5].find((step) => step * size >= highest) ?? 10);
}

/** A line through values given as shares of the height, from the left edge to the right one. */
export function linePath(shares: readonly number[], width: number, height: number): string {
  const points = shares.map((share, index) => {
    const x = shares.length === 1 ? width / 2 : (index / (shares.length - 1)) * width;
    return `${round(x)} ${round(height - share * height)}`;
  });
  const [only] = points;
  // One point alone would draw nothing.
  if (points.length === 1 && only) return `M${only}h0.01`;
  return points.length === 0 ? '' : `M${points.join('L')}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export interface ChartPoint {
  /** The day, or the first of several: `2026-11-26`. */
  on: string;
  /** The last of several days. */
  until?: string;
  /** A value for each series, in their order. */
  values: readonly number[];
  /** A value for each thing that is told and not drawn, in their order. */
  facts?: readonly number[];
}

export interface ChartSeries {
  key: string;
  label: string;
}

/** The highest value of all series, for the axis. */
export function highestOf(points: readonly ChartPoint[]): number {
  return Math.max(0, ...points.flatMap(({ values }) => values));
}
