import { useLingui } from '@lingui/react/macro';
import { Flag } from 'lucide-react';
import { Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { useSessionStatus } from '@/shared/api/session';
import { lazyPart } from '@/shared/i18n/lazy-part';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { useLocation, useNavigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import type { ReportSubject } from '../reports-api';

const ReportDialog = lazyPart(async () => (await import('./report-dialog')).ReportDialog, 'report');

export interface ReportButtonProps {
  subject: ReportSubject;
  /** What it is called, for the dialog's title; empty for what has no name. */
  name: string;
  /** A button, quiet words in a row of them, or the flag alone. */
  look?: 'button' | 'words' | 'icon';
  className?: string;
}

/** The way to tell the shop that something is wrong here. A guest signs in first and comes back. */
export function ReportButton({ subject, name, look = 'button', className }: ReportButtonProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const mayReport = useMayReport();
  const open = () => mayReport() && setOpen(true);
  return (
    <>
      {look === 'button' ? (
        <Button
          variant="ghost"
          size="sm"
          className={className}
          icon={<Flag className="size-3.5" aria-hidden="true" />}
          onClick={open}
        >
          {t`Report this`}
        </Button>
      ) : (
        <button
          type="button"
          onClick={open}
          {...(look === 'icon' && { 'aria-label': t`Report this message`, title: t`Report this message` })}
          className={cn(
            'touch-target inline-flex min-h-6 items-center gap-1.5 rounded hover:text-fg',
            className,
          )}
        >
          <Flag className={look === 'icon' ? 'size-3.5' : 'size-4'} aria-hidden="true" />
          {look === 'words' && t`Report this`}
        </button>
      )}
      <ReportPlace subject={isOpen ? subject : null} name={name} onClose={() => setOpen(false)} />
    </>
  );
}

/** Where the dialog opens: outside of a chat's log, which is read out. Its code comes with the first opening. */
export function ReportPlace({
  subject,
  name,
  onClose,
}: {
  /** Null: nothing is being reported. */
  subject: ReportSubject | null;
  name: string;
  onClose: () => void;
}) {
  if (!subject) return null;
  return createPortal(
    <Suspense>
      <ReportDialog subject={subject} name={name} isOpen onClose={onClose} />
    </Suspense>,
    document.body,
  );
}

/** Whether the person may report now; a guest is led to sign in, and back to this very page. */
export function useMayReport(): () => boolean {
  const status = useSessionStatus();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  return () => {
    // Before it is known who they are, they are not sent away: sending the report asks again.
    if (status !== 'signed-out') return true;
    void navigate(paths.login(pathname + search));
    return false;
  };
}
