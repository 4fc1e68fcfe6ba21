import type { ReactNode } from 'react';
import { Card } from '@/shared/ui/card';

/** One small thing in the middle of the page: what a letter's link has brought about, or a single question. */
export function CalmPage({ children }: { children: ReactNode }) {
  return (
    <div className="page flex justify-center py-8 md:py-16">
      <Card className="w-full max-w-lg self-start px-4 py-8 sm:px-6 md:px-10 md:py-10">{children}</Card>
    </div>
  );
}
