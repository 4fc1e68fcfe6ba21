import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { isProblem, toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Banner } from '@/shared/ui/banner';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { showToast } from '@/shared/ui/toast';
import {
  type Plan,
  type Quote,
  type Terms,
  useCancelSubscription,
  useChangeSubscription,
  useQuote,
} from '../api';
import { useChangeWords } from '../hooks/use-change-words';
import { QuoteView } from './quote-view';

export interface ChangeDialogProps {
  /** The plan that is wanted; null: closed. */
  terms: Terms | null;
  plans: readonly Plan[];
  /** The plan that runs now. */
  current: Plan['code'];
  onClose: () => void;
}

/** Change the plan: what the server says it costs and does, then one button. */
export function ChangeDialog({ terms, plans, current, onClose }: ChangeDialogProps) {
  const { t } = useLingui();
  const quote = useQuote(terms);
  const words = useChangeWords(plans, current);
  const change = useChangeSubscription();
  const cancel = useCancelSubscription();
  const isBusy = change.isPending || cancel.isPending;
  const error = change.error ?? cancel.error;
  // While it is asked again after a refusal, the old sum must not be agreed to.
  const known = quote.isFetching ? undefined : quote.data;

  const close = () => {
    onClose();
    change.reset();
    cancel.reset();
  };
  const run = (agreed: Quote) => {
    const done = () => {
      close();
      showToast({ tone: 'success', title: words.doneOf(agreed) });
    };
    if (agreed.change === 'cancel' || agreed.plan === 'free') cancel.mutate(undefined, { onSuccess: done });
    else if (agreed.period) {
      change.mutate(
        { plan: agreed.plan, period: agreed.period, expected_amount: agreed.amount_due },
        { onSuccess: done },
      );
    }
  };

  return (
    <Dialog
      isOpen={terms !== null}
      onClose={close}
      isLocked={isBusy}
      title={quote.data ? words.titleOf(quote.data) : t`Change the plan`}
      footer={
        <>
          <Button size="lg" onClick={close} disabled={isBusy}>{t`Not now`}</Button>
          <AgreeButton quote={known} isBusy={isBusy} onAgree={run} label={words.buttonOf} />
        </>
      }
    >
      <div className="grid gap-4">
        {isProblem(error, 'subscription.price_changed') ? (
          <Banner tone="attention">{problemWords(error)}</Banner>
        ) : (
          <FormProblem message={error ? problemWords(toProblem(error)) : undefined} />
        )}
        {known ? (
          <QuoteView quote={known} plans={plans} current={current} />
        ) : quote.error ? (
          <ProblemState as="h3" error={quote.error} onRetry={() => void quote.refetch()} />
        ) : (
          <Skeleton className="h-60" />
        )}
      </div>
    </Dialog>
  );
}

function AgreeButton({
  quote,
  isBusy,
  onAgree,
  label,
}: {
  quote: Quote | undefined;
  isBusy: boolean;
  onAgree: (quote: Quote) => void;
  label: (quote: Quote) => string;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  if (!quote) {
    return <Button size="lg" variant="primary" isLoading>{t`Go on`}</Button>;
  }
  const missing = Math.max(0, quote.amount_due - quote.available);
  if (missing > 0) {
    const sum = formatSom(missing, locale);
    return (
      <ButtonLink
        size="lg"
        variant="primary"
        icon={<Plus className="size-4" aria-hidden="true" />}
        to={paths.topUp(missing, paths.premium())}
      >
        {t`Top up ${sum}`}
      </ButtonLink>
    );
  }
  return (
    <Button
      size="lg"
      variant={quote.change === 'cancel' ? 'danger' : 'primary'}
      isLoading={isBusy}
      disabledReason={quote.change === 'none' ? t`You have this plan.` : undefined}
      onClick={() => onAgree(quote)}
    >
      {label(quote)}
    </Button>
  );
}
