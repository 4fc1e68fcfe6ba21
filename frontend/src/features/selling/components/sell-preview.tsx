import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { EmptyState } from '@/shared/ui/empty-state';

/** The card as buyers will see it, beside the form, on phones before its buttons; only to look at. */
export function SellPreview({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <aside
      aria-label={t`How buyers will see it`}
      className={cn('lg:col-start-2 lg:row-span-2 lg:row-start-1', !children && 'max-lg:hidden')}
    >
      <div className="lg:sticky lg:top-24">
        <p className="mb-2 font-semibold text-muted text-xs">{t`How buyers will see it`}</p>
        {children ? (
          <div inert className="max-w-sm">
            {children}
          </div>
        ) : (
          <div className="surface border-dashed">
            <EmptyState drawing="box" as="h3" title={t`Your card grows here`}>
              {t`Choose the game to begin.`}
            </EmptyState>
          </div>
        )}
      </div>
    </aside>
  );
}
