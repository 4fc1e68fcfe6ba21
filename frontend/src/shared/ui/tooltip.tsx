import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { cn } from '@/shared/lib/cn';

const GAP_PX = 8;

/** A short explanation on hover and focus, above its child (below where there is no room). Esc hides it. */
export function Tooltip({
  text,
  children,
  className,
}: {
  text: string;
  children: ReactNode;
  className?: string | undefined;
}) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    anchor.current?.querySelector('button, a, [tabindex]')?.setAttribute('aria-describedby', id);
  }, [id]);

  useEffect(() => {
    const tip = bubble.current;
    if (!isOpen || !tip || !anchor.current) return;
    tip.showPopover?.();
    const place = anchor.current.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    const left = place.left + place.width / 2 - size.width / 2;
    const above = place.top - size.height - GAP_PX;
    tip.style.left = `${Math.max(GAP_PX, Math.min(left, innerWidth - size.width - GAP_PX))}px`;
    tip.style.top = `${above > GAP_PX ? above : place.bottom + GAP_PX}px`;
    return () => tip.hidePopover?.();
  }, [isOpen]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches its child, which is the control.
    <span
      ref={anchor}
      className={cn('inline-flex', className)}
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => setOpen(false)}
      onFocus={() => setOpen(true)}
      onBlur={() => setOpen(false)}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      {children}
      <span
        ref={bubble}
        id={id}
        role="tooltip"
        popover="manual"
        className="pointer-events-none fixed m-0 max-w-64 rounded-md border-0 bg-emphasis px-2 py-1 text-center text-xs text-white shadow-float"
      >
        {text}
      </span>
    </span>
  );
}
