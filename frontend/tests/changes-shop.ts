import * as chat from '@/features/chat/api';
import { useOpenChat } from '@/features/chat/hooks/use-open-chat';
import * as disputes from '@/features/disputes/api';
import * as listings from '@/features/listings/api';
import * as reports from '@/features/moderation/reports-api';
import * as verdicts from '@/features/moderation/verdicts-api';
import * as notifications from '@/features/notifications/api';
import * as offers from '@/features/offers/api';
import * as orders from '@/features/orders/api';
import * as deposits from '@/features/payments/deposits-api';
import * as transactions from '@/features/payments/transactions-api';
import * as reviews from '@/features/reviews/api';
import * as selling from '@/features/selling/api';
import * as cabinet from '@/features/selling/cabinet-api';
import * as drafts from '@/features/selling/drafts-api';
import * as subscriptions from '@/features/subscriptions/api';
import * as support from '@/features/support/api';
import * as account from '@/features/users/account-api';
import * as users from '@/features/users/api';
import * as profile from '@/features/users/profile-api';
import * as sessions from '@/features/users/sessions-api';
import * as signIn from '@/features/users/sign-in-api';
import * as twoFactor from '@/features/users/two-factor-api';
import * as watching from '@/features/watching/api';
import * as withdrawals from '@/features/withdrawals/api';
import * as cards from '@/features/withdrawals/cards-api';
import { type Change, change } from './changes';

const LISTING = ['selling.list', 'selling.stats', 'listings'];
const ORDER = ['payments', 'listings', 'selling', 'orders.purchases', 'orders.sales', 'disputes', 'offers'];
const DISPUTE = [
  'desk.disputes',
  'desk.queues',
  'payments',
  'listings',
  'selling',
  'orders.purchases',
  'orders.sales',
];
const RATING = ['reviews', 'users.public', 'orders', 'listings'];
const STANDING = ['users.two-factor', 'users.me', 'users.sessions'];
const PLAN = ['subscriptions.quote', 'payments', 'users', 'selling'];
const step = { id: 'a', version: 1 };

/** Every change that the shop's people can make, and what is asked again for it. */
export const SHOP_CHANGES: readonly Change[] = [
  change('useOpenChat', useOpenChat, 'l', 'chat.list'),
  change('useBlock', () => chat.useBlock('a'), true, 'chat.detail.a'),
  change('useOpenDispute', () => disputes.useOpenDispute('o'), {}, ...DISPUTE),
  change(
    'useDisputeAct',
    () => disputes.useDisputeAct('a'),
    { event: 'messages', details: { text: 'Hi' } },
    ...DISPUTE,
  ),
  change(
    'useStaffReveal',
    () => disputes.useStaffReveal('a'),
    'Both say it is wrong',
    'disputes.detail.a',
    'desk.disputes.detail.a',
  ),
  change('useCountView', listings.useCountView, 'l'),
  change('useToggleFavorite', () => listings.useToggleFavorite('l'), true, 'listings.favorites'),
  change('useSendReport', () => reports.useSendReport({ kind: 'user', id: 'u' }), {}, 'reports.mine'),
  change('useAppeal', () => verdicts.useAppeal('v'), 'It was not me'),
  change('useAppealByLink', verdicts.useAppealByLink, {}),
  change('useMarkNotificationRead', notifications.useMarkNotificationRead, 'n'),
  change('useMarkAllRead', notifications.useMarkAllRead, null),
  change('useUpdatePreferences', notifications.useUpdatePreferences, { sound: false }),
  change('useMakeOffer', () => offers.useMakeOffer('l'), {}, 'offers', 'listings.detail'),
  change(
    'useOfferAction',
    offers.useOfferAction,
    { offer: step, event: 'accept' },
    'offers',
    'listings.detail',
  ),
  change('useCreateOrder', orders.useCreateOrder, {}, ...ORDER),
  change('useOrderAction', orders.useOrderAction, { order: step, event: 'confirm' }, ...ORDER),
  change('useReveal', () => orders.useReveal('a'), undefined, 'orders.detail.a'),
  change('useCreateDeposit', deposits.useCreateDeposit, {}),
  change(
    'useConfirmDeposit',
    () => deposits.useConfirmDeposit('a'),
    '123456',
    'payments.wallet',
    'payments.transactions',
  ),
  change(
    'useRefundDeposit',
    () => deposits.useRefundDeposit('a'),
    undefined,
    'payments.wallet',
    'payments.transactions',
  ),
  change('useTransactionExport', transactions.useTransactionExport, {}),
  change('useCreateReview', reviews.useCreateReview, {}, ...RATING),
  change('useUpdateReview', () => reviews.useUpdateReview('r'), {}, 'users.public', 'listings'),
  change('useDeleteReview', () => reviews.useDeleteReview('r'), undefined, ...RATING),
  change('useRespond', () => reviews.useRespond('r'), {}),
  change('useToggleHelpful', () => reviews.useToggleHelpful('r'), true),
  change('useCreateListing', drafts.useCreateListing, { id: 'd', version: 1 }, ...LISTING, 'selling.drafts'),
  change('useUpdateListing', selling.useUpdateListing, { id: 'l' }, ...LISTING),
  change('useDeleteListing', selling.useDeleteListing, 'l', ...LISTING),
  change('useSealCredentials', selling.useSealCredentials, { id: 'l', credentials: {} }, ...LISTING),
  change('useBulk', cabinet.useBulk, {}, 'selling', 'listings'),
  change(
    'useImportListings',
    cabinet.useImportListings,
    { game: 'pubg-mobile', file: new File(['title'], 'mine.csv'), isDryRun: false },
    'selling',
  ),
  change('useImportTemplate', cabinet.useImportTemplate, 'pubg-mobile'),
  change('useCreateDraft', drafts.useCreateDraft, {}, 'selling.drafts'),
  change('useDeleteDraft', drafts.useDeleteDraft, 'd'),
  change('useSealDraft', drafts.useSealDraft, { id: 'd', credentials: {} }),
  change('useUnsealDraft', drafts.useUnsealDraft, 'd'),
  change('useDuplicateListing', drafts.useDuplicateListing, 'l', 'selling.drafts'),
  change('useChangeSubscription', subscriptions.useChangeSubscription, {}, ...PLAN),
  change('useCancelSubscription', subscriptions.useCancelSubscription, undefined, ...PLAN),
  change('useResumeSubscription', subscriptions.useResumeSubscription, undefined, ...PLAN),
  change('useAskSupport', support.useAskSupport, {}, 'support.list'),
  change('useAskAsGuest', support.useAskAsGuest, {}),
  change('useSupportReply', () => support.useSupportReply('a'), {}),
  change('useSupportClose', () => support.useSupportClose('a'), undefined),
  change('useGuestReply', () => support.useGuestReply('t'), { text: 'Hi' }),
  change('useGuestClose', () => support.useGuestClose('t'), undefined),
  change('useVerifyEmail', account.useVerifyEmail, 't', 'users.me'),
  change('useResendLetter', account.useResendLetter, undefined),
  change('useAskReset', account.useAskReset, 'a@example.uz'),
  change('useResetPassword', account.useResetPassword, {}),
  change('useUnlock', account.useUnlock, 't'),
  change('useChangePassword', account.useChangePassword, {}),
  change('useChangeEmail', account.useChangeEmail, 'a@example.uz', 'users.me'),
  change('useConfirmEmailChange', account.useConfirmEmailChange, 't', 'users.me'),
  change('useCloseAccount', account.useCloseAccount, undefined),
  change('useLogout', users.useLogout, undefined),
  change('useUpdateProfile', profile.useUpdateProfile, {}, 'users.public', 'listings'),
  change('useChangeAvatar', profile.useChangeAvatar, null, 'users.public', 'listings'),
  change('useEndSession', sessions.useEndSession, 's', 'users.sessions'),
  change('useEndOtherSessions', sessions.useEndOtherSessions, undefined, 'users.sessions'),
  change('useLogin', signIn.useLogin, {}),
  change('useSecondFactor', signIn.useSecondFactor, {}),
  change('useRegister', signIn.useRegister, {}),
  change('useGoogleSignIn', signIn.useGoogleSignIn, {}),
  change('useLinkGoogle', signIn.useLinkGoogle, null, 'users.me'),
  change('useSetUpTwoFactor', twoFactor.useSetUpTwoFactor, undefined),
  change('useEnableTwoFactor', twoFactor.useEnableTwoFactor, '123456', ...STANDING),
  change('useNewRecoveryCodes', twoFactor.useNewRecoveryCodes, undefined, ...STANDING),
  change('useDisableTwoFactor', twoFactor.useDisableTwoFactor, undefined, ...STANDING),
  change('useStepUp', twoFactor.useStepUp, { password: 'x' }),
  change('useSaveSearch', watching.useSaveSearch, {}, 'watching.searches'),
  change('useChangeSearch', () => watching.useChangeSearch('s'), { name: 'Mine' }, 'watching.searches'),
  change('useDeleteSearch', () => watching.useDeleteSearch('s'), undefined, 'watching.searches'),
  change('useMarkSearchSeen', watching.useMarkSearchSeen, 's', 'watching.searches'),
  change(
    'useTogglePriceWatch',
    () => watching.useTogglePriceWatch('l'),
    true,
    'watching.ids',
    'watching.prices',
  ),
  change('useWithdraw', withdrawals.useWithdraw, {}, 'payments'),
  change('useCancelWithdrawal', withdrawals.useCancelWithdrawal, step, 'payments'),
  change('useAddCard', cards.useAddCard, {}, 'payments.cards'),
  change('useRemoveCard', cards.useRemoveCard, 'c', 'payments.cards'),
];
