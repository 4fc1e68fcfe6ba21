import { useLingui } from '@lingui/react/macro';
import { accountPaths } from '@/shared/lib/account-paths';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { useReportWords } from '../hooks/use-report-words';
import type { MyVerdict } from '../verdicts-api';

/** A decision about oneself that must be seen: it goes away by "Understood", or by reading all of it. */
export function WarningDialog({ verdict, onSeen }: { verdict: MyVerdict; onSeen: () => void }) {
  const { t } = useLingui();
  const { verdictTitle, reasonName } = useReportWords();
  const { title } = verdict.subject;
  const reason = reasonName(verdict.reason);
  return (
    <Dialog
      isOpen
      // Esc and a press beside it are no reading.
      isLocked
      onClose={onSeen}
      title={verdictTitle(verdict)}
      description={[title, reason].filter(Boolean).join(' · ') || undefined}
      footer={
        <>
          <ButtonLink size="lg" to={accountPaths.verdict(verdict.id)} onClick={onSeen}>
            {t`Read all of it`}
          </ButtonLink>
          <Button size="lg" variant="primary" onClick={onSeen}>{t`Understood`}</Button>
        </>
      }
    >
      <p className="whitespace-pre-line break-words">{verdict.text}</p>
      {verdict.appeal_until && (
        <p className="mt-3 text-pretty text-muted">
          {t`If you do not agree, you can appeal: another moderator reads it.`}
        </p>
      )}
    </Dialog>
  );
}
