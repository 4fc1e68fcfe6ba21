import { useLingui } from '@lingui/react/macro';
import { useMe } from '../api';

/** Why something cannot be done yet, for the button that does it; undefined when it can, or it is not known yet. */
export function useMayReason(what: 'sell' | 'withdraw'): string | undefined {
  const { t } = useLingui();
  const { data: me } = useMe();
  return me?.may[what] === 'email_unverified' ? t`Confirm your e-mail first.` : undefined;
}
