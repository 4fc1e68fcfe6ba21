import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { Button } from '@/shared/ui/button';
import { type CredentialField, CredentialsFields, NO_CREDENTIALS } from '@/shared/ui/credentials-fields';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import type { SelectOption } from '@/shared/ui/select';
import { showToast } from '@/shared/ui/toast';
import { type Order, useOrderAction } from '../api';

const FIELDS = Object.keys(NO_CREDENTIALS) as CredentialField[];
const NEEDED: readonly CredentialField[] = ['login_method', 'login', 'password'];

/** The seller mends what was handed over: a new login in place of the old one, at most twice. */
export function ReplaceStep({
  order,
  loginMethods,
  blockedReason,
}: {
  order: Order;
  loginMethods: readonly SelectOption[];
  blockedReason: string | undefined;
}) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const act = useOrderAction();
  const promised = order.listing.attributes['login_method'];
  const { register, handleSubmit, setError, reset, watch, formState } = useForm({
    defaultValues: { ...NO_CREDENTIALS, login_method: typeof promised === 'string' ? promised : '' },
  });
  const { errors } = formState;
  const left = order.replacements_left;

  const close = () => {
    setOpen(false);
    act.reset();
    reset();
  };
  const replace = handleSubmit((details) =>
    act.mutate(
      { order, event: 'replace_credentials', details },
      {
        onSuccess: () => {
          close();
          showToast({
            tone: 'success',
            title: t`Replaced. The buyer has 24 hours again to check the account.`,
          });
        },
        onError: (error) => showProblemInForm(error, setError, FIELDS),
      },
    ),
  );

  return (
    <>
      <Button size="lg" disabledReason={blockedReason} onClick={() => setOpen(true)}>
        {t`Replace the login`}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        isLocked={act.isPending}
        title={t`Replace the login`}
        description={t`${plural(left, {
          one: 'This can be done # more time.',
          other: 'This can be done # more times.',
        })}`}
        footer={
          <>
            <Button size="lg" onClick={close} disabled={act.isPending}>{t`Not now`}</Button>
            <Button size="lg" variant="primary" isLoading={act.isPending} onClick={() => void replace()}>
              {t`Hand over the new one`}
            </Button>
          </>
        }
      >
        <form onSubmit={replace} noValidate autoComplete="off">
          <fieldset disabled={act.isPending} className="grid min-w-0 gap-4">
            <legend className="sr-only">{t`Login data for the buyer`}</legend>
            <p className="text-muted">
              {t`When the old one was wrong or does not work. The buyer gets the new one at once and has 24 hours again to check; you are paid that much later.`}
            </p>
            <CredentialsFields
              register={(field) =>
                register(field, { ...(NEEDED.includes(field) && { required: t`Fill this in.` }) })
              }
              errors={errors}
              loginMethods={loginMethods}
              values={watch()}
            />
            <FormProblem message={errors.root?.message} />
          </fieldset>
        </form>
      </Dialog>
    </>
  );
}
