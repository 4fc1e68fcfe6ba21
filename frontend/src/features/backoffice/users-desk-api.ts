import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { type SendOptions, send } from '@/shared/api/client';
import { type ListPage, listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import { type StaffRole, useRoles } from '@/shared/desk/use-roles';
import { useStaffAct } from '@/shared/desk/use-staff-act';
import { newId } from '@/shared/lib/new-id';

export type DeskUserCard = Schema<'AdminUserCardOut'>;
export type DeskUser = Schema<'AdminUserOut'>;
export type DeskUserEvent = DeskUser['allowed_events'][number];
export type DeskUserReport = Schema<'AdminUserReportOut'>;
type DeskUserListing = Schema<'AdminUserListingOut'>;
type DeskUserOrder = Schema<'AdminUserOrderOut'>;

const PATH = '/api/v1/admin/users/';
const TAG = ['desk', 'users'];
/** Badges and blocks of people are seen all over the shop; a block also stops what they have open. */
const TOUCHED_TAGS = [
  ['users', 'public'],
  ['listings'],
  ['desk', 'listings'],
  ['desk', 'withdrawals'],
  ['desk', 'disputes'],
  ['disputes'],
];

/** Everybody who has an account, by what the table asks for. */
export function useDeskUsers(query: SendOptions['query']) {
  const { role } = useRoles();
  return useInfiniteQuery({
    ...listOptions<DeskUserCard>([...TAG, 'list', query], PATH, query),
    enabled: role !== '',
    placeholderData: keepPreviousData,
  });
}

/** People by their e-mail or number: those stand in no address, and asking for them is on record. */
export function useFindUsers() {
  return useMutation({
    mutationFn: (asked: { email: string } | { phone: string }) =>
      send<ListPage<DeskUserCard>>(`${PATH}search/`, {
        method: 'POST',
        body: asked,
        idempotencyKey: newId(),
      }),
  });
}

const deskUserOptions = (id: string) =>
  queryOptions({
    queryKey: [...TAG, 'detail', id],
    queryFn: ({ signal }) => send<DeskUser>(`${PATH}${id}/`, { signal }),
  });

/** Somebody whole; that one looked is on record. */
export function useDeskUser(id: string) {
  const { role } = useRoles();
  return useQuery({ ...deskUserOptions(id), enabled: role !== '' });
}

/** Lists that belong to somebody; each for those whose work it is. */
function useUserList<Item>(
  id: string,
  part: 'listings' | 'orders' | 'transactions' | 'reports',
  role: StaffRole,
) {
  const { has } = useRoles();
  return useInfiniteQuery({
    ...listOptions<Item>([...TAG, 'detail', id, part], `${PATH}${id}/${part}/`),
    enabled: has(role),
  });
}

/** What somebody sells, as the staff sees it. */
export const useUserListings = (id: string) => useUserList<DeskUserListing>(id, 'listings', 'moderator');
/** What somebody bought and sold. */
export const useUserOrders = (id: string) => useUserList<DeskUserOrder>(id, 'orders', 'moderator');
/** What was reported of somebody. */
export const useUserReports = (id: string) => useUserList<DeskUserReport>(id, 'reports', 'moderator');
/** What moved in somebody's wallet. */
export const useUserTransactions = (id: string) =>
  useUserList<Schema<'AdminTransactionOut'>>(id, 'transactions', 'finance');

/** Where somebody is signed in. */
export function useUserSessions(id: string) {
  const { has } = useRoles();
  return useQuery({
    queryKey: [...TAG, 'detail', id, 'sessions'],
    queryFn: ({ signal }) => send<Schema<'AdminUserSessionsOut'>>(`${PATH}${id}/sessions/`, { signal }),
    enabled: has('moderator'),
  });
}

/** What was done to somebody, and by whom. */
export function useUserHistory(id: string) {
  const { has } = useRoles();
  return useQuery({
    queryKey: [...TAG, 'detail', id, 'history'],
    queryFn: ({ signal }) => send<Schema<'AdminUserHistoryOut'>>(`${PATH}${id}/history/`, { signal }),
    enabled: has('moderator'),
  });
}

/** A step whose answer is the person as they are now. */
function useUserStep<Body>(id: string, step: string, method: 'POST' | 'PATCH' = 'POST') {
  return useStaffAct<DeskUser, Body>({
    request: (body) => [`${PATH}${id}/${step}`, method, body],
    tags: [TAG, ...TOUCHED_TAGS],
    detail: () => deskUserOptions(id).queryKey,
  });
}

/** Block somebody; what they have open stops. */
export const useBlockUser = (id: string) => useUserStep<Schema<'AdminUserBlockIn'>>(id, 'block/');
/** Let somebody in again. */
export const useUnblockUser = (id: string) => useUserStep<Schema<'AdminReasonIn'>>(id, 'unblock/');
/** Give a seller the badge, or take it. */
export const useVerifySeller = (id: string) => useUserStep<Schema<'AdminUserIn'>>(id, '', 'PATCH');
/** Give somebody a role of the staff, or take it. */
export const useSetRole = (id: string) => useUserStep<Schema<'AdminUserRoleIn'>>(id, 'role/');

/** Sign somebody out everywhere. */
export function useEndSessions(id: string) {
  return useStaffAct<Schema<'AdminSessionsEndedOut'>, Schema<'AdminReasonIn'>>({
    request: (body) => [`${PATH}${id}/sessions/end/`, 'POST', body],
    tags: [TAG],
  });
}

/** Leave a note that only the staff reads. */
export function useAddNote(id: string) {
  return useStaffAct<Schema<'AdminNoteOut'>, Schema<'AdminNoteIn'>>({
    request: (body) => [`${PATH}${id}/notes/`, 'POST', body],
    tags: [deskUserOptions(id).queryKey],
  });
}

/** Take a note away: one's own, or as an admin anybody's. */
export function useDeleteNote(id: string) {
  return useStaffAct<undefined, { noteId: string }>({
    request: ({ noteId }) => [`${PATH}${id}/notes/${noteId}/`, 'DELETE'],
    tags: [deskUserOptions(id).queryKey],
    isErrorToasted: true,
  });
}
