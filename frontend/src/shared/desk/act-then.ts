interface Act<Answer, Vars> {
  mutateAsync: (vars: Vars) => Promise<Answer>;
}

/**
 * Does something and then what follows from it, such as closing the form. Not by `onSuccess` of the call: the list, asked
 * again, may come first, without what was decided on, and take the form away with it; then that is never called. A
 * refusal stays with the act, which shows it.
 */
export function actThen<Answer, Vars>(
  act: Act<Answer, Vars>,
  vars: Vars,
  done: (answer: Answer) => void,
  refused: (error: unknown) => void = () => undefined,
): void {
  act.mutateAsync(vars).then(done, refused);
}
