import { msg } from '@lingui/core/macro';
import { addProblemWords } from '@/shared/api/problem-words';

/** Refusals of support; its pages bring this file along. */
addProblemWords({
  'support.not_found': () => msg`There is no such request, or it is somebody else’s.`,
  'support.closed': () => msg`This request is closed. Nothing was sent; please write a new one.`,
  'support.full': () => msg`This request is full. Nothing was sent; please write a new one.`,
  'support.secrets_refused': () =>
    msg`There is a login or a password in your words. Nothing was sent: take it out, nobody here needs it.`,
  'support.taken': ({ by }) => {
    const name = typeof by === 'string' ? by : '';
    return name ? msg`${name} answers this now.` : msg`Somebody else answers this now.`;
  },
  'support.own': () => msg`This is your own request: somebody else answers it.`,
});
