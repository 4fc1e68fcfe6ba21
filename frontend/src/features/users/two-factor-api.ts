import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';
import { meOptions } from './api';

const post = <Answer>(path: string, body: unknown) => send<Answer>(path, { method: 'POST', body });

/** How the second factor stands. */
export const twoFactorOptions = () =>
  queryOptions({
    queryKey: ['users', 'two-factor'],
    queryFn: ({ signal }) => send<Schema<'TwoFactorOut'>>('/api/v1/auth/2fa/', { signal }),
  });

export function useTwoFactor() {
  return useQuery(twoFactorOptions());
}

/** A new secret for the application; it counts once a code of it was typed. */
export function useSetUpTwoFactor() {
  return useMutation({ mutationFn: () => post<Schema<'TwoFactorSetupOut'>>('/api/v1/auth/2fa/setup/', {}) });
}

/** Turn it on by a first code; every other session ends. */
export function useEnableTwoFactor() {
  const renew = useRenewStanding();
  return useMutation({
    mutationFn: (code: string) => post<Schema<'RecoveryCodesOut'>>('/api/v1/auth/2fa/enable/', { code }),
    onSuccess: renew,
  });
}

/** New recovery codes; the old ones are good for nothing from then on. */
export function useNewRecoveryCodes() {
  const renew = useRenewStanding();
  return useMutation({
    mutationFn: () => post<Schema<'RecoveryCodesOut'>>('/api/v1/auth/2fa/recovery-codes/', {}),
    onSuccess: renew,
  });
}

export function useDisableTwoFactor() {
  const renew = useRenewStanding();
  return useMutation({ mutationFn: () => post<void>('/api/v1/auth/2fa/disable/', {}), onSuccess: renew });
}

/** How somebody may prove that it is still them. */
export type StepUpMethod = Schema<'StepUpOut'>['methods'][number];

/** By which ways one can prove now that it is oneself. */
export const stepUpOptions = () =>
  queryOptions({
    queryKey: ['users', 'step-up'],
    queryFn: ({ signal }) => send<Schema<'StepUpOut'>>('/api/v1/auth/step-up/', { signal }),
    staleTime: 0,
    gcTime: 0,
  });

/** Exactly one of them. */
export type Proof = { password: string } | { code: string } | { credential: string };

export function useStepUp() {
  return useMutation({
    mutationFn: (proof: Proof) => post<Schema<'SteppedUpOut'>>('/api/v1/auth/step-up/', proof),
  });
}

function useRenewStanding() {
  const queryClient = useQueryClient();
  return () => {
    for (const { queryKey } of [twoFactorOptions(), meOptions()])
      void queryClient.invalidateQueries({ queryKey });
    void queryClient.invalidateQueries({ queryKey: ['users', 'sessions'] });
  };
}
