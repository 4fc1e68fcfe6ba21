import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { type SessionAnswer, session } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import type { Me } from './api';

/** Signed in, or a second factor is asked for first. */
export type SignInAnswer = SessionAnswer | Schema<'ChallengeOut'>;

export function isChallenge(answer: SignInAnswer): answer is Schema<'ChallengeOut'> {
  return 'challenge' in answer;
}

function takeSession(answer: SignInAnswer): void {
  if (!isChallenge(answer)) session.establish(answer);
}

/** Sign in by e-mail and password, in all tabs, unless a second factor is asked for. */
export function useLogin() {
  return useMutation({
    mutationFn: (login: Schema<'LoginIn'>) =>
      send<SignInAnswer>('/api/v1/auth/login/', { method: 'POST', body: login }),
    onSuccess: takeSession,
  });
}

/** The second step: six digits of the application, or a recovery code. */
export function useSecondFactor() {
  return useMutation({
    mutationFn: (step: { challenge: string; code: string }) =>
      send<SessionAnswer>('/api/v1/auth/2fa/verify/', { method: 'POST', body: step }),
    onSuccess: takeSession,
  });
}

/** Make a new user and sign them in, in all tabs. */
export function useRegister() {
  return useMutation({
    mutationFn: (registration: Schema<'RegisterIn'>) =>
      send<SessionAnswer>('/api/v1/auth/register/', { method: 'POST', body: registration }),
    onSuccess: takeSession,
  });
}

/** Asked anew in time: what the browser keeps for it holds ten minutes. */
const CONFIG_FRESH_MS = 8 * 60_000;

/** How Google is asked; 404 `auth.google_off` where it is not offered. */
export const googleConfigOptions = () =>
  queryOptions({
    queryKey: ['users', 'google'],
    queryFn: ({ signal }) => send<Schema<'GoogleConfigOut'>>('/api/v1/auth/google/config/', { signal }),
    staleTime: CONFIG_FRESH_MS,
    refetchInterval: CONFIG_FRESH_MS,
    meta: { isPolled: true },
  });

export interface GoogleSignIn {
  credential: string;
  language: Schema<'RegisterIn'>['language'];
  /** Of the account that has the same e-mail: proof that both are one person's. */
  password: string | null;
}

/** Sign in by what Google says; makes an account where there is none yet. */
export function useGoogleSignIn() {
  return useMutation({
    mutationFn: (body: GoogleSignIn) => send<SignInAnswer>('/api/v1/auth/google/', { method: 'POST', body }),
    onSuccess: takeSession,
  });
}

/** Tie one's Google account to this one, or take the tie away. */
export function useLinkGoogle() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (credential: string | null) =>
      send<Me | undefined>('/api/v1/auth/google/link/', {
        method: credential === null ? 'DELETE' : 'POST',
        ...(credential !== null && { body: { credential } }),
      }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['users', 'me'] }),
  });
}
