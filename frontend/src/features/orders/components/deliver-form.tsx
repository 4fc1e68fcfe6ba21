import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { Button } from '@/shared/ui/button';
import { type CredentialField, CredentialsFields, NO_CREDENTIALS } from '@/shared/ui/credentials-fields';
import { FormProblem } from '@/shared/ui/form-problem';
import type { SelectOption } from '@/shared/ui/select';
import { showToast } from '@/shared/ui/toast';
import { type Order, useOrderAction } from '../api';

const FIELDS = Object.keys(NO_CREDENTIALS) as CredentialField[];

/** The seller hands the login data over: into the vault, for this buyer alone. */
export function DeliverForm({
  order,
  loginMethods,
  blockedReason,
}: {
  order: Order;
  loginMethods: readonly SelectOption[];
  blockedReason: string | undefined;
}) {
  const { t } = useLingui();
  const act = useOrderAction();
  const promised = order.listing.attributes['login_method'];
  const { register, handleSubmit, setError, watch, formState } = useForm({
    defaultValues: { ...NO_CREDENTIALS, login_method: typeof promised === 'string' ? promised : '' },
  });
  const { errors } = formState;

  const deliver = handleSubmit((details) =>
    act.mutate(
      { order, event: 'deliver', details },
      {
        onSuccess: () =>
          showToast({ tone: 'success', title: t`Delivered. The buyer has 24 hours to check the account.` }),
        onError: (error) => showProblemInForm(error, setError, FIELDS),
      },
    ),
  );

  return (
    <form onSubmit={deliver} noValidate autoComplete="off">
      <fieldset disabled={act.isPending} className="grid min-w-0 gap-4">
        <legend className="sr-only">{t`Login data for the buyer`}</legend>
        <CredentialsFields
          register={(field) =>
            register(field, {
              ...(['login_method', 'login', 'password'].includes(field) && { required: t`Fill this in.` }),
            })
          }
          errors={errors}
          loginMethods={loginMethods}
          values={watch()}
        />
        <FormProblem message={errors.root?.message} />
        <Button
          type="submit"
          variant="primary"
          size="lg"
          isLoading={act.isPending}
          disabledReason={blockedReason}
          className="sm:justify-self-start"
        >
          {t`Deliver the login`}
        </Button>
      </fieldset>
    </form>
  );
}
