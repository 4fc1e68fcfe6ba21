import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { type SavedSearch, useChangeSearch } from '../api';
import { NameField } from './name-field';

/** Another name for a saved search: shown at once, taken back when the server refuses. */
export function RenameDialog({
  search,
  isOpen,
  onClose,
}: {
  search: SavedSearch;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useLingui();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} size="sm" title={t`Rename the search`}>
      <RenameForm search={search} onClose={onClose} />
    </Dialog>
  );
}

function RenameForm({ search, onClose }: { search: SavedSearch; onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState(search.name);
  const [isChecked, setChecked] = useState(false);
  const change = useChangeSearch(search.id);
  const send = () => {
    setChecked(true);
    const wanted = name.trim();
    if (wanted === '') return;
    if (wanted !== search.name) change.mutate({ name: wanted });
    onClose();
  };
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <NameField name={name} onChange={setName} isChecked={isChecked} />
      <div className="flex flex-wrap justify-end gap-2 max-sm:*:flex-1">
        <Button size="lg" onClick={onClose}>{t`Cancel`}</Button>
        <Button size="lg" type="submit" variant="primary">{t`Save`}</Button>
      </div>
    </form>
  );
}
