import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { EmptyState } from '@/shared/ui/empty-state';

/** The card as buyers will see it, beside the form; only to look at. */
export function SellPreview({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <aside aria-label={t`How buyers will see it`} className="max-lg:row-start-1">
      <div className="lg:sticky lg:top-24">
        <p className="mb-2 font-semibold text-muted text-xs">{t`How buyers will see it`}</p>
        {children ? (
          <div inert className="max-w-sm">
            {children}
          </div>
        ) : (
          <div className="surface border-dashed">
            <EmptyState drawing="box" as="h3" title={t`Your card grows here`} className="max-lg:py-6">
              {t`Choose the game to begin.`}
            </EmptyState>
          </div>
        )}
      </div>
    </aside>
  );
}
