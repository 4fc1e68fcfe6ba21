import { useLingui } from '@lingui/react/macro';
import {
  BellRing,
  Bookmark,
  ChevronRight,
  HandCoins,
  Heart,
  LogOut,
  Package,
  ShoppingBag,
  Tags,
  Wallet,
} from 'lucide-react';
import { accountPaths } from '@/shared/lib/account-paths';
import { paths } from '@/shared/lib/paths';
import { Link, useNavigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { useLogout } from '../api';

/** The places that belong to this person: on phones the only way to some of them. */
export function AccountLinks() {
  const { t } = useLingui();
  const links = [
    [paths.wallet(), t`Wallet`, Wallet],
    [paths.purchases(), t`Purchases`, ShoppingBag],
    [paths.sales(), t`Sales`, Package],
    [paths.myListings(), t`My listings`, Tags],
    [paths.offers(), t`Price offers`, HandCoins],
    [paths.favorites(), t`Favorites`, Heart],
    [accountPaths.savedSearches(), t`Saved searches`, Bookmark],
    [accountPaths.priceWatches(), t`Watched prices`, BellRing],
  ] as const;
  return (
    <Card className="overflow-hidden">
      <nav aria-label={t`My places`}>
        <ul className="grid divide-line-muted max-md:divide-y md:grid-cols-4">
          {links.map(([to, label, Icon]) => (
            <li key={to}>
              <Link
                to={to}
                className="flex h-full min-h-11 items-center gap-3 px-4 py-3 font-medium transition-colors hover:bg-neutral focus-visible:-outline-offset-2"
              >
                <Icon className="size-4 shrink-0 text-muted" aria-hidden="true" />
                <span className="min-w-0 flex-1">{label}</span>
                <ChevronRight className="size-4 shrink-0 text-muted md:hidden" aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </Card>
  );
}

/** End the session in all tabs; then home, because this page is only for signed-in people. */
export function SignOut() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { mutate: logOut } = useLogout();
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3 p-4 md:p-6">
      <div className="min-w-0">
        <h2 className="font-semibold text-base">{t`Session`}</h2>
        <p className="mt-0.5 text-muted">{t`Ends in all tabs of this browser.`}</p>
      </div>
      <Button
        icon={<LogOut className="size-4" aria-hidden="true" />}
        size="lg"
        onClick={() => {
          navigate(paths.home());
          logOut();
        }}
      >
        {t`Sign out`}
      </Button>
    </Card>
  );
}
