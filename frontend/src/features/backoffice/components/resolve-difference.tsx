import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ReasonDialog } from '@/shared/desk/reason-dialog';
import { Button } from '@/shared/ui/button';
import { useDifferenceWords } from '../hooks/use-difference-words';
import { providerName } from '../provider-names';
import { type Difference, useResolveDifference } from '../providers-api';

/** Close a difference with a note of what was done about it; no money moves. */
export function ResolveDifference({ difference }: { difference: Difference }) {
  const { t } = useLingui();
  const { kindOf } = useDifferenceWords();
  const [isOpen, setOpen] = useState(false);
  const resolve = useResolveDifference();
  const close = () => {
    setOpen(false);
    resolve.reset();
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>{t`Close it`}</Button>
      <ReasonDialog
        isOpen={isOpen}
        onClose={close}
        title={t`Close this difference?`}
        description={`${providerName(difference.provider)} · ${kindOf(difference.kind)[1]} · ${difference.external_id}`}
        label={t`What was done`}
        hint={t`The staff and the audit read it.`}
        action={t`Close it`}
        isPending={resolve.isPending}
        error={resolve.error}
        onSubmit={(note) => resolve.mutate({ id: difference.id, note }, { onSuccess: close })}
      >
        {t`This moves no money. First correct what has to be corrected, then write how.`}
      </ReasonDialog>
    </>
  );
}
