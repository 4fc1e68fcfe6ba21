import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { isProblem, toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { currentLocale } from '@/shared/i18n/locale';
import { FormProblem } from '@/shared/ui/form-problem';
import { googleConfigOptions, type SignInAnswer, useGoogleSignIn } from '../sign-in-api';
import { GoogleButton, useHasGoogle } from './google-button';

/** An account with the same e-mail is not linked yet. */
export interface GoogleLinkDemand {
  credential: string;
  mustReset: boolean;
}

export interface GoogleSignInProps {
  onAnswer: (answer: SignInAnswer) => void;
  onLink: (demand: GoogleLinkDemand) => void;
}

/** Google's way in, below the form: a new person gets an account by it. */
export function GoogleSignIn({ onAnswer, onLink }: GoogleSignInProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const hasGoogle = useHasGoogle();
  const signIn = useGoogleSignIn();
  if (!hasGoogle) return null;
  const take = (credential: string) =>
    signIn.mutate(
      { credential, language: currentLocale(), password: null },
      {
        onSuccess: onAnswer,
        onError: (error) => {
          if (isProblem(error, 'auth.google_link_required'))
            onLink({ credential, mustReset: error.params['way'] === 'reset' });
          // What Google signs next needs a number of its own.
          else void queryClient.invalidateQueries({ queryKey: googleConfigOptions().queryKey });
        },
      },
    );
  const isShown = signIn.error && !isProblem(signIn.error, 'auth.google_link_required');
  return (
    <div className="mt-5 grid gap-5">
      <p className="flex items-center gap-3 text-muted text-xs before:h-px before:flex-1 before:bg-line-muted after:h-px after:flex-1 after:bg-line-muted">
        {t`or`}
      </p>
      <GoogleButton onCredential={take} isLoading={signIn.isPending} />
      <FormProblem message={isShown ? problemWords(toProblem(signIn.error)) : undefined} />
    </div>
  );
}
