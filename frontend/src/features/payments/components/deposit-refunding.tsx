import { useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { Money } from '@/shared/ui/money';
import { Outcome } from '@/shared/ui/outcome';
import { Spinner } from '@/shared/ui/spinner';
import type { Deposit } from '../card-payment';

/** On its way back to the card: out of the wallet already, not confirmed by the payment service yet. */
export function DepositRefunding({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  return (
    <Outcome
      tone="accent"
      mark={<Spinner className="size-7" />}
      title={t`The money is going back to the card`}
      subject={<Money amount={deposit.amount} size="lg" />}
      actions={<ButtonLink size="lg" to={paths.wallet()}>{t`To the wallet`}</ButtonLink>}
    >
      {t`It has left your wallet, and the payment service is being asked. You can close this page: if it refuses, the money is in your wallet again.`}
    </Outcome>
  );
}
