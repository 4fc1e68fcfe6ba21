import { useLingui } from '@lingui/react/macro';
import { CountdownBox } from '@/shared/ui/countdown-box';
import type { Order } from '../api';
import { useOrderWords } from '../hooks/use-order-words';
import type { Clock } from '../order-facts';

/** The clock that runs now, with what ends when it has run out. */
export function OrderCountdown({
  clock,
  party,
  until,
  onOver,
}: {
  clock: Clock;
  /** Who is looking. */
  party: Order['party'];
  /** The clock's end by this device's own time. */
  until: string;
  onOver: () => void;
}) {
  const { t } = useLingui();
  const { clockLabel, clockEnd } = useOrderWords();
  return (
    <CountdownBox
      key={clock.kind}
      tone={clock.kind === 'respond' ? 'attention' : 'accent'}
      until={until}
      label={clockLabel(clock.kind, party)}
      overLabel={t`The time is over; the order moves on in a moment.`}
      onOver={onOver}
    >
      {clockEnd(clock.kind, party)}
    </CountdownBox>
  );
}
