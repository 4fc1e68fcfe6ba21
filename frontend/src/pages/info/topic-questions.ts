/** The questions that answer most of what people write about, by topic (anchors of `/faq`). */
export const TOPIC_QUESTIONS = {
  payment: ['late-payment', 'deposit-back', 'withdraw-paused', 'debt'],
  order: ['no-delivery', 'not-as-described', 'taken-back', 'cancel-order'],
  account: ['no-letter', 'stolen', 'blocked', 'close-account'],
  listing: ['moderation', 'seller-hold', 'cannot-deliver', 'premium'],
  other: ['outside', 'what-is-escrow', 'commission'],
} as const;
