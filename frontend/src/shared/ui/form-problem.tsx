import { Banner } from './banner';

/** What is wrong with the whole form, above its button; nothing without words. Pass `errors.root?.message`. */
export function FormProblem({ message }: { message: string | undefined }) {
  return message ? <Banner tone="danger">{message}</Banner> : null;
}
