import * as providers from '@/features/backoffice/providers-api';
import * as settings from '@/features/backoffice/settings-api';
import * as people from '@/features/backoffice/users-desk-api';
import * as disputes from '@/features/disputes/desk-disputes-api';
import * as games from '@/features/games/desk-games-api';
import * as looks from '@/features/moderation/desk-listings-api';
import * as reports from '@/features/moderation/desk-reports-api';
import * as verdicts from '@/features/moderation/desk-verdicts-api';
import * as plans from '@/features/subscriptions/desk-plans-api';
import * as support from '@/features/support/desk-support-api';
import * as withdrawals from '@/features/withdrawals/staff-api';
import * as views from '@/shared/desk/use-saved-views';
import { type Change, change, changeBy } from './changes';

const PERSON = [
  'desk.users',
  'users.public',
  'listings',
  'desk.listings',
  'desk.withdrawals',
  'desk.disputes',
  'disputes',
];
const VERDICT = ['desk.appeals', 'desk.reports', 'desk.users', 'listings', 'users.public'];
const LOOK = ['desk.listings.list', 'desk.listings.counts'];
/** Every act of the staff has its queues counted again. */
const act = (...[name, hook, sent, ...tags]: Parameters<typeof change>) =>
  change(name, hook, sent, ...tags, 'desk.queues');
const row = { id: 'a', version: 1 } as never;

/** Every change that the staff can make, and what is asked again for it. */
export const STAFF_CHANGES: readonly Change[] = [
  act('useResolveDifference', providers.useResolveDifference, { id: 'd', note: '' }, 'desk.reconciliation'),
  act('useReplayCall', providers.useReplayCall, { id: 'c', reason: '' }, 'desk.provider-calls'),
  act('useChangeSetting', () => settings.useChangeSetting('fee'), {}, 'desk.settings'),
  change('useFindUsers', people.useFindUsers, { email: 'a@example.uz' }),
  act('useBlockUser', () => people.useBlockUser('u'), {}, ...PERSON),
  act('useUnblockUser', () => people.useUnblockUser('u'), {}, ...PERSON),
  act('useVerifySeller', () => people.useVerifySeller('u'), {}, ...PERSON),
  act('useSetRole', () => people.useSetRole('u'), {}, ...PERSON),
  act('useEndSessions', () => people.useEndSessions('u'), {}, 'desk.users'),
  act('useAddNote', () => people.useAddNote('u'), {}, 'desk.users.detail.u'),
  act('useDeleteNote', () => people.useDeleteNote('u'), { noteId: 'n' }, 'desk.users.detail.u'),
  act('useTakeDispute', () => disputes.useTakeDispute('a'), true, 'desk.disputes'),
  act(
    'useCancelOrder',
    () => disputes.useCancelOrder('o'),
    {},
    'desk.disputes',
    'disputes',
    'orders',
    'listings',
  ),
  act('useCreateGame', games.useCreateGame, {}, 'desk.games.list', 'games'),
  act('useChangeGame', () => games.useChangeGame('g'), {}, 'desk.games', 'games'),
  act('useOrderGames', games.useOrderGames, {}, 'desk.games', 'games'),
  act('useClaimLook', looks.useClaimLook, { id: 'l' }, ...LOOK),
  act('useReleaseLook', looks.useReleaseLook, { id: 'l' }, 'desk.listings'),
  act('useDecideLook', looks.useDecideLook, { id: 'l' }, 'desk.listings', 'listings'),
  act('useClaimNext', looks.useClaimNext, {}, ...LOOK),
  changeBy('useManyLooks', looks.useManyLooks, ({ claim }) => claim([row]), 'desk.listings'),
  act(
    'useReportStep',
    () => reports.useReportStep('r'),
    {},
    'desk.reports',
    'desk.users',
    'listings',
    'users.public',
  ),
  changeBy('useManyReports', reports.useManyReports, (take) => take([row], 'investigating'), 'desk.reports'),
  act('useDecideAppeal', () => verdicts.useDecideAppeal('v'), {}, ...VERDICT),
  act('useLiftVerdict', () => verdicts.useLiftVerdict('v'), {}, ...VERDICT),
  act(
    'useDeskSupportStep',
    () => support.useDeskSupportStep('a'),
    { step: 'take', isTaking: true },
    'desk.support',
  ),
  act('useChangePlan', () => plans.useChangePlan('pro'), {}, 'desk.plans', 'subscriptions'),
  act(
    'useDecideWithdrawal',
    withdrawals.useDecideWithdrawal,
    { withdrawal: row, decision: 'approve' },
    'desk.withdrawals',
  ),
  change('useKeepView', () => views.useKeepView('users', 0), { name: 'Mine', search: '' }, 'desk.views'),
  change('useDeleteView', views.useDeleteView, { id: 'v' }, 'desk.views'),
];
