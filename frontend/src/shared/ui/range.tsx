import { useState } from 'react';

const INPUT =
  'pointer-events-none absolute inset-x-0 h-6 w-full appearance-none bg-transparent focus-visible:outline-none [&::-webkit-slider-thumb]:pointer-events-auto [&::-webkit-slider-thumb]:size-6 [&::-webkit-slider-thumb]:cursor-grab [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-accent-strong [&::-webkit-slider-thumb]:bg-white [&::-webkit-slider-thumb]:shadow-raised active:[&::-webkit-slider-thumb]:cursor-grabbing focus-visible:[&::-webkit-slider-thumb]:ring-3 focus-visible:[&::-webkit-slider-thumb]:ring-focus/40 [&::-moz-range-thumb]:pointer-events-auto [&::-moz-range-thumb]:size-5 [&::-moz-range-thumb]:cursor-grab [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-accent-strong [&::-moz-range-thumb]:bg-white';

export interface RangeProps {
  /** Names of the two thumbs. */
  labels: readonly [string, string];
  min: number;
  max: number;
  step?: number;
  value: readonly [number, number];
  /** Called when a thumb is let go (and on every key), not while it moves. */
  onCommit: (value: [number, number]) => void;
  /** Called while a thumb moves: to show the figures. */
  onMove?: (value: [number, number]) => void;
  /** A value as people read it. */
  format?: (value: number) => string;
}

/** From and to on one line, with two thumbs that cannot pass each other. */
export function Range({ labels, min, max, step = 1, value, onCommit, onMove, format = String }: RangeProps) {
  const [moving, setMoving] = useState<[number, number] | null>(null);
  const [from, to] = moving ?? value;
  const share = (amount: number) => (max > min ? ((amount - min) / (max - min)) * 100 : 0);

  const move = (index: 0 | 1, next: number) => {
    const changed: [number, number] = index === 0 ? [Math.min(next, to), to] : [from, Math.max(next, from)];
    setMoving(changed);
    onMove?.(changed);
  };
  const commit = () => {
    if (moving) onCommit(moving);
    setMoving(null);
  };

  return (
    <div className="relative flex h-6 items-center">
      <div className="absolute inset-x-0 h-1 rounded-full bg-neutral" />
      <div
        className="absolute h-1 rounded-full bg-accent-strong"
        style={{ left: `${share(from)}%`, right: `${100 - share(to)}%` }}
      />
      {([0, 1] as const).map((index) => {
        const current = index === 0 ? from : to;
        return (
          <input
            key={labels[index]}
            type="range"
            aria-label={labels[index]}
            aria-valuetext={format(current)}
            min={min}
            max={max}
            step={step}
            value={current}
            // Both thumbs at the right end: the lower one must stay reachable.
            style={{ zIndex: index === 0 && from >= max ? 2 : 1 }}
            className={INPUT}
            onChange={(event) => move(index, event.target.valueAsNumber)}
            onPointerUp={commit}
            onKeyUp={commit}
            onBlur={commit}
          />
        );
      })}
    </div>
  );
}
