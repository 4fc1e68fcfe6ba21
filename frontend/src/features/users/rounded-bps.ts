export type Round = 'up' | 'down';

const TENTH_OF_PERCENT = 10;

/** Basis points to a tenth of a percent: a good share down, a bad one up. */
export function roundedBps(bps: number, round: Round): number {
  const tenths = bps / TENTH_OF_PERCENT;
  return (round === 'up' ? Math.ceil(tenths) : Math.floor(tenths)) * TENTH_OF_PERCENT;
}
