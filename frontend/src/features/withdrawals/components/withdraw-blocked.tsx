import { Trans, useLingui } from '@lingui/react/macro';
import type { Schema } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import type { blockOf } from '../withdraw-amount';

export interface WithdrawBlockedProps {
  wallet: Schema<'WalletOut'>;
  block: NonNullable<ReturnType<typeof blockOf>>;
}

/** Why nothing can be withdrawn now, and what one can do about it. */
export function WithdrawBlocked({ wallet, block }: WithdrawBlockedProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const debt = formatSom(wallet.debt, locale);
  const least = formatSom(wallet.withdrawal_limits.min, locale);
  const daily = formatSom(wallet.withdrawal_limits.daily, locale);
  switch (block) {
    case 'debt':
      return (
        <EmptyState
          drawing="lock"
          title={t`First the debt, then withdrawals`}
          action={
            <ButtonLink variant="primary" size="lg" to={paths.topUp(wallet.debt, paths.withdraw())}>
              {t`Top up ${debt}`}
            </ButtonLink>
          }
        >
          <Trans>
            You owe {debt}: a payment was taken back after it had been spent. Whatever comes in pays it by
            itself.
          </Trans>
        </EmptyState>
      );
    case 'too_little':
      return (
        <EmptyState
          drawing="wallet"
          title={t`Not enough to withdraw yet`}
          action={<ButtonLink size="lg" to={paths.wallet()}>{t`To the wallet`}</ButtonLink>}
        >
          {wallet.held > 0
            ? t`At least ${least} leave at a time. What is on hold comes to your wallet by itself when the hold ends.`
            : t`At least ${least} leave at a time. What you earn by sales comes to your wallet.`}
        </EmptyState>
      );
    case 'day_used':
      return (
        <EmptyState
          drawing="lock"
          title={t`The limit of these 24 hours is used`}
          action={
            <>
              <ButtonLink size="lg" to={paths.withdrawals()}>{t`My withdrawals`}</ButtonLink>
              <ButtonLink size="lg" to={paths.premium()}>{t`Look at the plans`}</ButtonLink>
            </>
          }
        >
          {t`Your plan lets out ${daily} within 24 hours. Come back later; nothing happens to your money meanwhile.`}
        </EmptyState>
      );
  }
}
