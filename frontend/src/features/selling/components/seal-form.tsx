import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { Button } from '@/shared/ui/button';
import { type CredentialField, CredentialsFields, NO_CREDENTIALS } from '@/shared/ui/credentials-fields';
import { FormProblem } from '@/shared/ui/form-problem';
import { showToast } from '@/shared/ui/toast';
import { useSealCredentials } from '../api';
import { useListingWords } from '../hooks/use-listing-words';
import type { OwnListing } from '../shapes';

const FIELDS = Object.keys(NO_CREDENTIALS) as CredentialField[];
const NEEDED = new Set<CredentialField>(['login_method', 'login', 'password']);

/** A login for a listing: a new one where a stranger has seen the old, or whenever its seller wants. */
export function SealForm({ listing, onSealed }: { listing: OwnListing; onSealed?: () => void }) {
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
        onSuccess: ({ status }) => {
          const isPaused = status === 'paused';
          const title = isPaused ? t`Sealed. You can resume the listing now.` : t`Sealed in the vault.`;
          showToast({ tone: 'success', title });
          onSealed?.();
        },
        onError: (error) => showProblemInForm(error, setError, FIELDS),
      },
    ),
  );
  return (
    <form onSubmit={send} noValidate autoComplete="off">
      <fieldset disabled={seal.isPending} className="min-w-0">
        <legend className="sr-only">{statusOf(listing.status).label}</legend>
        <div className="grid grid-cols-1 gap-4">
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
            {listing.has_credentials || listing.status === 'quarantined'
              ? t`Seal the new login`
              : t`Seal in the vault`}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}
