import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import type { Tone } from './tones';

export interface ToastContent {
  tone: Extract<Tone, 'success' | 'danger' | 'accent' | 'attention'>;
  title: string;
  description?: string;
  /** One thing to do about it. */
  action?: { label: string; onPress: () => void };
  /** Shown on demand: codes for support. */
  details?: string;
}

/** Puts a toast on the screen; given by `Toasts` once its code has come. */
export type ToastDisplay = (content: ToastContent) => void;

const listeners = new Set<() => void>();
const waiting: ToastContent[] = [];
let display: ToastDisplay | null = null;
let isWanted = false;

/** Tell something in passing, for 5 seconds: success of an action, or a failure that has no place on the page. */
export function showToast(content: ToastContent): void {
  if (display) {
    display(content);
    return;
  }
  waiting.push(content);
  isWanted = true;
  for (const listener of listeners) listener();
}

/** Tell a failure, with "retry" when there is a way to, and its codes on demand (R2.7). */
export function showProblemToast(error: unknown, retry?: () => void): void {
  const problem = toProblem(error);
  showToast({
    tone: 'danger',
    title: problemWords(problem),
    details: [problem.code, problem.status || null, problem.requestId].filter(Boolean).join(' · '),
    ...(retry && { action: { label: i18n._(msg`Try again`), onPress: retry } }),
  });
}

/** For `Toasts` only: whether its code is needed yet. */
export const toastDemand = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isWanted: () => isWanted,
};

/** For `Toaster` only: it is on the page, show what was waiting. */
export function connectToastDisplay(show: ToastDisplay): () => void {
  display = show;
  for (const content of waiting.splice(0)) show(content);
  return () => {
    display = null;
  };
}
