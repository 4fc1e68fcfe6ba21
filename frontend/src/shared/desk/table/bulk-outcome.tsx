import { useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { Problem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import type { BulkResult } from './table-types';

export interface Outcome {
  results: readonly BulkResult[];
  titles: ReadonlyMap<string, string>;
}

/** What became of each of many rows: those that were refused first, with the reason. */
export function BulkOutcome({ outcome, onClose }: { outcome: Outcome | null; onClose: () => void }) {
  const { t } = useLingui();
  const results = (outcome?.results ?? []).toSorted(
    (one, other) => Number(one.problem === null) - Number(other.problem === null),
  );
  const done = results.filter(({ problem }) => problem === null).length;
  const all = results.length;
  return (
    <Dialog
      isOpen={outcome !== null}
      onClose={onClose}
      title={t`Done: ${done} of ${all}`}
      footer={
        <Button size="lg" variant="primary" onClick={onClose}>
          {t`Understood`}
        </Button>
      }
    >
      <ul className="grid gap-3">
        {results.map(({ id, problem }) => (
          <li key={id} className="flex gap-2.5">
            {problem ? (
              <CircleAlert className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden="true" />
            ) : (
              <CircleCheck className="mt-0.5 size-4 shrink-0 text-success" aria-hidden="true" />
            )}
            <span className="min-w-0">
              <span className="block break-words font-medium">{outcome?.titles.get(id) ?? id}</span>
              <span className={problem ? 'text-danger text-xs' : 'text-muted text-xs'}>
                {problem ? wordsOf(problem) : t`Done`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function wordsOf({ code, title = code, params = {} }: NonNullable<BulkResult['problem']>): string {
  return problemWords(new Problem({ code, title, params, status: 409 }));
}
