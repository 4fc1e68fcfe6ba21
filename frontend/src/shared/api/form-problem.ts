import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form';
import { toProblem } from './problem';
import { fieldWords, problemWords } from './problem-words';

/** Where the server's names differ from the form's: `{ '/credentials/login': 'login' }`. */
export type FieldNames<Values extends FieldValues> = Partial<Record<string, FieldPath<Values>>>;

/**
 * Put a refusal where people look for it: each wrong field's words under that field, all else on `root`
 * (which `<FormProblem>` shows above the button). Never two messages for one failure.
 *
 * @param known the form's fields; an error of any other field goes to `root`
 */
export function showProblemInForm<Values extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<Values>,
  known: readonly FieldPath<Values>[],
  names: FieldNames<Values> = {},
): void {
  const problem = toProblem(error);
  const homeless: string[] = [];
  let isFocused = false;
  for (const field of problem.errors) {
    const name =
      names[field.pointer] ?? (field.pointer.replace(/^[/?]/, '').replaceAll('/', '.') as FieldPath<Values>);
    if (known.includes(name)) {
      setError(name, { type: field.code, message: fieldWords(field) }, { shouldFocus: !isFocused });
      isFocused = true;
    } else {
      homeless.push(fieldWords(field));
    }
  }
  if (problem.errors.length === 0) setError('root', { type: problem.code, message: problemWords(problem) });
  else if (homeless.length > 0) setError('root', { type: problem.code, message: homeless.join(' ') });
}
