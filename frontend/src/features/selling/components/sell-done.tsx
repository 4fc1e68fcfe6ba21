import { useLingui } from '@lingui/react/macro';
import { CircleCheck } from 'lucide-react';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Timeline } from '@/shared/ui/timeline';
import { useSlaWords } from '../hooks/use-sla-words';
import type { OwnListing } from '../shapes';
import { ShareRow } from './share-row';

/** After submitting: what happens next, how to show it to others, and where to go. */
export function SellDone({ listing }: { listing: OwnListing }) {
  const { t } = useLingui();
  const sla = useSlaWords()(listing.delivery_sla_minutes);
  const isOnSale = listing.status === 'active';
  return (
    <Card className="mx-auto max-w-xl p-6 md:p-8">
      <CircleCheck className="size-10 text-success" aria-hidden="true" />
      <h1 role="status" className="mt-3 text-title">
        {isOnSale ? t`It is on sale` : t`Sent for review`}
      </h1>
      <p className="mt-1 break-words text-muted">
        {listing.title} · {listing.code}
      </p>
      <div className="mt-6">
        <Timeline
          label={t`What happens next`}
          steps={[
            { key: 'sent', state: 'done', title: t`You submitted the listing` },
            {
              key: 'review',
              state: isOnSale ? 'done' : 'current',
              title: t`A moderator looks at it`,
              description: t`If something has to be changed, you are told what.`,
            },
            { key: 'sale', state: isOnSale ? 'current' : 'upcoming', title: t`It goes on sale` },
            {
              key: 'deliver',
              state: 'upcoming',
              title: t`Somebody buys it`,
              description:
                listing.delivery === 'instant'
                  ? t`The buyer gets the login from the vault; there is nothing for you to do.`
                  : t`You enter the login within ${sla}.`,
            },
            { key: 'paid', state: 'upcoming', title: t`The buyer confirms, you are paid` },
          ]}
        />
      </div>
      <section aria-label={t`Show it to others`} className="mt-6 rounded-md border border-line bg-inset p-4">
        <h2 className="font-semibold">{t`Show it to others`}</h2>
        <p className="mt-0.5 mb-3 text-muted">
          {isOnSale
            ? t`Everybody who has the link can buy it.`
            : t`The link opens for others as soon as the moderator has said yes.`}
        </p>
        <ShareRow listing={listing} />
      </section>
      <div className="mt-6 flex flex-wrap gap-2 max-sm:*:w-full">
        <ButtonLink variant="primary" size="lg" to={paths.myListings()}>{t`My listings`}</ButtonLink>
        <ButtonLink size="lg" to={paths.sell()}>{t`List another account`}</ButtonLink>
      </div>
    </Card>
  );
}
