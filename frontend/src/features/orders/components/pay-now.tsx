import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { isProblem, toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { useSearchParams } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { Money } from '@/shared/ui/money';
import { type Order, useOrderAction } from '../api';

/** Pay a reserved order: from the wallet when it holds enough, else by bringing exactly the missing sum in. */
export function PayNow({
  order,
  available,
  renderTopUp,
}: {
  order: Order;
  /** What the wallet can spend, whole soʻm; undefined until it is known. */
  available: number | undefined;
  renderTopUp: (topUp: { orderId: string; amount: number }) => ReactNode;
}) {
  const { t } = useLingui();
  const act = useOrderAction();
  const locale = useLocale();
  // Who comes back from a payment that failed finds the ways to pay open.
  const [params] = useSearchParams();
  const [isToppingUp, setToppingUp] = useState(params.has('pay'));
  const lacking = isProblem(act.error, 'ledger.insufficient_funds') ? Number(act.error.params['missing']) : 0;
  const missing = lacking || Math.max(0, order.price - (available ?? order.price));
  const own = formatSom(order.price - missing, locale);

  if (missing > 0) {
    return (
      <div className="grid gap-4">
        <div>
          <p>
            {t`Missing in your wallet:`} <Money amount={missing} />
          </p>
          {missing < order.price && (
            <p className="mt-1 text-pretty text-muted text-xs">
              {t`${own} of the price is in your wallet already. Pay the rest in one step: the order is paid as soon as it arrives.`}
            </p>
          )}
        </div>
        {isToppingUp ? (
          renderTopUp({ orderId: order.id, amount: missing })
        ) : (
          <Button
            variant="primary"
            size="lg"
            className="sm:justify-self-start"
            onClick={() => setToppingUp(true)}
          >
            {t`Choose how to pay`}
          </Button>
        )}
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <FormProblem message={act.error ? problemWords(toProblem(act.error)) : undefined} />
      <Button
        variant="primary"
        size="lg"
        className="sm:justify-self-start"
        isLoading={act.isPending}
        onClick={() => act.mutate({ order, event: 'pay' })}
      >
        {t`Pay from the wallet`}
      </Button>
    </div>
  );
}
