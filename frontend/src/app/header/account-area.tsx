import { useLingui } from '@lingui/react/macro';
import { LogIn, User, UserPlus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useMe } from '@/features/users/api';
import { useIsDrawnAhead, useSessionStatus } from '@/shared/api/session';
import { paths } from '@/shared/lib/paths';
import { useLocation } from '@/shared/router/router';
import { ButtonLink } from '@/shared/ui/button';
import { Menu } from '@/shared/ui/menu';
import { Skeleton } from '@/shared/ui/skeleton';
import { usePreferenceEntries } from './preferences';

const MemberMenu = lazy(async () => ({ default: (await import('./member-menu')).MemberMenu }));

/** At the end of the header: who is signed in and their menu, or the way to sign in. */
export function AccountArea() {
  const status = useSessionStatus();
  const { data: me } = useMe();
  const isDrawnAhead = useIsDrawnAhead();
  const place = <Skeleton className="size-8 rounded-full" />;
  // CSS shows one of both, by the mark that before-paint.js has found.
  if (isDrawnAhead)
    return (
      <>
        <span data-for="guest" className="contents">
          <GuestArea />
        </span>
        <span data-for="member">{place}</span>
      </>
    );
  if (status === 'signed-out') return <GuestArea />;
  if (!me) return place;
  return (
    <Suspense fallback={place}>
      <MemberMenu
        name={me.display_name || me.username}
        username={me.username}
        isPremium={me.plan !== 'free'}
        isStaff={me.is_staff}
        picture={me.avatar?.url}
      />
    </Suspense>
  );
}

function GuestArea() {
  const { t } = useLingui();
  const { pathname, search } = useLocation();
  const isSignIn = pathname === paths.login() || pathname === paths.register();
  const next = isSignIn || pathname === paths.home() ? undefined : pathname + search;
  const preferences = usePreferenceEntries();
  return (
    <>
      <ButtonLink to={paths.login(next)} variant="ghost" className="max-sm:hidden">
        {t`Sign in`}
      </ButtonLink>
      <ButtonLink to={paths.register(next)} className="max-lg:hidden">
        {t`Sign up`}
      </ButtonLink>
      <span className="sm:hidden">
        <Menu
          label={t`Menu`}
          trigger={<User className="size-5" aria-hidden="true" />}
          triggerClassName="size-9 rounded-full border border-line text-muted"
          entries={[
            { key: 'login', label: t`Sign in`, icon: <LogIn />, to: paths.login(next) },
            { key: 'register', label: t`Sign up`, icon: <UserPlus />, to: paths.register(next) },
            ...preferences,
          ]}
        />
      </span>
    </>
  );
}
