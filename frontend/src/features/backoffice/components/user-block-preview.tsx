import { useLingui } from '@lingui/react/macro';
import { Banner } from '@/shared/ui/banner';
import { openThingsOf } from '../user-open-things';
import type { DeskUser } from '../users-desk-api';

/** What a block does at once, and what of somebody's open things it touches. */
export function UserBlockPreview({ user }: { user: DeskUser }) {
  const { t } = useLingui();
  const { listings, unpaid, paid, disputed } = openThingsOf(user);
  const lines = [
    t`Signed out everywhere within seconds; nobody can write to them.`,
    listings > 0 && t`Listings taken off sale: ${listings}`,
    unpaid > 0 && t`Orders not paid yet, cancelled: ${unpaid}`,
    paid > 0 && t`Paid orders that become disputes for us: ${paid}`,
    disputed > 0 && t`Disputes whose clocks stop: ${disputed}`,
    t`Withdrawals wait, and the subscription is not renewed. No money moves by itself.`,
  ].filter((line) => line !== false);
  return (
    <Banner tone="attention" title={t`What happens`}>
      <ul className="list-disc pl-4">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Banner>
  );
}
