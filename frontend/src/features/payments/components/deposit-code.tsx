import { useLingui } from '@lingui/react/macro';
import { MessageSquareLock } from 'lucide-react';
import { Controller, useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { isProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { useLocale } from '@/shared/i18n/locale';
import { readableMask } from '@/shared/lib/card-mask';
import { formatSom } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Input } from '@/shared/ui/input';
import { Money } from '@/shared/ui/money';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import type { Deposit } from '../card-payment';
import { useConfirmDeposit } from '../deposits-api';
import { anotherWay } from '../next-way';

interface Values {
  code: string;
}

const MIN_CODE = 4;
const MAX_CODE = 8;

/** Type the code that the bank has sent for a payment with a saved card. */
export function DepositCode({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  const mask = deposit.card_mask ? readableMask(deposit.card_mask) : '';
  return (
    <>
      <Outcome
        tone="accent"
        mark={<OutcomeIcon of={MessageSquareLock} />}
        title={t`Type the code from the SMS`}
        subject={<Money amount={deposit.amount} size="lg" />}
      >
        {mask
          ? t`The bank has sent it to the phone of the card ${mask}. Until you type it nothing is charged.`
          : t`The bank has sent it to the phone of your card. Until you type it nothing is charged.`}
      </Outcome>
      <CodeForm deposit={deposit} />
    </>
  );
}

function CodeForm({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  const locale = useLocale();
  const confirm = useConfirmDeposit(deposit.id);
  const { control, handleSubmit, setError, formState } = useForm<Values>({ defaultValues: { code: '' } });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);
  const sum = formatSom(deposit.amount, locale);

  const submit = handleSubmit(async ({ code }) => {
    try {
      await confirm.mutateAsync(code);
    } catch (error) {
      if (isProblem(error, 'payment.wrong_code')) setError('code', { message: problemWords(error) });
      else showProblemInForm<Values>(error, setError, ['code']);
    }
  });

  return (
    <form ref={form} onSubmit={submit} noValidate aria-busy={isSubmitting} className="mt-6 grid gap-4">
      <Controller
        control={control}
        name="code"
        rules={{
          validate: (code) => code.length >= MIN_CODE || t`Type the whole code: four digits at least.`,
        }}
        render={({ field: { value, onChange, onBlur, ref } }) => (
          <Field
            label={t`Code from the SMS`}
            hint={t`Tell it to nobody, not even to us.`}
            error={errors.code?.message}
          >
            {(input) => (
              <Input
                {...input}
                ref={ref}
                value={value}
                onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, MAX_CODE))}
                onBlur={onBlur}
                readOnly={isSubmitting}
                inputMode="numeric"
                autoComplete="one-time-code"
                className="h-12 text-center font-bold text-xl tracking-[0.3em] tnum md:text-xl"
              />
            )}
          </Field>
        )}
      />
      <FormProblem message={errors.root?.message} />
      <Button type="submit" variant="primary" size="lg" isWide isLoading={isSubmitting}>
        {t`Pay ${sum}`}
      </Button>
      <div className="flex flex-wrap justify-center gap-2">
        <ButtonLink variant="ghost" to={anotherWay(deposit)}>{t`Pay another way`}</ButtonLink>
        <ButtonLink variant="ghost" to={paths.wallet()}>{t`To the wallet`}</ButtonLink>
      </div>
    </form>
  );
}
