import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Listing } from '../api';

type Delivered = Pick<Listing, 'delivery' | 'delivery_sla_minutes'>;

/** When the buyer gets the login, in a short word, for any listing. */
export function useDeliveryNames(): (listing: Delivered) => string {
  const { t } = useLingui();
  return ({ delivery, delivery_sla_minutes: minutes }) => {
    if (delivery === 'instant') return t`Delivered at once`;
    const hours = minutes / 60;
    const time =
      minutes < 60
        ? t`${plural(minutes, { one: '# minute', other: '# minutes' })}`
        : t`${plural(hours, { one: '# hour', other: '# hours' })}`;
    return t`Delivered within: ${time}`;
  };
}

/** When the buyer gets the login: a short word and a sentence. */
export function useDeliveryWords(listing: Delivered) {
  const { t } = useLingui();
  const name = useDeliveryNames();
  return {
    title: name(listing),
    text:
      listing.delivery === 'instant'
        ? t`The login is already sealed here; it opens right after the payment.`
        : t`The seller hands the login over. Later than that you may cancel; after 24 hours the money comes back by itself.`,
  };
}
