import { useLingui } from '@lingui/react/macro';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { accountPaths } from '@/shared/lib/account-paths';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { type ReportSubject, type ToldReport, useReasons } from '../reports-api';
import { ReportForm } from './report-form';

export interface ReportDialogProps {
  subject: ReportSubject;
  /** What it is called; empty for what has no name. */
  name: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Tell the shop what is wrong with a listing, a person, a message or a review. */
export function ReportDialog({ subject, name, isOpen, onClose }: ReportDialogProps) {
  const { t } = useLingui();
  const reasons = useReasons(subject.kind);
  const [isSending, setSending] = useState(false);
  const [told, setTold] = useState<ToldReport | null>(null);
  const titles = {
    listing: t`Report this listing`,
    user: t`Report ${name}`,
    message: t`Report this message`,
    review: t`Report this review`,
  };
  if (told) return <Told isOld={told.isOld} isOpen={isOpen} onClose={onClose} />;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      isLocked={isSending}
      title={titles[subject.kind]}
      description={t`Moderators read every report. Nobody else learns who sent it.`}
    >
      {reasons.data ? (
        <ReportForm
          subject={subject}
          reasons={reasons.data}
          onSending={setSending}
          onCancel={onClose}
          onTold={setTold}
        />
      ) : reasons.error ? (
        <ProblemState error={reasons.error} onRetry={() => void reasons.refetch()} as="h3" />
      ) : (
        <div role="status" aria-label={t`Loading`} className="grid gap-2">
          {['first', 'second', 'third', 'fourth'].map((place) => (
            <Skeleton key={place} className="h-11" />
          ))}
        </div>
      )}
    </Dialog>
  );
}

/** It was told, now or before: what happens next. */
function Told({ isOld, isOpen, onClose }: { isOld: boolean; isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog
      size="sm"
      isOpen={isOpen}
      onClose={onClose}
      title={isOld ? t`You told us already` : t`Thank you, we have it`}
      footer={
        <>
          <ButtonLink size="lg" to={accountPaths.reports()} onClick={onClose}>{t`My reports`}</ButtonLink>
          <Button size="lg" variant="primary" onClick={onClose}>{t`Done`}</Button>
        </>
      }
    >
      <p role="status" className="flex items-start gap-2.5">
        <CircleCheck className="mt-0.5 size-4.5 shrink-0 text-success" aria-hidden="true" />
        {isOld
          ? t`Your first report counts, there is no need to send it again. We tell you when moderators have decided.`
          : t`A moderator looks into it, usually within a day. We tell you what came of it.`}
      </p>
    </Dialog>
  );
}
