import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { readableMask } from '@/shared/lib/card-mask';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { CopyButton } from '@/shared/ui/copy-button';
import { Dialog } from '@/shared/ui/dialog';
import { Money } from '@/shared/ui/money';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { useDeposit } from '../deposits-api';
import { useMethodName } from '../hooks/use-method-name';
import { useTransactionWords } from '../hooks/use-transaction-words';
import { type Transaction, type TransactionDetail, useTransaction } from '../transactions-api';
import { TransactionAmount } from './transaction-amount';
import { TransactionStatus } from './transaction-status';
import { TransactionSubject } from './transaction-subject';

export interface TransactionDialogProps {
  /** Which movement; null: closed. */
  transactionId: string | null;
  /** The movement when a list on the page has it already. */
  known: Transaction | undefined;
  onClose: () => void;
}

/** Everything about one movement of money; what the list knows at once, the rest as soon as it is here. */
export function TransactionDialog({ transactionId, known, onClose }: TransactionDialogProps) {
  const { t } = useLingui();
  const { wordsOf } = useTransactionWords();
  const { data: detail, error, refetch } = useTransaction(transactionId);
  const transaction = detail ?? known;
  return (
    <Dialog
      isOpen={transactionId !== null}
      onClose={onClose}
      title={transaction ? wordsOf(transaction).title : t`Movement of money`}
    >
      {transaction && <Summary transaction={transaction} />}
      {detail ? (
        <Details transaction={detail} />
      ) : error ? (
        <ProblemState as="h3" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="mt-4 h-52" />
      )}
    </Dialog>
  );
}

function Summary({ transaction }: { transaction: Transaction }) {
  const { wordsOf } = useTransactionWords();
  return (
    <>
      <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <TransactionAmount transaction={transaction} size="lg" />
        <TransactionStatus status={transaction.status} />
      </p>
      <p className="mt-2 text-pretty text-muted">{wordsOf(transaction).explanation}</p>
    </>
  );
}

function Details({ transaction }: { transaction: TransactionDetail }) {
  const { t } = useLingui();
  const methodName = useMethodName();
  const { balanceOf } = useTransactionWords();
  const { method, card_mask, order_number, balance_after, related } = transaction;
  return (
    <>
      <dl className="mt-4 grid gap-2.5 border-line-muted border-t pt-4">
        <Fact label={t`When`}>
          <Time iso={transaction.created_at} as="moment" />
        </Fact>
        <Fact label={t`What for`}>
          <TransactionSubject transaction={transaction} orderNumber={order_number} />
        </Fact>
        {method && <Fact label={t`Method`}>{methodName(method)}</Fact>}
        {card_mask && (
          <Fact label={t`Card`}>
            <span className="whitespace-nowrap tracking-wide tnum">{readableMask(card_mask)}</span>
          </Fact>
        )}
        <Fact label={t`Balance`}>{balanceOf(transaction.balance)}</Fact>
        {balance_after !== null && (
          <Fact label={t`Balance after it`}>
            <Money amount={balance_after} />
          </Fact>
        )}
        <Fact label={t`Number for support`}>
          <span className="flex items-center gap-1">
            <span className="break-all font-mono text-xs">{transaction.id}</span>
            <CopyButton text={transaction.id} label={t`Copy the number`} />
          </span>
        </Fact>
      </dl>
      {related.length > 0 && <Related lines={related} />}
      {transaction.kind === 'deposit' && transaction.deposit_id && (
        <WayBack depositId={transaction.deposit_id} />
      )}
    </>
  );
}

/** A top-up that can go back to the card is sent there on its own page, where it is asked for once more. */
function WayBack({ depositId }: { depositId: string }) {
  const { t } = useLingui();
  const { data: deposit } = useDeposit(depositId);
  if (!deposit?.refund.is_possible) return null;
  return (
    <ButtonLink
      isWide
      size="lg"
      className="mt-4"
      to={paths.deposit(depositId)}
    >{t`Return to the card`}</ButtonLink>
  );
}

/** What else the same event moved on one's balances. */
function Related({ lines }: { lines: readonly Transaction[] }) {
  const { t } = useLingui();
  const { wordsOf, balanceOf } = useTransactionWords();
  return (
    <section className="mt-4 border-line-muted border-t pt-4">
      <h3 className="text-muted">{t`The same event also moved`}</h3>
      <ul className="mt-2 divide-y divide-line-muted rounded-md border border-line-muted">
        {lines.map((line) => (
          <li key={line.id} className="flex items-center justify-between gap-3 px-3 py-2">
            <span className="min-w-0">
              <span className="block">{wordsOf(line).title}</span>
              <span className="block text-muted text-xs">{balanceOf(line.balance)}</span>
            </span>
            <TransactionAmount transaction={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-baseline gap-3">
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
