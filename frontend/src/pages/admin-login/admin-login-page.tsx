import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useLogout, useMe } from '@/features/users/api';
import { LoginForm } from '@/features/users/components/login-form';
import { SecondFactorForm } from '@/features/users/components/second-factor-form';
import { isChallenge, type SignInAnswer } from '@/features/users/sign-in-api';
import { useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { safeAdminNext } from '@/shared/lib/admin-paths';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Navigate, useSearchParams } from '@/shared/router/router';
import { Banner } from '@/shared/ui/banner';
import { Button, ButtonLink } from '@/shared/ui/button';
import { LogoMark } from '@/shared/ui/logo';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';

/** The staff's sign-in: on to where one came from, or the news that this account is not of the staff. */
export function AdminLoginPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Staff sign-in`);
  const [params] = useSearchParams();
  const status = useSessionStatus();
  const { data: me, error, refetch } = useMe();
  if (status === 'signed-out') return <SignIn />;
  if (error && !me) return <ProblemState as="h1" error={error} onRetry={() => void refetch()} />;
  if (!me) {
    return (
      <Box title={t`Staff sign-in`}>
        <Skeleton className="mt-6 h-52" />
      </Box>
    );
  }
  // Whose second step is due is told so by the guard of the pages.
  if (me.two_factor_due || me.staff_role !== '') {
    return <Navigate to={safeAdminNext(params.get('next'))} replace />;
  }
  return <NotStaff username={me.username} />;
}

function SignIn() {
  const { t } = useLingui();
  const [challenge, setChallenge] = useState<Schema<'ChallengeOut'> | null>(null);
  const [wasOver, setWasOver] = useState(false);
  const take = (answer: SignInAnswer) => {
    setWasOver(false);
    if (isChallenge(answer)) setChallenge(answer);
  };
  const back = (isOver: boolean) => {
    setChallenge(null);
    setWasOver(isOver);
  };
  if (challenge) {
    return (
      <Box
        title={t`Second step`}
        description={t`Open your authenticator application and type the code it shows for WibeStore.`}
      >
        <div className="mt-6">
          <SecondFactorForm challenge={challenge} onOver={() => back(true)} onBack={() => back(false)} />
        </div>
      </Box>
    );
  }
  return (
    <Box title={t`Staff sign-in`} description={t`For people who work on WibeStore.`}>
      {wasOver && (
        <Banner tone="attention" className="mt-5">
          {t`The second step took too long or had too many wrong codes. Begin again.`}
        </Banner>
      )}
      <div className="mt-6">
        <LoginForm onAnswer={take} />
      </div>
    </Box>
  );
}

function NotStaff({ username }: { username: string }) {
  const { t } = useLingui();
  const logOut = useLogout();
  return (
    <Box
      title={t`This account is not of the staff`}
      description={t`You are signed in as @${username}. Sign in with your staff account to go on.`}
    >
      <div className="mt-6 grid gap-2">
        <Button
          variant="primary"
          size="lg"
          isWide
          isLoading={logOut.isPending}
          onClick={() => logOut.mutate()}
        >{t`Sign out`}</Button>
        <ButtonLink to={paths.home()} size="lg" isWide>{t`To the shop`}</ButtonLink>
      </div>
    </Box>
  );
}

function Box({ title, description, children }: { title: string; description?: string; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <section className="w-full max-w-100 rounded-xl border border-line bg-canvas p-6 shadow-raised sm:p-8">
      <p className="flex items-center gap-2.5 font-bold text-[15px] tracking-tight">
        <LogoMark className="size-7" />
        WibeStore
        <span className="rounded-full border border-line px-2 py-px font-medium text-muted text-xs tracking-normal">
          {t`Staff`}
        </span>
      </p>
      <h1 className="mt-6 text-balance font-bold text-xl">{title}</h1>
      {description && <p className="mt-1 text-muted">{description}</p>}
      {children}
    </section>
  );
}
