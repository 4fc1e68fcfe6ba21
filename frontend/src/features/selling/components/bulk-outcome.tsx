import { useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { Problem } from '@/shared/api/problem';
import { fieldWords, problemWords } from '@/shared/api/problem-words';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import type { BulkResult } from '../shapes';

/** What became of each of many listings: those that were refused first, with the reason. */
export function BulkOutcome({
  outcome,
  onClose,
}: {
  outcome: { results: readonly BulkResult[]; titles: ReadonlyMap<string, string> } | null;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const results = [...(outcome?.results ?? [])].sort(
    (a, b) => Number(a.problem === null) - Number(b.problem === null),
  );
  const refused = results.filter(({ problem }) => problem !== null).length;
  return (
    <Dialog
      isOpen={outcome !== null}
      onClose={onClose}
      title={t`Changed: ${results.length - refused} of ${results.length}`}
      footer={
        <Button size="lg" variant="primary" onClick={onClose}>
          {t`Understood`}
        </Button>
      }
    >
      <ul className="grid gap-3">
        {results.map(({ id, is_changed, problem, listing }) => (
          <li key={id} className="flex gap-2.5">
            {problem ? (
              <CircleAlert className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden="true" />
            ) : (
              <CircleCheck className="mt-0.5 size-4 shrink-0 text-success" aria-hidden="true" />
            )}
            <span className="min-w-0">
              <span className="block break-words font-medium">
                {listing?.title ?? outcome?.titles.get(id) ?? id}
              </span>
              <span className={problem ? 'text-danger text-xs' : 'text-muted text-xs'}>
                {problem ? wordsOf(problem) : is_changed ? t`Changed` : t`It was so already`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function wordsOf({ code, title, params }: NonNullable<BulkResult['problem']>): string {
  // The server names the first wrong field: a row has no place for more.
  if (code === 'validation.failed') {
    return fieldWords({ pointer: '', code: String(params['code']), detail: title, params });
  }
  return problemWords(new Problem({ code, title, params, status: 409 }));
}
