import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import type { Schema } from '@/shared/api/types';
import { type CredentialField, NO_CREDENTIALS } from '@/shared/ui/credentials-fields';

type Credentials = typeof NO_CREDENTIALS;

const FIELDS = Object.keys(NO_CREDENTIALS) as CredentialField[];
const NEEDED = ['login_method', 'login', 'password'] as const;

export interface Sealing {
  form: UseFormReturn<Credentials>;
  /** How one signs in is asked for elsewhere: among the game's facts. */
  isMethodElsewhere: boolean;
  /** What is typed so far, with how one signs in. */
  typed: Credentials;
  /** Something was typed that is not in the vault yet. */
  hasTyped: boolean;
  isSealing: boolean;
  /** Put what was typed into the vault; false after showing what is wrong at the fields. */
  seal: () => Promise<boolean>;
  /** Take it out of the vault again; not where it cannot be. */
  unseal?: (() => void) | undefined;
}

/**
 * The login data of the account being offered: typed here, sent straight into the vault, and forgotten here.
 *
 * @param method how one signs in, where the game's facts ask for it; undefined where the login's own fields do
 */
export function useSealing(
  method: string | undefined,
  send: (credentials: Schema<'CredentialsIn'>) => Promise<unknown>,
): Sealing {
  const { t } = useLingui();
  const [isSealing, setSealing] = useState(false);
  const form = useForm<Credentials>({ defaultValues: NO_CREDENTIALS });
  const typed = form.watch();
  const isMethodElsewhere = method !== undefined;

  const seal = async () => {
    form.clearErrors();
    const credentials = { ...form.getValues(), ...(isMethodElsewhere && { login_method: method }) };
    const missing = NEEDED.filter((name) => credentials[name].trim() === '');
    for (const name of missing) {
      const isElsewhere = name === 'login_method' && isMethodElsewhere;
      if (isElsewhere) form.setError('root', { message: t`Choose above how one signs in.` });
      else form.setError(name, { message: t`Fill this in.` });
    }
    if (missing.length > 0) return false;
    setSealing(true);
    try {
      await send(credentials);
      form.reset(NO_CREDENTIALS);
      return true;
    } catch (error) {
      const known = isMethodElsewhere ? FIELDS.filter((name) => name !== 'login_method') : FIELDS;
      showProblemInForm(error, form.setError, known);
      return false;
    } finally {
      setSealing(false);
    }
  };

  return {
    form,
    isMethodElsewhere,
    typed: { ...typed, ...(isMethodElsewhere && { login_method: method }) },
    hasTyped: FIELDS.some((name) => name !== 'login_method' && typed[name] !== ''),
    isSealing,
    seal,
  };
}
