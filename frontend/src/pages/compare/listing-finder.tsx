import { useLingui } from '@lingui/react/macro';
import { Tag } from 'lucide-react';
import { useState } from 'react';
import { useSuggestions } from '@/features/listings/api';
import { useListingsByIds } from '@/features/listings/by-ids-api';
import { useViewed } from '@/features/listings/viewed';
import { useDebounced } from '@/shared/lib/use-debounced';
import { Money } from '@/shared/ui/money';
import { PaletteDialog } from '@/shared/ui/palette-dialog';
import { type PaletteItem, PaletteList } from '@/shared/ui/palette-list';
import type { AddListingProps } from './add-listing';

const TYPING_PAUSE_MS = 150;
const LISTING_PATH = /^\/listings\/([0-9a-f-]{36})$/;

/** A search for one more account to compare, in a dialog. */
export function ListingFinder({
  isOpen,
  onClose,
  ...finding
}: AddListingProps & { isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <PaletteDialog label={t`Add an account`} isOpen={isOpen} onClose={onClose}>
      <Finder {...finding} onClose={onClose} />
    </PaletteDialog>
  );
}

function Finder({ ids, onAdd, onClose }: AddListingProps & { onClose: () => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const settled = useDebounced(text, TYPING_PAUSE_MS);
  const found = useSuggestions(settled);
  const viewedIds = useViewed().map(({ id }) => id);
  const viewed = useListingsByIds(viewedIds);
  const isNew = ({ key }: PaletteItem) => !ids.includes(key);
  const finds = (found.data ?? []).flatMap(({ kind, path, text: label, note, price }) => {
    const id = kind === 'listing' ? LISTING_PATH.exec(path)?.[1] : undefined;
    return id === undefined ? [] : [{ id, label, aside: note, price: price ?? null }];
  });
  const seen = (viewedIds.length > 0 ? (viewed.data ?? []) : []).map(({ id, title, game, price }) => ({
    id,
    label: title,
    aside: game.name,
    price,
  }));
  const items = (text === '' ? seen : finds).map(
    ({ id, label, aside, price }): PaletteItem => ({
      key: id,
      label,
      aside,
      icon: Tag,
      end: price !== null && <Money amount={price} className="shrink-0" />,
      run: () => onAdd(id),
    }),
  );
  const isWaiting = text !== '' && (settled !== text || found.isFetching);
  return (
    <PaletteList
      label={t`Search for an account to add`}
      typed={typed}
      onType={setTyped}
      sections={[
        { key: 'found', label: text === '' ? t`You looked at` : t`Accounts`, items: items.filter(isNew) },
      ]}
      isSearching={isWaiting}
      isStale={isWaiting && found.data !== undefined}
      onClose={onClose}
    />
  );
}
