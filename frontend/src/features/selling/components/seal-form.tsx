import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { Button } from '@/shared/ui/button';
import { type CredentialField, CredentialsFields, NO_CREDENTIALS } from '@/shared/ui/credentials-fields';
import { FormProblem } from '@/shared/ui/form-problem';
import { showToast } from '@/shared/ui/toast';
import { type OwnListing, useSealCredentials } from '../api';
import { useListingWords } from '../hooks/use-listing-words';
import { SellSection } from './sell-section';

const FIELDS = Object.keys(NO_CREDENTIALS) as CredentialField[];
const NEEDED = new Set<CredentialField>(['login_method', 'login', 'password']);

/** A new login for a listing whose old one a stranger has seen. */
export function SealForm({ listing }: { listing: OwnListing }) {
  const { t } = useLingui();
  const { statusOf } = useListingWords();
  const seal = useSealCredentials();
  const { register, handleSubmit, setError, formState } = useForm({
    defaultValues: { ...NO_CREDENTIALS, login_method: listing.login_method },
  });
  const { errors } = formState;
  const send = handleSubmit((credentials) =>
    seal.mutate(
      { id: listing.id, credentials },
      {
        onSuccess: () => showToast({ tone: 'success', title: t`Sealed. You can resume the listing now.` }),
        onError: (error) => showProblemInForm(error, setError, FIELDS),
      },
    ),
  );
  return (
    <form onSubmit={send} noValidate autoComplete="off">
      <fieldset disabled={seal.isPending} className="min-w-0">
        <legend className="sr-only">{statusOf(listing.status).label}</legend>
        <SellSection title={statusOf(listing.status).label} hint={statusOf(listing.status).meaning}>
          <CredentialsFields
            register={(field) =>
              register(field, {
                disabled: seal.isPending,
                ...(NEEDED.has(field) && { required: t`Fill this in.` }),
              })
            }
            errors={errors}
            loginMethods={[]}
          />
          <FormProblem message={errors.root?.message} />
          <Button
            type="submit"
            variant="primary"
            size="lg"
            isLoading={seal.isPending}
            className="justify-self-start"
          >
            {t`Seal the new login`}
          </Button>
        </SellSection>
      </fieldset>
    </form>
  );
}
