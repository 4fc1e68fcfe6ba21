/**
 * An instant of the server as this device's clock will show it, so that countdowns end on time on wrong clocks too.
 *
 * @param receivedAt when the answer with `serverTime` came, by this device's clock
 */
export function onThisClock(instant: string, serverTime: string, receivedAt: number): string {
  const aheadS = Math.round((receivedAt - new Date(serverTime).getTime()) / 1000);
  return new Date(new Date(instant).getTime() + aheadS * 1000).toISOString();
}
