import { useLingui } from '@lingui/react/macro';
import type { UnsavedGuard } from '../lib/use-unsaved-guard';
import { Button } from './button';
import { Dialog } from './dialog';

/** Asks before a page with unsaved changes is left. */
export function UnsavedDialog({ guard }: { guard: UnsavedGuard }) {
  const { t } = useLingui();
  return (
    <Dialog
      size="sm"
      isOpen={guard.isAsking}
      onClose={guard.stay}
      title={t`Leave without saving?`}
      footer={
        <>
          <Button variant="danger" size="lg" onClick={guard.leave}>
            {t`Leave`}
          </Button>
          <Button variant="primary" size="lg" onClick={guard.stay}>
            {t`Stay`}
          </Button>
        </>
      }
    >
      {t`What you changed on this page will be lost.`}
    </Dialog>
  );
}
