import { useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from '@/shared/router/router';

/** A section's heading, a line about it, and the way to all of it. */
export function SectionHead({
  id,
  title,
  hint,
  to,
}: {
  id: string;
  title: ReactNode;
  hint?: ReactNode;
  to?: string;
}) {
  const { t } = useLingui();
  return (
    <div className="mb-4 flex items-end justify-between gap-4 md:mb-5">
      <div className="min-w-0">
        <h2 id={id} className="text-balance font-bold text-xl tracking-[-.02em] md:text-2xl">
          {title}
        </h2>
        {hint && <p className="mt-1 text-muted">{hint}</p>}
      </div>
      {to && (
        <Link
          to={to}
          aria-describedby={id}
          className="touch-target inline-flex shrink-0 items-center gap-1 font-medium text-accent hover:underline"
        >
          {/* On the narrowest phones the arrow says it alone: the heading needs the room. */}
          <span className="max-[26rem]:sr-only">{t`See all`}</span>
          <ArrowRight className="size-4" aria-hidden="true" />
        </Link>
      )}
    </div>
  );
}
