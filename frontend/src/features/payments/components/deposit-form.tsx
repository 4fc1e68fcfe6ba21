import { useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatSom, parseSom } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { ProblemState } from '@/shared/ui/problem-state';
import { type Deposit, takesSavedCards } from '../card-payment';
import { amountForOrder, amountRefusal, canTake } from '../deposit-amount';
import { type PaymentMethod, useCreateDeposit, useMethods } from '../deposits-api';
import { useGoToPay } from '../hooks/use-go-to-pay';
import { AmountField } from './amount-field';
import { AmountForOrder } from './amount-for-order';
import { MethodChoice, MethodChoiceSkeleton } from './method-choice';
import { PayNote } from './pay-note';

interface Values {
  method: string;
  amount: string;
  /** A saved card's id; empty: a new card on the bank's page. */
  card: string;
}

export interface DepositFormProps {
  /** The reserved order that the money pays as soon as it arrives; none: the wallet alone is topped up. */
  orderId?: string;
  /** What the order lacks, whole soʻm: the sum is then fixed. */
  amount?: number;
  /** A sum to begin with, which can be changed. */
  suggested?: number;
  /** Where to go on when the money is here; the order or the wallet when missing. */
  next?: string;
  /** The choice among the saved cards of a method; without it only new cards can be used. */
  renderCards?: (choice: { method: string; value: string; onChange: (cardId: string) => void }) => ReactNode;
  /** In place of going to the payment page. */
  onCreated?: (deposit: Deposit) => void;
}

/** Bring money in: choose a way to pay and a sum, and go to pay. */
export function DepositForm(props: DepositFormProps) {
  const methods = useMethods();
  if (methods.data) return <Form {...props} methods={methods.data} />;
  if (methods.error) {
    return <ProblemState as="h3" error={methods.error} onRetry={() => void methods.refetch()} />;
  }
  return <MethodChoiceSkeleton />;
}

function Form({
  orderId,
  amount: missing,
  suggested,
  next,
  renderCards,
  onCreated,
  methods,
}: DepositFormProps & { methods: PaymentMethod[] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const createDeposit = useCreateDeposit();
  const goToPay = useGoToPay();
  const { control, handleSubmit, setError, setValue, getValues, trigger, watch, formState } = useForm<Values>(
    {
      defaultValues: {
        method: methods.find((method) => method.is_available && canTake(missing, method))?.code ?? '',
        amount: suggested ? formatNumber(suggested) : '',
        card: '',
      },
    },
  );
  const { errors, isSubmitting, isSubmitted } = formState;
  const form = useFocusOnRefusal(isSubmitting);
  const methodOf = (chosenCode: string) => methods.find(({ code }) => code === chosenCode);
  const chosen = methodOf(watch('method'));
  const card = watch('card');
  const isFixed = missing !== undefined;
  const sum = formatSom(amountForOrder(missing ?? 0, chosen), locale);
  // Once the deposit is open the browser is on its way to the payment page.
  const isBusy = isSubmitting || (createDeposit.isSuccess && !onCreated);
  useReturnFromPayment(createDeposit.reset);

  const checkAmount = (text: string) => {
    if (isFixed) return true;
    const method = methodOf(getValues('method'));
    const refusal = amountRefusal(parseSom(text), method);
    if (refusal === 'empty') return t`Type a whole sum in soʻm.`;
    const least = formatSom(method?.min_amount ?? 0, locale);
    if (refusal === 'too_small') return t`At least ${least} for this method.`;
    const most = formatSom(method?.max_amount ?? 0, locale);
    return refusal === 'too_large' ? t`At most ${most} for this method.` : true;
  };

  const chooseMethod = (code: string) => {
    setValue('method', code);
    setValue('card', '');
    // Each method has limits of its own.
    if (isSubmitted) void trigger();
  };

  const submit = handleSubmit(async ({ method, amount, card: card_id }) => {
    try {
      const deposit = await createDeposit.mutateAsync({
        method,
        amount: isFixed ? amountForOrder(missing, chosen) : (parseSom(amount) ?? 0),
        return_path: next ?? (orderId ? paths.order(orderId) : paths.wallet()),
        ...(orderId && { order_id: orderId }),
        ...(card_id && { card_id }),
      });
      if (onCreated) onCreated(deposit);
      else goToPay(deposit);
    } catch (error) {
      showProblemInForm<Values>(error, setError, isFixed ? ['method'] : ['method', 'amount']);
    }
  });

  return (
    <form ref={form} onSubmit={submit} noValidate aria-busy={isBusy} className="@container grid gap-5">
      <fieldset disabled={isBusy} className="grid min-w-0 gap-5">
        {isFixed ? (
          <AmountForOrder missing={missing} method={chosen} />
        ) : (
          <Controller
            control={control}
            name="amount"
            rules={{ validate: checkAmount }}
            render={({ field }) => <AmountField {...field} method={chosen} error={errors.amount?.message} />}
          />
        )}
        <Controller
          control={control}
          name="method"
          rules={{ required: t`Choose how to pay.` }}
          render={({ field: { value } }) => (
            <MethodChoice
              methods={methods}
              value={value}
              onChange={chooseMethod}
              error={errors.method?.message}
              amount={missing}
            />
          )}
        />
        {chosen &&
          takesSavedCards(chosen.code) &&
          renderCards?.({
            method: chosen.code,
            value: card,
            onChange: (cardId) => setValue('card', cardId),
          })}
      </fieldset>
      <FormProblem message={errors.root?.message} />
      <div className="grid gap-2">
        <Button
          type="submit"
          variant="primary"
          size="lg"
          isWide
          isLoading={isBusy}
          disabledReason={chosen ? undefined : t`No payment method can be used now.`}
        >
          {isFixed ? t`Pay ${sum}` : t`Top up`}
          {!isBusy && <ArrowRight className="size-4" aria-hidden="true" />}
        </Button>
        <PayNote method={chosen?.code} isSavedCard={card !== ''} isForOrder={orderId !== undefined} />
      </div>
    </form>
  );
}

/** The browser's Back brings this page as it was left: free the form, so that one can pay again. */
function useReturnFromPayment(reset: () => void): void {
  useEffect(() => {
    const free = (event: PageTransitionEvent) => event.persisted && reset();
    addEventListener('pageshow', free);
    return () => removeEventListener('pageshow', free);
  }, [reset]);
}
