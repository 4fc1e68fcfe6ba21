import { useLingui } from '@lingui/react/macro';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '@/shared/ui/banner';
import { Button } from '@/shared/ui/button';
import { CredentialsFields } from '@/shared/ui/credentials-fields';
import { FormProblem } from '@/shared/ui/form-problem';
import type { Sealing } from '../hooks/use-sealing';

/** The login data on its way into the vault, or the word that it is there. */
export function SealBox({
  sealing,
  isSealed,
  error,
}: {
  sealing: Sealing;
  isSealed: boolean;
  /** It is not sealed though it should be. */
  error: string | undefined;
}) {
  const { t } = useLingui();
  const [isReplacing, setReplacing] = useState(false);
  const { form, isSealing } = sealing;
  const { errors } = form.formState;
  const seal = async () => {
    if (await sealing.seal()) setReplacing(false);
  };
  return (
    <>
      {isSealed && (
        <Banner
          tone="success"
          title={t`The login is sealed in the vault`}
          action={
            !isReplacing && (
              <span className="flex flex-wrap gap-2">
                <Button size="sm" onClick={() => setReplacing(true)}>
                  {t`Replace it`}
                </Button>
                {sealing.unseal && (
                  <Button size="sm" variant="ghost" onClick={sealing.unseal}>
                    {t`Take it out`}
                  </Button>
                )}
              </span>
            )
          }
        >
          {t`Nobody sees it but the buyer, not even you.`}
        </Banner>
      )}
      {(!isSealed || isReplacing) && (
        <fieldset disabled={isSealing} className="grid min-w-0 grid-cols-1 gap-4">
          <legend className="sr-only">{t`Login for the buyer`}</legend>
          <p className="flex gap-2.5 text-muted">
            <Lock className="mt-0.5 size-4 shrink-0 text-done" aria-hidden="true" />
            {t`The vault encrypts it at once. It is shown to one person only: the buyer, after the payment. Moderators and support do not see it.`}
          </p>
          <CredentialsFields
            register={(field) => form.register(field)}
            errors={errors}
            loginMethods={sealing.isMethodElsewhere ? null : []}
            values={sealing.typed}
          />
          <FormProblem message={errors.root?.message ?? (isSealed ? undefined : error)} />
          <div className="flex flex-wrap gap-2">
            <Button
              variant={isSealed ? 'primary' : 'secondary'}
              size="lg"
              icon={<Lock className="size-4" aria-hidden="true" />}
              isLoading={isSealing}
              onClick={() => void seal()}
            >
              {isSealed ? t`Seal the new login` : t`Seal in the vault`}
            </Button>
            {isReplacing && (
              <Button size="lg" variant="ghost" onClick={() => setReplacing(false)}>
                {t`Keep the old one`}
              </Button>
            )}
          </div>
        </fieldset>
      )}
    </>
  );
}
