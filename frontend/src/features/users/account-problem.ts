import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';

const TAKEN: Record<string, string> = {
  'user.email_taken': 'email',
  'user.username_taken': 'username',
};

/** Like `showProblemInForm`; a taken e-mail or name stands under its field too. */
export function showAccountProblem<Values extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<Values>,
  known: readonly FieldPath<Values>[],
): void {
  const problem = toProblem(error);
  const taken = known.find((name) => name === TAKEN[problem.code]);
  if (taken) setError(taken, { type: problem.code, message: problemWords(problem) }, { shouldFocus: true });
  else showProblemInForm(error, setError, known);
}
