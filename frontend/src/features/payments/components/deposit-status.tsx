import { useLingui } from '@lingui/react/macro';
import { ArrowRight, CircleCheck, CircleX, Clock, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { Money } from '@/shared/ui/money';
import { Spinner } from '@/shared/ui/spinner';
import { SOFT_TONES, type Tone } from '@/shared/ui/tones';
import type { Deposit } from '../deposits-api';
import { useDepositWords } from '../hooks/use-deposit-words';

/** How a deposit stands: what happened to the money and what to do next. */
export function DepositStatus({ deposit }: { deposit: Deposit }) {
  if (deposit.status === 'pending') return <Pending deposit={deposit} />;
  return deposit.status === 'succeeded' ? <Succeeded deposit={deposit} /> : <Ended deposit={deposit} />;
}

function Pending({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  return (
    <State
      tone="accent"
      mark={<Spinner className="size-7" />}
      title={t`Waiting for the payment`}
      amount={<Money amount={deposit.amount} size="lg" />}
      actions={
        <>
          {deposit.payment_url && (
            <ButtonLink size="lg" to={deposit.payment_url} reloadDocument>
              {t`Back to the payment page`}
            </ButtonLink>
          )}
          <ButtonLink variant="ghost" size="lg" to={paths.wallet()}>{t`To the wallet`}</ButtonLink>
        </>
      }
    >
      <p>{t`We ask the payment service every few seconds. You can close this page: the money arrives by itself.`}</p>
      {deposit.order_id && <p className="mt-2">{t`Your order is paid as soon as it is here.`}</p>}
    </State>
  );
}

function Succeeded({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  const next = <ArrowRight className="size-4" aria-hidden="true" />;
  return (
    <State
      tone="success"
      mark={<Icon of={CircleCheck} />}
      title={t`The money has arrived`}
      amount={<Money amount={deposit.amount} size="lg" isSigned className="text-success" />}
      actions={
        deposit.order_id ? (
          <>
            <ButtonLink variant="primary" size="lg" to={paths.order(deposit.order_id)}>
              {t`Go to the order`}
              {next}
            </ButtonLink>
            <ButtonLink variant="ghost" size="lg" to={paths.wallet()}>{t`To the wallet`}</ButtonLink>
          </>
        ) : (
          <>
            <ButtonLink variant="primary" size="lg" to={paths.catalog()}>
              {t`Find an account`}
              {next}
            </ButtonLink>
            <ButtonLink size="lg" to={paths.wallet()}>{t`To the wallet`}</ButtonLink>
          </>
        )
      }
    >
      {deposit.order_id
        ? t`It pays your order by itself and stands in escrow until you have checked the account.`
        : t`It is in your wallet and can be spent at once.`}
    </State>
  );
}

function Ended({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  const { title, text } = useDepositWords()(deposit);
  return (
    <State
      tone={deposit.status === 'expired' ? 'attention' : 'danger'}
      mark={<Icon of={deposit.status === 'expired' ? Clock : CircleX} />}
      title={title}
      amount={<Money amount={deposit.amount} size="md" className="text-muted" />}
      actions={
        <>
          <ButtonLink
            variant="primary"
            size="lg"
            to={deposit.order_id ? paths.order(deposit.order_id) : paths.wallet()}
          >
            {t`Try again`}
          </ButtonLink>
          {deposit.order_id && (
            <ButtonLink variant="ghost" size="lg" to={paths.wallet()}>{t`To the wallet`}</ButtonLink>
          )}
        </>
      }
    >
      <p>{text}</p>
      <p className="mt-2">{t`Should a payment still come through, it lands in your wallet by itself.`}</p>
    </State>
  );
}

function Icon({ of: Drawn }: { of: LucideIcon }) {
  return <Drawn className="size-8" aria-hidden="true" />;
}

function State({
  tone,
  mark,
  title,
  amount,
  actions,
  children,
}: {
  tone: Tone;
  mark: ReactNode;
  title: string;
  amount: ReactNode;
  actions: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center text-center">
      <span className={cn('grid size-16 place-items-center rounded-full border', SOFT_TONES[tone])}>
        {mark}
      </span>
      {/* Read out when the payment service has had its say. */}
      <div role="status" className="mt-5">
        <h1 className="text-balance font-bold text-2xl tracking-tight">{title}</h1>
        <p className="mt-2">{amount}</p>
        <div className="mt-3 text-pretty text-muted">{children}</div>
      </div>
      <div className="mt-6 flex flex-wrap justify-center gap-2 max-sm:w-full max-sm:flex-col">{actions}</div>
    </div>
  );
}
