import type { ReactNode } from 'react';
import { Link, useLocation } from '@/shared/router/router';

/** A way out of the conversation; nothing on the very page it leads to, where it would do nothing. */
export function LinkElsewhere({
  to,
  className,
  children,
}: {
  to: string;
  className: string;
  children: ReactNode;
}) {
  const { pathname } = useLocation();
  return (
    to !== pathname && (
      <Link to={to} className={className}>
        {children}
      </Link>
    )
  );
}
