import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { addProblemWords } from '@/shared/api/problem-words';

/** Refusals that only the staff can meet; their pages bring this file along. */
addProblemWords({
  'moderation.queue_empty': () => msg`Nothing waits: all listings are with somebody.`,
  'moderation.claimed': (params) => takenBy(params),
  'report.claimed': (params) => takenBy(params),
  'dispute.taken': (params) => takenBy(params),
  'report.invalid_transition': () => msg`Somebody else decided meanwhile. Look at it again.`,
  'appeal.decided': () => msg`This appeal was decided meanwhile.`,
  'dispute.second_needed': () =>
    msg`Your decision is noted. Because of the sum a second person has to agree.`,
  'user.not_verifiable': () => msg`This seller does not fulfil the conditions of the badge yet.`,
  'user.blocked_already': () => msg`This person is blocked already.`,
  'user.not_blocked': () => msg`This person is not blocked.`,
  'user.last_admin': () => msg`This is the last admin. Make somebody else one first.`,
  'note.not_found': () => msg`This note is no longer there.`,
  'view.not_found': () => msg`This view is no longer there.`,
  'view.exists': () => msg`You have a view with this name.`,
  'view.limit_reached': () => msg`You have as many views as can be kept. Delete one first.`,
  'template.exists': () => msg`There is a ready text with this code already.`,
  'ledger.entry_not_found': () => msg`There is no such entry in the books.`,
  'payment.provider_not_found': () => msg`There is no such provider.`,
  'game.exists': () => msg`There is a game with this address already.`,
  'game.attribute_in_use': (params) => inUse(params),
  'setting.not_found': () => msg`There is no such setting.`,
});

function takenBy({ by }: Record<string, unknown>): MessageDescriptor {
  const name = typeof by === 'string' ? by : '';
  return name ? msg`${name} works on this now.` : msg`Somebody else works on this now.`;
}

function inUse({ key, count }: Record<string, unknown>): MessageDescriptor {
  const name = String(key ?? '');
  const listings = Number(count ?? 0);
  return msg`Listings use “${name}”: ${listings}. It can be changed once none of them is on sale.`;
}
