import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { accountPaths } from '@/shared/lib/account-paths';
import { useNavigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { Switch } from '@/shared/ui/switch';
import { showToast } from '@/shared/ui/toast';
import { useSaveSearch } from '../api';
import { NAME_MAX, NameField } from './name-field';

interface SaveSearchDialogProps {
  query: string;
  name: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Under which name, and whether to be told. */
export function SaveSearchDialog({ isOpen, onClose, ...search }: SaveSearchDialogProps) {
  const { t } = useLingui();
  const save = useSaveSearch();
  const close = () => {
    onClose();
    save.reset();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      isLocked={save.isPending}
      title={t`Save this search`}
      description={t`We look for new accounts that fit these filters.`}
    >
      <SaveSearchForm {...search} save={save} onClose={close} />
    </Dialog>
  );
}

/** Mounted with each opening: it begins with the filters of that moment. */
function SaveSearchForm({
  query,
  name: suggested,
  save,
  onClose,
}: Omit<SaveSearchDialogProps, 'isOpen'> & { save: ReturnType<typeof useSaveSearch> }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [name, setName] = useState(suggested.slice(0, NAME_MAX));
  const [isAlerting, setAlerting] = useState(true);
  const [isChecked, setChecked] = useState(false);
  const send = () => {
    setChecked(true);
    if (name.trim() === '') return;
    save.mutate(
      { name: name.trim(), query, is_alerting: isAlerting },
      {
        onSuccess: () => {
          onClose();
          showToast({
            tone: 'success',
            title: t`The search is saved.`,
            action: {
              label: t`All saved searches`,
              onPress: () => void navigate(accountPaths.savedSearches()),
            },
          });
        },
      },
    );
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
      <Switch
        label={t`Tell me about new accounts`}
        hint={t`At most once an hour for each search.`}
        checked={isAlerting}
        onChange={(event) => setAlerting(event.target.checked)}
      />
      <FormProblem message={save.error ? problemWords(toProblem(save.error)) : undefined} />
      <div className="flex flex-wrap justify-end gap-2 max-sm:*:flex-1">
        <Button size="lg" onClick={onClose} disabled={save.isPending}>{t`Not now`}</Button>
        <Button size="lg" type="submit" variant="primary" isLoading={save.isPending}>
          {t`Save`}
        </Button>
      </div>
    </form>
  );
}
