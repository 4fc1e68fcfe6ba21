import { useLingui } from '@lingui/react/macro';
import { actThen } from '@/shared/desk/act-then';
import { ReasonDialog } from '@/shared/desk/reason-dialog';
import { useDifferenceWords } from '../hooks/use-difference-words';
import { providerName } from '../provider-names';
import { type Difference, useResolveDifference } from '../providers-api';

export interface ResolveDifferenceProps {
  difference: Difference;
  onClose: () => void;
}

/** Close a difference with a note of what was done about it; no money moves. One for each: `key={difference.id}`. */
export function ResolveDifference({ difference, onClose }: ResolveDifferenceProps) {
  const { t } = useLingui();
  const { kindOf } = useDifferenceWords();
  const resolve = useResolveDifference();
  return (
    <ReasonDialog
      isOpen
      onClose={onClose}
      title={t`Close this difference?`}
      description={`${providerName(difference.provider)} · ${kindOf(difference.kind)[1]} · ${difference.external_id}`}
      label={t`What was done`}
      hint={t`The staff and the audit read it.`}
      action={t`Close it`}
      isPending={resolve.isPending}
      error={resolve.error}
      onSubmit={(note) => actThen(resolve, { id: difference.id, note }, onClose)}
    >
      {t`This moves no money. First correct what has to be corrected, then write how.`}
    </ReasonDialog>
  );
}
