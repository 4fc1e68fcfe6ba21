import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { refreshSession } from '@/shared/api/refresh';
import { type SessionAnswer, session } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { meOptions } from './api';

const post = <Answer>(path: string, body: unknown) => send<Answer>(path, { method: 'POST', body });

/** Confirm one's e-mail by the link of a letter. */
export function useVerifyEmail() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => post<Schema<'EmailVerifiedOut'>>('/api/v1/auth/email/verify/', { token }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: meOptions().queryKey }),
  });
}

/** Have that letter sent once more. */
export function useResendLetter() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => post<Schema<'ResendOut'>>('/api/v1/auth/email/resend/', {}),
    // "It is confirmed already" is news about oneself.
    onError: () => void queryClient.invalidateQueries({ queryKey: meOptions().queryKey }),
  });
}

/** Ask for a letter to choose a new password; the answer is the same whether there is such an account. */
export function useAskReset() {
  return useMutation({
    mutationFn: (email: string) => post<unknown>('/api/v1/auth/password/reset/', { email }),
  });
}

/** Choose a new password by the link of that letter. Every session of the account ends, this one too if it is theirs. */
export function useResetPassword() {
  return useMutation({
    mutationFn: (body: Schema<'ResetIn'>) => post<void>('/api/v1/auth/password/reset/confirm/', body),
    onSuccess: () => {
      if (session.status === 'signed-in') refreshSession().catch(() => undefined);
    },
  });
}

/** Open an account again that too many wrong passwords had locked. */
export function useUnlock() {
  return useMutation({ mutationFn: (token: string) => post<void>('/api/v1/auth/unlock/', { token }) });
}

/** Change the password: this session is replaced, every other one ends. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (body: Schema<'PasswordChangeIn'>) =>
      post<SessionAnswer>('/api/v1/auth/password/change/', body),
    onSuccess: (answer) => session.establish(answer),
  });
}

/** Ask for another e-mail, or (null) take that back; it changes when both addresses have said yes. */
export function useChangeEmail() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (email: string | null) =>
      send<Schema<'EmailChangeOut'> | undefined>('/api/v1/auth/email/change/', {
        method: email === null ? 'DELETE' : 'POST',
        ...(email !== null && { body: { email } }),
      }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: meOptions().queryKey }),
  });
}

/** Say yes to the change from one of the two mailboxes. */
export function useConfirmEmailChange() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (token: string) =>
      post<Schema<'EmailConfirmOut'>>('/api/v1/auth/email/change/confirm/', { token }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: meOptions().queryKey }),
  });
}

/** Close one's account for good; the session ends in all tabs. */
export function useCloseAccount() {
  return useMutation({
    mutationFn: () => post<void>('/api/v1/auth/account/close/', {}),
    onSuccess: () => session.end(),
  });
}
