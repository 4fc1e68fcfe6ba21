import { useLingui } from '@lingui/react/macro';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Button } from './button';
import type { DrawingName } from './drawing';
import { EmptyState } from './empty-state';

/** In place of content that could not be loaded: what happened, and a way to try again. */
export function ProblemState({
  error,
  onRetry,
  as,
  className,
}: {
  error: unknown;
  onRetry?: (() => void) | undefined;
  as?: 'h1' | 'h2' | 'h3';
  className?: string;
}) {
  const { t } = useLingui();
  const problem = toProblem(error);
  const [drawing, title] = ((): [DrawingName, string] => {
    if (problem.code === 'client.network' || problem.code === 'client.timeout')
      return ['unplugged', t`No connection`];
    if (problem.status === 404) return ['search', t`Not found`];
    if (problem.status === 403) return ['lock', t`No access`];
    return ['broken', problem.status >= 500 ? t`Server error` : t`This could not be loaded`];
  })();
  return (
    <div role="alert">
      <EmptyState
        drawing={drawing}
        title={title}
        {...(as && { as })}
        {...(className && { className })}
        action={onRetry && problem.status !== 404 && <Button onClick={onRetry}>{t`Try again`}</Button>}
      >
        <p>{problemWords(problem)}</p>
        {problem.requestId && <p className="mt-2 font-mono text-xs">{problem.requestId}</p>}
      </EmptyState>
    </div>
  );
}
