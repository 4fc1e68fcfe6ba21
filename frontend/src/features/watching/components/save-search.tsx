import { useLingui } from '@lingui/react/macro';
import { BellPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/shared/ui/button';
import { useIntent } from '../hooks/use-intent';
import { SaveSearchDialog } from './save-search-dialog';

export interface SaveSearchProps {
  /** The filters, as the address of the catalog has them. */
  query: string;
  /** What it is called unless the person says otherwise. */
  name: string;
}

/** The way to be told of new accounts that fit the filters; a guest signs in first and finds the question open. */
export function SaveSearch({ query, name }: SaveSearchProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  const withPerson = useIntent(`save:${query}`, open);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        icon={<BellPlus className="size-4" aria-hidden="true" />}
        onClick={() => withPerson(open)}
      >
        {t`Save this search`}
      </Button>
      <SaveSearchDialog query={query} name={name} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
