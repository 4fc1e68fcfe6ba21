import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { currentLocale } from '@/shared/i18n/locale';
import { formatDateTime } from '@/shared/lib/dates';
import { formatSom } from '@/shared/lib/money';
import './common-problem-words';
import { addProblemWords } from './problem-words';

/** The server's refusals: they come with the first one (`learnWords`), and with the members' pages. */
addProblemWords({
  'report.subject_not_found': () => msg`What you want to report is no longer there.`,
  'report.own': () => msg`This is your own. You can change or remove it yourself.`,
  'report.not_found': () => msg`There is no such report.`,
  'reports.per_day': () => msg`You have told us a lot today, thank you. Go on tomorrow.`,
  'verdict.not_found': () => msg`There is no such decision.`,
  'appeal.exists': () => msg`You have appealed already. We read it and answer.`,
  'appeal.too_late': () => msg`It is too late to appeal: that was possible for 30 days.`,
  'ledger.insufficient_funds': (params) => notEnough(params),
  'order.invalid_transition': () => msg`This step is no longer open: the order has moved on.`,
  'listing.price_changed': (params) => priceChanged(params),
  'listing.own': () => msg`This is your own listing.`,
  'listing.not_active': () => msg`Somebody was faster: this account is reserved or sold. No money was taken.`,
  'listing.invalid_transition': () => msg`This listing cannot be changed now.`,
  'listing.limit_reached': (params) => limitReached(params),
  'order.credentials_not_open': () => msg`The credentials are open from delivery on, and not after a refund.`,
  'order.credentials_wiped': () =>
    msg`The login data was wiped: this order was over long ago. Nobody can open it any more.`,
  'order.too_many_open': () => msg`Pay or cancel your open orders first.`,
  'payment.method_unavailable': () => msg`This payment method cannot be used now. Choose another one.`,
  'payment.provider_unavailable': () =>
    msg`The payment service does not answer now. Nothing was charged; try again or choose another method.`,
  'payment.wrong_code': () => msg`This is not the code from the SMS. Nothing was charged; look at it again.`,
  'payment.code_expired': () =>
    msg`The code is out of date. Nothing was charged; begin the payment again to get a new one.`,
  'payment.deposit_not_confirmable': () => msg`This payment waits for no code now. Look at how it stands.`,
  'payment.card_payment_unsupported': () =>
    msg`A saved card cannot pay by this method. Nothing was charged; pay with a new card or another method.`,
  'payment.phone_needed': () => msg`Add your phone number to your profile first: a Humo card is known by it.`,
  'payment.statement_unsupported': () => msg`This provider gives no list that could be asked for.`,
  'payment.difference_not_found': () => msg`There is no such difference, or it was dealt with meanwhile.`,
  'payment.provider_call_not_found': () => msg`There is no such call of a provider.`,
  'payment.provider_call_not_replayable': () =>
    msg`This call cannot be played again: it is not genuine, or not all of it was kept.`,
  'payment.payout_unsupported': () => msg`Money cannot be sent to a card by this service now.`,
  'payment.card_not_found': () => msg`This card is no longer here. Choose another one.`,
  'payment.card_limit_reached': (params) => cardLimit(params),
  'payment.card_not_active': () => msg`This card cannot be used: it is not confirmed, or was removed.`,
  'payment.card_frozen': (params) => cardFrozen(params),
  'payment.card_in_use': () => msg`A withdrawal to this card is still on its way. Remove it afterwards.`,
  'payment.refund_unavailable': (params) => noWayBack(params),
  'payment.in_debt': (params) => inDebt(params),
  'payment.daily_limit_reached': (params) => dayLimit(params),
  'payment.withdrawal_not_found': () => msg`There is no such withdrawal, or it is not yours.`,
  'payment.withdrawal_invalid_transition': () =>
    msg`This step is no longer open: the withdrawal has moved on.`,
  'chat.not_found': () => msg`There is no such conversation, or it is not yours.`,
  'chat.blocked': () => msg`You cannot write to this person now.`,
  'chat.closed': () => msg`This conversation is closed. What was written stays here.`,
  'chat.credentials_refused': () =>
    msg`Not sent: login data never goes through a chat. Hand it over in the order, where it is sealed.`,
  'notification.not_found': () => msg`There is no such notification.`,
  card_number: () => msg`A card's number does not belong here.`,
  'subscription.plan_not_found': () => msg`There is no such plan.`,
  'subscription.price_changed': () =>
    msg`The sum is another one now, and nothing was taken. Look at it again.`,
  'subscription.nothing_to_change': () => msg`You have this plan already. Nothing was taken.`,
  'subscription.not_running': () => msg`You have no paid plan now.`,
  'subscription.nothing_to_resume': () =>
    msg`This time was a gift and ends by itself. To go on, choose the plan again.`,
  'review.not_found': () => msg`This review is no longer there.`,
  'review.own_vote': () => msg`Buyer and seller of an order do not vote on its review.`,
  'review.exists': () => msg`You have already reviewed this order.`,
  'review.order_not_completed': () => msg`A review can be written once the order is completed.`,
  'review.window_closed': () => msg`The time to write or change this review is over.`,
  'upload.not_an_image': () => msg`Only JPEG, PNG and WebP pictures can be used. A screenshot of it will do.`,
  'upload.animated': () => msg`The picture moves; a still one is needed.`,
  'upload.too_large': () => msg`The file is too large.`,
  'upload.too_small': () => msg`The picture is too small: at least 800 × 600 pixels. Choose a larger one.`,
  'upload.too_many_pixels': () => msg`The picture has too many pixels.`,
  'upload.truncated': () => msg`The file is damaged. Choose another one.`,
  'upload.polyglot': () =>
    msg`The file hides something behind the picture. Save it anew as JPEG or PNG, or take a screenshot of it.`,
  'upload.not_ready': () => msg`A picture is still being worked on. Try again in a moment.`,
  'upload.in_use': () => msg`The picture is in use; take it off the listing first.`,
  'upload.quota_exceeded': () => msg`Too many pictures wait to be used. Remove some first.`,
  'dispute.not_found': () => msg`There is no such dispute, or it is not yours.`,
  'dispute.closed': () => msg`This dispute is closed: nothing was changed.`,
  'dispute.full': ({ kind }) =>
    kind === 'evidence'
      ? msg`You have added as many pictures as a dispute takes. Put the rest into words.`
      : msg`You have written as much as a dispute takes. Propose something, or wait for the decision.`,
  'offer.not_found': () => msg`There is no such offer, or it is not yours.`,
  'offer.exists': () => msg`You have an offer for this account already. It is on this page.`,
  'offer.not_accepted': () => msg`The seller takes no price offers for this account.`,
  'offer.invalid_transition': () => msg`This step is no longer open: the offer has moved on.`,
  'offer.limit_reached': (params) => offersLimit(params),
  min_window: () => msg`At least four hours a day.`,
  in_the_past: () => msg`A moment to come, please.`,
  'order.not_found': () => msg`There is no such order, or it is not yours.`,
  'listing.not_found': () => msg`There is no such listing.`,
  'saved_search.not_found': () => msg`This saved search is no longer there.`,
  'saved_search.exists': () => msg`You have saved this search already. It is among your saved searches.`,
  'saved_search.limit_reached': () => msg`You have 20 saved searches: delete one you no longer need first.`,
  'price_watch.limit_reached': () => msg`You watch 200 prices: stop watching one first.`,
  'sell_draft.not_found': () => msg`There is no such draft: it was submitted or deleted.`,
  images_not_sent: () => msg`Wait until every picture is sent, or remove the ones that cannot be.`,
  login_not_sealed: () => msg`Seal the login in the vault, or choose to deliver by hand.`,
  csv_empty: () => msg`There is nothing in the file.`,
  csv_encoding: () => msg`Save the file as CSV in UTF-8.`,
  csv_malformed: () => msg`A quotation mark is not closed, or a cell is too long.`,
  duplicate_column: () => msg`This column stands there twice.`,
  missing_column: () => msg`This column is missing.`,
  unknown_column: () => msg`The template has no such column.`,
  too_many_cells: () => msg`This row has more cells than the header.`,
  too_many_rows: () => msg`At most 200 rows at a time.`,
  'vault.credentials_not_found': () => msg`There is no login here.`,
  'upload.not_found': () => msg`A picture is no longer there. Remove it and add it again.`,
  'vault.credentials_taken': () => msg`This game account is already on sale in another listing.`,
  'auth.locked': (params) => locked(params),
  'auth.step_up_required': () => msg`Nothing was done: it was not confirmed that it is you.`,
  'auth.two_factor_required': () =>
    msg`Turn the second step at sign-in on first: members of the staff need it.`,
  'auth.two_factor_on': () => msg`The second step is on already.`,
  'auth.two_factor_obligatory': () => msg`Members of the staff cannot turn the second step off.`,
  'auth.challenge_invalid': () =>
    msg`The second step took too long or had too many wrong codes. Begin again.`,
  'auth.code_wrong': () => msg`This code is wrong or too old. Look at the newest one.`,
  'auth.link_invalid': () =>
    msg`This link is good for nothing any more. Open the newest letter, or have a new one sent.`,
  'auth.link_expired': () => msg`This link is too old. Have a new letter sent.`,
  'auth.google_off': () => msg`Signing in with Google is not possible here now.`,
  'auth.google_invalid': () =>
    msg`Google's answer could not be accepted. Nothing was changed; try once more.`,
  'auth.google_link_required': () =>
    msg`There is an account with this e-mail already. Show by its password that it is yours.`,
  'auth.google_taken': () => msg`This Google account belongs to another WibeStore account.`,
  'auth.last_way_in': () => msg`It is your only way in. Set a password first.`,
  'user.email_unverified': () =>
    msg`Confirm your e-mail first: the link is in our letter. Nothing was changed.`,
  'user.email_verified_already': () => msg`Your e-mail is confirmed already.`,
  'user.cannot_close': () => msg`The account cannot be closed while something is open. Nothing was changed.`,
  'session.not_found': () => msg`This session has ended already.`,
  'payment.withdrawals_frozen': (params) => frozen(params),
});

function locked(params: Record<string, unknown>): MessageDescriptor {
  const minutes = Math.ceil(Number(params['retry_after_s'] ?? 0) / 60);
  return minutes > 0
    ? msg`${plural(minutes, {
        one: 'Too many wrong passwords: sign-in is locked for # minute. If the account is yours, our letter opens it at once.',
        other:
          'Too many wrong passwords: sign-in is locked for # minutes. If the account is yours, our letter opens it at once.',
      })}`
    : msg`Too many wrong passwords: sign-in is locked for a while. If the account is yours, our letter opens it at once.`;
}

function frozen(params: Record<string, unknown>): MessageDescriptor {
  const until = params['until'];
  if (typeof until !== 'string')
    return msg`Withdrawals rest for a day after a change of password, e-mail or second step. Your money stays yours.`;
  const moment = formatDateTime(until, currentLocale());
  return msg`Withdrawals rest until ${moment}, because the password, e-mail or second step was changed. Your money stays yours.`;
}

function notEnough(params: Record<string, unknown>): MessageDescriptor {
  const missing = Number(params['missing']);
  if (!(missing > 0)) return msg`The wallet does not hold enough money. Nothing was taken.`;
  const sum = formatSom(missing, currentLocale());
  return msg`The wallet lacks ${sum}. Nothing was taken; top it up and try again.`;
}

function cardLimit(params: Record<string, unknown>): MessageDescriptor {
  const limit = Number(params['limit'] ?? 0);
  return msg`${plural(limit, { one: 'You can have # card here. Remove it first.', other: 'You can have # cards here. Remove one first.' })}`;
}

function cardFrozen(params: Record<string, unknown>): MessageDescriptor {
  const from = params['usable_from'];
  if (typeof from !== 'string') return msg`This card is new. Money can be sent to it later.`;
  const moment = formatDateTime(from, currentLocale());
  return msg`This card is new: money can be sent to it from ${moment}. Choose another one, or wait.`;
}

function noWayBack(params: Record<string, unknown>): MessageDescriptor {
  switch (params['reason']) {
    case 'spent':
      return msg`This money is not all in your wallet any more, so it cannot go back to the card.`;
    case 'in_debt':
      return msg`Nothing can go back to the card while you owe money. Top up to pay it.`;
    case 'refunding':
      return msg`This money is on its way back to the card already.`;
    case 'too_late':
      return msg`It is too late to send this payment back to the card. The money stays in your wallet.`;
    default:
      return msg`This payment cannot go back to the card. The money stays where it is.`;
  }
}

function inDebt(params: Record<string, unknown>): MessageDescriptor {
  const debt = Number(params['debt']);
  if (!(debt > 0)) return msg`Nothing can be withdrawn while you owe money. Top up to pay it.`;
  const sum = formatSom(debt, currentLocale());
  return msg`You owe ${sum}. Nothing can be withdrawn until it is paid; top up to pay it.`;
}

function dayLimit(params: Record<string, unknown>): MessageDescriptor {
  const left = Number(params['left']);
  if (!(left > 0)) return msg`Your plan lets no more out within these 24 hours. Nothing was taken.`;
  const sum = formatSom(left, currentLocale());
  return msg`Your plan lets ${sum} more out within these 24 hours. Nothing was taken.`;
}

function limitReached(params: Record<string, unknown>): MessageDescriptor {
  const limit = Number(params['limit']);
  return limit > 0
    ? msg`No more than ${limit} at a time. Remove one first.`
    : msg`That is the limit. Remove one first.`;
}

function offersLimit(params: Record<string, unknown>): MessageDescriptor {
  const limit = Number(params['limit'] ?? 0);
  return params['of'] === 'listing_day'
    ? msg`${plural(limit, {
        one: 'At most # offer a day for one account. Try again tomorrow.',
        other: 'At most # offers a day for one account. Try again tomorrow.',
      })}`
    : msg`${plural(limit, {
        one: 'At most # open offer at a time. Take one back first.',
        other: 'At most # open offers at a time. Take one back first.',
      })}`;
}

function priceChanged(params: Record<string, unknown>): MessageDescriptor {
  const price = Number(params['price']);
  if (!(price > 0)) return msg`The price has changed. No money was taken; look at the new price.`;
  const sum = formatSom(price, currentLocale());
  return msg`The price has changed to ${sum}. No money was taken; look at it again.`;
}
