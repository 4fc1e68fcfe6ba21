import { Timer } from 'lucide-react';
import { Countdown } from '@/shared/ui/countdown';
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
  const { clockLabel } = useOrderWords();
  const label = clockLabel(clock.kind, party);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line bg-inset px-4 py-3">
      <Timer className="size-5 shrink-0 text-accent" aria-hidden="true" />
      <span className="min-w-0 flex-1 basis-36 text-muted">{label}</span>
      <Countdown
        key={clock.kind}
        until={until}
        label={label}
        onOver={onOver}
        className="font-bold text-2xl tracking-tight"
      />
    </div>
  );
}
