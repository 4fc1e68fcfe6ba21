import { Plural, useLingui } from '@lingui/react/macro';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';

/** The question before something that cannot be taken back. */
export function ArchiveDialog({
  isOpen,
  onClose,
  titles,
  isPending,
  error,
  onConfirm,
}: {
  isOpen: boolean;
  onClose: () => void;
  titles: readonly string[];
  isPending: boolean;
  error: unknown;
  onConfirm: () => void;
}) {
  const { t } = useLingui();
  return (
    <Dialog
      size="sm"
      isOpen={isOpen}
      onClose={onClose}
      isLocked={isPending}
      title={<Plural value={titles.length} one="Archive this listing?" other="Archive # listings?" />}
      description={titles.length === 1 ? titles[0] : undefined}
      footer={
        <>
          <Button size="lg" disabled={isPending} onClick={onClose}>
            {t`Not now`}
          </Button>
          <Button size="lg" variant="danger" isLoading={isPending} onClick={onConfirm}>
            {t`Yes, archive`}
          </Button>
        </>
      }
    >
      <p>{t`What is archived is taken off for good, and the sealed login is forgotten. This cannot be undone.`}</p>
      {Boolean(error) && (
        <div className="mt-3">
          <FormProblem message={problemWords(toProblem(error))} />
        </div>
      )}
    </Dialog>
  );
}
