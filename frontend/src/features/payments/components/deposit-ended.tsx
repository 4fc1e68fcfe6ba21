import { useLingui } from '@lingui/react/macro';
import { CircleX, Clock, RotateCcw, Undo2 } from 'lucide-react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { paths } from '@/shared/lib/paths';
import { Button, ButtonLink } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { Money } from '@/shared/ui/money';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import type { Deposit } from '../card-payment';
import { useCreateDeposit, useMethods } from '../deposits-api';
import { useDepositWords } from '../hooks/use-deposit-words';
import { useGoToPay } from '../hooks/use-go-to-pay';
import { anotherWay } from '../next-way';

const ICONS = { expired: Clock, reversed: Undo2, failed: CircleX, cancelled: CircleX };

/** A deposit that brought nothing, or whose money went back: why, what is safe, and how to try again. */
export function DepositEnded({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  const { title, text } = useDepositWords()(deposit);
  const isReversed = deposit.status === 'reversed';
  const back = deposit.order_id ? paths.order(deposit.order_id) : paths.wallet();
  return (
    <Outcome
      tone={isRefunded(deposit) ? 'success' : deposit.status === 'expired' ? 'attention' : 'danger'}
      mark={<OutcomeIcon of={ICONS[deposit.status as keyof typeof ICONS] ?? CircleX} />}
      title={title}
      subject={<Money amount={deposit.amount} size="md" className="text-muted" />}
      actions={
        isReversed ? (
          <>
            <ButtonLink variant="primary" size="lg" to={back}>
              {deposit.order_id ? t`Go to the order` : t`To the wallet`}
            </ButtonLink>
            <ButtonLink size="lg" to={paths.transactions()}>{t`See the transactions`}</ButtonLink>
          </>
        ) : (
          <Retry deposit={deposit} back={back} />
        )
      }
    >
      <p>{text}</p>
      {!isReversed && (
        <p className="mt-2">
          {t`Should a payment still come through, it lands in your wallet by itself. If your card was charged all the same, tell support the number below.`}
        </p>
      )}
    </Outcome>
  );
}

/** It went back because its owner wanted it so. */
function isRefunded({ refund }: Deposit): boolean {
  return refund.status === 'refunded';
}

/** The same sum by the same method in one press, or another way. */
function Retry({ deposit, back }: { deposit: Deposit; back: string }) {
  const { t } = useLingui();
  const { data: methods } = useMethods();
  const createDeposit = useCreateDeposit();
  const goToPay = useGoToPay();
  const { method, amount, order_id, return_path, id } = deposit;
  const known = methods?.find(({ code }) => code === method);
  const name = known?.name ?? method;
  // A new deposit is open: the browser is on its way to pay it.
  const isBusy = createDeposit.isPending || (createDeposit.isSuccess && createDeposit.data.id !== id);

  const retry = () =>
    createDeposit.mutate(
      { method, amount, return_path, ...(order_id && { order_id }) },
      { onSuccess: goToPay },
    );

  return (
    <div className="grid w-full gap-3">
      <FormProblem message={createDeposit.error ? problemWords(toProblem(createDeposit.error)) : undefined} />
      <Button
        variant="primary"
        size="lg"
        isWide
        icon={<RotateCcw className="size-4" aria-hidden="true" />}
        isLoading={isBusy}
        disabledReason={known && !known.is_available ? t`This method cannot be used now.` : undefined}
        onClick={retry}
      >
        {t`Try again with ${name}`}
      </Button>
      <ButtonLink size="lg" isWide to={anotherWay(deposit)}>{t`Choose another method`}</ButtonLink>
      <ButtonLink variant="ghost" size="lg" isWide to={back}>
        {order_id ? t`To the order` : t`To the wallet`}
      </ButtonLink>
    </div>
  );
}
