import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { PaletteDialog } from '@/shared/ui/palette-dialog';
import { PaletteList } from '@/shared/ui/palette-list';
import { KeyCaps } from './key-caps';
import { usePaletteEntries } from './palette-entries';
import { closeOverlay, useDeskOverlay } from './palette-state';

/** Everything the desk can do, found by typing: pages, actions of the open page, things, preferences. Ctrl+K. */
export function Palette() {
  const { t } = useLingui();
  return (
    <PaletteDialog label={t`Search or go to…`} isOpen={useDeskOverlay() === 'palette'} onClose={closeOverlay}>
      <DeskList />
    </PaletteDialog>
  );
}

function DeskList() {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const { groups, isSearching } = usePaletteEntries(typed);
  const sections = groups.map(({ entries, ...group }) => ({
    ...group,
    items: entries.map(({ hotkey, ...entry }) => ({
      ...entry,
      end: hotkey && (
        <span className="max-sm:hidden">
          <KeyCaps hotkey={hotkey} />
        </span>
      ),
    })),
  }));
  return (
    <PaletteList
      label={t`Search or go to…`}
      typed={typed}
      onType={setTyped}
      sections={sections}
      isSearching={isSearching}
      onClose={closeOverlay}
    />
  );
}
