import { useLingui } from '@lingui/react/macro';
import { adminPaths } from '@/shared/lib/admin-paths';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import { Stat } from '@/shared/ui/stat';
import { Time } from '@/shared/ui/time';
import { useDeskOrderWords } from '../hooks/use-desk-order-words';
import { useEntryWords } from '../hooks/use-entry-words';
import { type DeskUser, useUserListings, useUserOrders, useUserTransactions } from '../users-desk-api';
import { UserList } from './user-list';

const LINK = 'touch-target min-w-0 truncate rounded-sm font-medium hover:text-accent hover:underline';

/** Everything that somebody has put up for sale. */
export function UserListings({ id }: { id: string }) {
  const { t } = useLingui();
  const names: Record<string, string> = {
    draft: t`Draft`,
    pending: t`In moderation`,
    active: t`On sale`,
    reserved: t`Reserved`,
    sold: t`Sold`,
    rejected: t`Rejected`,
    paused: t`Paused`,
    archived: t`Archived`,
    quarantined: t`In quarantine`,
  };
  return (
    <UserList
      label={t`Listings`}
      query={useUserListings(id)}
      empty={t`Nothing was put up for sale.`}
      row={({ id: listingId, title, game, price, status, created_at }) => (
        <>
          <Link to={adminPaths.listing(listingId)} className={LINK}>
            {title || t`No title`}
          </Link>
          <span className="text-muted text-xs">{game.name}</span>
          <span className="ml-auto flex items-center gap-4">
            <Badge>{names[status] ?? status}</Badge>
            <Money amount={price} />
            <Time iso={created_at} className="text-muted text-xs" />
          </span>
        </>
      )}
    />
  );
}

/** Everything that somebody has sold and bought. */
export function UserOrders({ id }: { id: string }) {
  const { t } = useLingui();
  const { nameOf, toneOf } = useDeskOrderWords();
  return (
    <UserList
      label={t`Orders`}
      query={useUserOrders(id)}
      empty={t`No orders yet.`}
      row={({ id: orderId, number, listing, party, price, state, has_dispute, created_at }) => (
        <>
          <Link to={paths.order(orderId)} className={LINK}>
            {number}
          </Link>
          <span className="text-muted text-xs">{party === 'seller' ? t`sold` : t`bought`}</span>
          {typeof listing['title'] === 'string' && (
            <span className="min-w-0 max-w-72 truncate">{listing['title']}</span>
          )}
          <span className="ml-auto flex items-center gap-4">
            {has_dispute && <Badge tone="danger">{t`Dispute`}</Badge>}
            <Badge tone={toneOf(state)}>{nameOf(state)}</Badge>
            <Money amount={price} />
            <Time iso={created_at} className="text-muted text-xs" />
          </span>
        </>
      )}
    />
  );
}

/** Somebody's money: what there is, and how it moved. For finance. */
export function UserWallet({ user }: { user: DeskUser }) {
  const { t } = useLingui();
  const { kindName } = useEntryWords();
  const { wallet } = user;
  const sums: readonly (readonly [string, number])[] = wallet
    ? [
        [t`Available`, wallet.available],
        [t`On hold`, wallet.held],
        [t`Being withdrawn`, wallet.payout_reserved],
        [t`In escrow`, wallet.in_escrow],
        [t`Debt`, wallet.debt],
      ]
    : [];
  return (
    <div className="grid gap-4">
      {wallet && (
        <Card className="p-4">
          <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 xl:grid-cols-5">
            {sums.map(([label, amount]) => (
              <Stat key={label} label={label} value={<Money amount={amount} />} />
            ))}
          </dl>
        </Card>
      )}
      <UserList
        label={t`Transactions`}
        query={useUserTransactions(user.id)}
        empty={t`Their money has not moved yet.`}
        row={({ id, kind, amount, order, withdrawal, created_at }) => (
          <>
            <Link to={adminPaths.transaction(id)} className={LINK}>
              {kindName(kind)}
            </Link>
            <span className="font-mono text-muted text-xs">{order?.number ?? withdrawal?.number}</span>
            <span className="ml-auto flex items-center gap-4">
              <Money amount={amount} />
              <Time iso={created_at} className="text-muted text-xs" />
            </span>
          </>
        )}
      />
    </div>
  );
}
