import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { forgetSearches } from '@/features/listings/recent-searches';
import { forgetViewed } from '@/features/listings/viewed';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Button } from '@/shared/ui/button';
import { PaletteDialog } from '@/shared/ui/palette-dialog';
import { PaletteList } from '@/shared/ui/palette-list';
import { usePaletteSections } from './use-palette-sections';

export interface PaletteProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Accounts, games, sellers and pages, found by typing from anywhere in the shop. Ctrl+K. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  const { t } = useLingui();
  return (
    <PaletteDialog label={t`Quick search`} isOpen={isOpen} onClose={onClose}>
      <ShopList onClose={onClose} />
    </PaletteDialog>
  );
}

function ShopList({ onClose }: Pick<PaletteProps, 'onClose'>) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [cleared, setCleared] = useState(0);
  const { sections, hasHistory, isSearching, isStale, error, retry } = usePaletteSections(typed, cleared);
  const clear = () => {
    forgetSearches();
    forgetViewed();
    setCleared(cleared + 1);
  };
  return (
    <PaletteList
      label={t`Accounts, games, sellers, pages…`}
      typed={typed}
      onType={setTyped}
      sections={sections}
      isSearching={isSearching}
      isStale={isStale}
      failure={error ? <Failure error={error} onRetry={retry} /> : undefined}
      foot={
        hasHistory && (
          <div className="flex shrink-0 justify-end border-line-muted border-t px-2 py-1.5">
            <Button variant="ghost" size="sm" onClick={clear}>
              {t`Clear what you searched for and looked at`}
            </Button>
          </div>
        )
      }
      onClose={onClose}
    />
  );
}

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useLingui();
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-3 border-line-muted border-t px-4 py-3"
    >
      <p className="min-w-0 grow basis-52 text-[13px] text-muted">{problemWords(toProblem(error))}</p>
      <Button size="sm" onClick={onRetry}>
        {t`Try again`}
      </Button>
    </div>
  );
}
