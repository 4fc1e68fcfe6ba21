import { useLingui } from '@lingui/react/macro';
import { Wallet } from 'lucide-react';
import { useWallet } from '@/features/payments/api';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Money } from '@/shared/ui/money';
import { Skeleton } from '@/shared/ui/skeleton';

/** What can be spent now, and the way to the wallet; for signed-in people on wide screens. */
export function WalletChip() {
  const { t } = useLingui();
  const locale = useLocale();
  const wallet = useWallet();
  const sum = wallet.data && formatSom(wallet.data.available, locale);
  return (
    <Link
      to={paths.wallet()}
      aria-label={sum ? t`Wallet: ${sum}` : t`Wallet`}
      className="flex h-8 items-center gap-2 rounded-md border border-control-line bg-control px-3 shadow-rest transition-colors hover:bg-control-hover max-lg:hidden"
    >
      <Wallet className="size-4 text-success" aria-hidden="true" />
      {wallet.data ? (
        <Money amount={wallet.data.available} />
      ) : wallet.isError ? (
        <span className="font-semibold">{t`Wallet`}</span>
      ) : (
        <Skeleton className="h-4 w-20" />
      )}
    </Link>
  );
}
