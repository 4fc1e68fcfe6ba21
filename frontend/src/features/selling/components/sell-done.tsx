import { useLingui } from '@lingui/react/macro';
import { CircleCheck } from 'lucide-react';
import { paths } from '@/shared/lib/paths';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Timeline } from '@/shared/ui/timeline';
import type { OwnListing } from '../api';
import { useSlaWords } from '../hooks/use-sla-words';

/** After submitting: what happens next, and where to go. */
export function SellDone({ listing, onAnother }: { listing: OwnListing; onAnother?: () => void }) {
  const { t } = useLingui();
  const sla = useSlaWords()(listing.delivery_sla_minutes);
  return (
    <Card className="mx-auto max-w-xl p-6 md:p-8" role="status">
      <CircleCheck className="size-10 text-success" aria-hidden="true" />
      <h1 className="mt-3 text-title">{t`Sent for review`}</h1>
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
              state: 'current',
              title: t`A moderator looks at it`,
              description: t`If something has to be changed, you are told what.`,
            },
            { key: 'sale', state: 'upcoming', title: t`It goes on sale` },
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
      <div className="mt-8 flex flex-wrap gap-2 max-sm:*:w-full">
        <ButtonLink variant="primary" size="lg" to={paths.myListings()}>{t`My listings`}</ButtonLink>
        {onAnother && <Button size="lg" onClick={onAnother}>{t`List another account`}</Button>}
      </div>
    </Card>
  );
}
