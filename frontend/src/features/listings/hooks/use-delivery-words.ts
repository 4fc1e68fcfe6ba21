import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Listing } from '@/features/listings/api';

/** When the buyer gets the login: a short word and a sentence. */
export function useDeliveryWords(listing: Pick<Listing, 'delivery' | 'delivery_sla_minutes'>) {
  const { t } = useLingui();
  const minutes = listing.delivery_sla_minutes;
  const hours = minutes / 60;
  if (listing.delivery === 'instant') {
    return {
      title: t`Delivered at once`,
      text: t`The login is already sealed here; it opens right after the payment.`,
    };
  }
  const time =
    minutes < 60
      ? t`${plural(minutes, { one: '# minute', other: '# minutes' })}`
      : t`${plural(hours, { one: '# hour', other: '# hours' })}`;
  return {
    title: t`Delivered within: ${time}`,
    text: t`The seller hands the login over. Later than that you may cancel; after 24 hours the money comes back by itself.`,
  };
}
