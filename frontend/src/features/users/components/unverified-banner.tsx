import { useLingui } from '@lingui/react/macro';
import { Banner } from '@/shared/ui/banner';
import { useMe } from '../api';
import { useUnverifiedWatch } from '../hooks/use-unverified-watch';
import { ResendButton } from './resend-button';

export interface UnverifiedBannerProps {
  /** What this page is for and cannot be done yet. */
  blocks?: 'sell' | 'withdraw';
  className?: string;
}

/** Says that one's e-mail is not confirmed, what that holds back, and sends the letter again; nothing once it is. */
export function UnverifiedBanner({ blocks, className }: UnverifiedBannerProps) {
  const { t } = useLingui();
  const { data: me } = useMe();
  const isWaiting = me?.is_email_verified === false;
  useUnverifiedWatch(isWaiting);
  if (!isWaiting) return null;
  const { email } = me;
  const words = {
    sell: t`Until then you can prepare a listing, but not put it on sale.`,
    withdraw: t`Until then no card can be added and no money withdrawn. What is in your wallet stays yours.`,
    any: t`Until then you can buy and chat, but not sell or withdraw money.`,
  };
  return (
    <Banner
      tone="attention"
      title={t`Confirm your e-mail`}
      action={<ResendButton size="md" />}
      {...(className && { className })}
    >
      <p>{t`Open the link in the letter we sent to ${email}.`}</p>
      <p>{words[blocks ?? 'any']}</p>
    </Banner>
  );
}
