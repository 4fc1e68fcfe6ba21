import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { isProblem } from '@/shared/api/problem';
import type { Schema } from '@/shared/api/types';

export type Dispute = Schema<'DisputeOut'>;
export type DisputeEntry = Dispute['entries'][number];
export type DisputeReason = Dispute['reason'];
/** Reasons that people may give; the shop itself has one more. */
export type OpeningReason = Schema<'DisputeIn'>['reason'];
export type Party = DisputeEntry['party'];
export type DisputedOrder = Dispute['order'];
export type ResolutionReason = Schema<'DisputeDecisionIn'>['reason'];
export type RevealedCredentials = Schema<'CredentialsOut'>;

/** What an act takes beside the version that was looked at. */
type Details<Body> = Omit<Body, 'expected_version'>;

/** What somebody does in a dispute: a path below it, and what that path takes. Words need no version. */
export type DisputeAct =
  | { event: 'messages'; details: Details<Schema<'DisputeMessageIn'>> }
  | { event: 'evidence'; details: Details<Schema<'DisputeEvidenceIn'>> }
  | { event: 'propose'; details: Details<Schema<'DisputeProposalIn'>>; version: number }
  | { event: 'accept'; details: Details<Schema<'DisputeAcceptIn'>>; version: number }
  | { event: 'withdraw'; details: Details<Schema<'OrderActionIn'>>; version: number }
  | { event: 'resolve'; details: Details<Schema<'DisputeDecisionIn'>>; version: number };

const POLL_MS = 15_000;

/** One dispute, asked again every 15 seconds while it is open. */
export const disputeOptions = (disputeId: string) =>
  queryOptions({
    queryKey: ['disputes', 'detail', disputeId],
    queryFn: ({ signal }) => send<Dispute>(`/api/v1/disputes/${disputeId}/`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.status === 'open' ? POLL_MS : false),
    meta: { isPolled: true },
  });

/** One dispute of an order of the signed-in person's; staff see all. */
export function useDispute(disputeId: string) {
  return useQuery(disputeOptions(disputeId));
}

/** Open a dispute of an order. Repeats of the same intent open one. */
export function useOpenDispute(orderId: string) {
  const intent = useIdempotencyKey();
  const keep = useKeepDispute();
  const lookAgain = useLookAgain();
  return useMutation({
    mutationFn: (body: Schema<'DisputeIn'>) =>
      send<Dispute>(`/api/v1/orders/${orderId}/disputes/`, {
        method: 'POST',
        body,
        idempotencyKey: intent.keyFor([orderId, body]),
      }),
    onSuccess: (dispute) => {
      intent.renew();
      keep(dispute);
    },
    onError: (error) => {
      if (isOutdated(error)) lookAgain();
    },
  });
}

/** Do something in a dispute. What came too late makes the page look at it again; the words typed stay with their form. */
export function useDisputeAct(disputeId: string) {
  const intent = useIdempotencyKey();
  const keep = useKeepDispute();
  const lookAgain = useLookAgain();
  return useMutation({
    mutationFn: (act: DisputeAct) => {
      const body = { ...act.details, ...('version' in act && { expected_version: act.version }) };
      return send<Dispute>(`/api/v1/disputes/${disputeId}/${act.event}/`, {
        method: 'POST',
        body,
        idempotencyKey: intent.keyFor([disputeId, act.event, body]),
      });
    },
    onSuccess: (dispute) => {
      intent.renew();
      keep(dispute);
    },
    onError: (error) => {
      if (isOutdated(error)) lookAgain();
    },
  });
}

/** Staff look at the login data in dispute; the look and its reason are written into the dispute. Kept nowhere but in the caller. */
export function useStaffReveal(disputeId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reason: Schema<'StaffReasonIn'>['reason']) =>
      send<RevealedCredentials>(`/api/v1/disputes/${disputeId}/credentials/reveal/`, {
        method: 'POST',
        body: { reason },
      }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: disputeOptions(disputeId).queryKey });
      void queryClient.invalidateQueries({ queryKey: ['desk', 'disputes', 'detail', disputeId] });
    },
    gcTime: 0,
  });
}

/** Whether it was refused because it had changed meanwhile. */
export function isOutdated(error: unknown): boolean {
  return isProblem(error, 'order.invalid_transition') || isProblem(error, 'request.version_conflict');
}

/** A dispute's answer goes into the cache, its order too; everything that money or the listing's state shows is asked again. */
function useKeepDispute(): (dispute: Dispute) => void {
  const queryClient = useQueryClient();
  return (dispute) => {
    queryClient.setQueryData(disputeOptions(dispute.id).queryKey, dispute);
    queryClient.setQueryData(['orders', 'detail', dispute.order.id], dispute.order);
    // The staff's desk holds the same dispute among what only the staff may know.
    queryClient.setQueryData<{ dispute: Dispute }>(
      ['desk', 'disputes', 'detail', dispute.id],
      (desk) => desk && { ...desk, dispute },
    );
    for (const queryKey of [
      ['desk', 'disputes'],
      ['desk', 'queues'],
      ['payments'],
      ['listings'],
      ['selling'],
      ['orders', 'purchases'],
      ['orders', 'sales'],
    ]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
}

function useLookAgain(): () => void {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries({ queryKey: ['disputes'] });
    void queryClient.invalidateQueries({ queryKey: ['desk', 'disputes'] });
    void queryClient.invalidateQueries({ queryKey: ['orders'] });
  };
}
