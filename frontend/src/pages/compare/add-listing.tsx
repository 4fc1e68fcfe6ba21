import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { lazyPart } from '@/shared/i18n/lazy-part';
import { Button } from '@/shared/ui/button';

const ListingFinder = lazyPart(async () => (await import('./listing-finder')).ListingFinder, 'comparing');

export interface AddListingProps {
  /** Those that are there already. */
  ids: readonly string[];
  onAdd: (id: string) => void;
}

/** A button, and behind it a search for one more account to compare. */
export function AddListing({ ids, onAdd }: AddListingProps) {
  const { t } = useLingui();
  const [wasOpened, setOpened] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setOpened(true);
    setOpen(true);
  };
  return (
    <>
      <Button onClick={open} icon={<Plus className="size-4" aria-hidden="true" />}>
        {t`Add an account`}
      </Button>
      {wasOpened && (
        <Suspense>
          <ListingFinder ids={ids} onAdd={onAdd} isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
