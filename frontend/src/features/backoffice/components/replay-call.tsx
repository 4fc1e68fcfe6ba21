import { useLingui } from '@lingui/react/macro';
import { actThen } from '@/shared/desk/act-then';
import { ReasonDialog } from '@/shared/desk/reason-dialog';
import { useLocale } from '@/shared/i18n/locale';
import { formatDateTime } from '@/shared/lib/dates';
import { providerName } from '../provider-names';
import { type ProviderCall, useReplayCall } from '../providers-api';

/** Play a call of a provider again, for a reason. One for each: `key={call.id}`. */
export function ReplayCall({ call, onClose }: { call: ProviderCall; onClose: () => void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const replay = useReplayCall();
  const name = providerName(call.provider);
  return (
    <ReasonDialog
      isOpen
      onClose={onClose}
      title={t`Play this call again?`}
      description={`${name} · ${formatDateTime(call.received_at, locale)}`}
      label={t`Reason`}
      hint={t`The staff and the audit read it.`}
      action={t`Play it again`}
      isPending={replay.isPending}
      error={replay.error}
      onSubmit={(reason) => actThen(replay, { id: call.id, reason }, onClose)}
    >
      {t`It is dealt with as if the provider had repeated it: what has happened already does not happen twice.`}
    </ReasonDialog>
  );
}
