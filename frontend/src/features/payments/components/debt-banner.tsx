import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Banner } from '@/shared/ui/banner';
import { ButtonLink } from '@/shared/ui/button';
import type { Wallet } from '../api';

/** What one owes, why, what it means and what to do; nothing without a debt. */
export function DebtBanner({ wallet: { debt } }: { wallet: Pick<Wallet, 'debt'> }) {
  const { t } = useLingui();
  const locale = useLocale();
  if (debt <= 0) return null;
  const sum = formatSom(debt, locale);
  return (
    <Banner
      tone="danger"
      title={t`You owe ${sum}`}
      action={<ButtonLink to={paths.topUp(debt, paths.wallet())}>{t`Top up ${sum}`}</ButtonLink>}
    >
      {t`A payment service took a payment back after it had been spent. Whatever comes into your wallet pays this first, by itself. Until it is paid, nothing can be withdrawn.`}
    </Banner>
  );
}
