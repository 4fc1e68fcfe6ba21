/** What a request to support is about, as the form is opened with it. */
export interface SupportPrefill {
  topic?: string;
  /** One's own order, deposit or withdrawal, with its id and the number that people say. */
  kind?: 'order' | 'deposit' | 'withdrawal';
  id?: string;
  number?: string;
  /** The request's id that an error page showed. */
  error?: string;
}

/** The addresses of what the shop says of itself and of its support; apart from `paths`, which the first pages carry. */
export const infoPaths = {
  /** All questions, or one of them open. */
  faq: (question?: string) => (question ? `/faq#${question}` : '/faq'),
  terms: () => '/terms',
  privacy: () => '/privacy',
  refunds: () => '/refunds',
  company: () => '/company',
  support: (prefill?: SupportPrefill) =>
    prefill ? `/support?${new URLSearchParams({ ...prefill })}` : '/support',
  supportRequest: (id: string) => `/support/requests/${id}`,
};
