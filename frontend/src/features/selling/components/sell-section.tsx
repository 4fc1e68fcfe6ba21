import type { ReactNode } from 'react';
import { Card } from '@/shared/ui/card';

/** One part of the sell form under its heading. */
export function SellSection({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card className="p-4 md:p-6">
      <h2 className="font-semibold text-base">{title}</h2>
      {hint && <p className="mt-0.5 text-muted">{hint}</p>}
      <div className="mt-4 grid grid-cols-1 gap-4">{children}</div>
    </Card>
  );
}
