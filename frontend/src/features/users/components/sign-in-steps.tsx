import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Schema } from '@/shared/api/types';
import { Banner } from '@/shared/ui/banner';
import { isChallenge, type SignInAnswer } from '../sign-in-api';
import { AuthLayout, type AuthLayoutProps } from './auth-layout';
import { GoogleLinkForm } from './google-link-form';
import { type GoogleLinkDemand, GoogleSignIn } from './google-sign-in';
import { SecondFactorForm } from './second-factor-form';

export interface SignInStepsProps extends Omit<AuthLayoutProps, 'children'> {
  /** The first step's own form; told what the server answered. */
  form: (onAnswer: (answer: SignInAnswer) => void) => ReactNode;
}

/** The ways into an account and the steps behind them: a second factor, or the proof that a Google account is one's own. */
export function SignInSteps({ form, ...layout }: SignInStepsProps) {
  const { t } = useLingui();
  const [challenge, setChallenge] = useState<Schema<'ChallengeOut'> | null>(null);
  const [link, setLink] = useState<GoogleLinkDemand | null>(null);
  const [wasOver, setWasOver] = useState(false);
  const take = (answer: SignInAnswer) => {
    setWasOver(false);
    if (isChallenge(answer)) setChallenge(answer);
  };
  const back = (isOver: boolean) => {
    setChallenge(null);
    setLink(null);
    setWasOver(isOver);
  };
  if (challenge) {
    return (
      <AuthLayout
        title={t`Second step`}
        description={t`Open your authenticator application and type the code it shows for WibeStore.`}
      >
        <SecondFactorForm challenge={challenge} onOver={() => back(true)} onBack={() => back(false)} />
      </AuthLayout>
    );
  }
  if (link) {
    return (
      <AuthLayout
        title={t`Link Google to your account`}
        description={t`There is a WibeStore account with this e-mail already. Show once that it is yours; afterwards Google alone is enough.`}
      >
        <GoogleLinkForm {...link} onAnswer={take} onBack={() => back(false)} />
      </AuthLayout>
    );
  }
  return (
    <AuthLayout {...layout}>
      {wasOver && (
        <Banner tone="attention" className="mb-5">
          {t`The second step took too long or had too many wrong codes. Begin again.`}
        </Banner>
      )}
      {form(take)}
      <GoogleSignIn onAnswer={take} onLink={setLink} />
    </AuthLayout>
  );
}
