import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { PersonLine } from '@/shared/desk/person-line';
import { adminPaths } from '@/shared/lib/admin-paths';
import { cn } from '@/shared/lib/cn';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import type { LookFlag, LookListing } from '../desk-listing-types';
import { flagTone, useLookWords } from '../desk-listing-words';
import { DeskPriceGap } from './desk-price-gap';
import { DeskSamePicture } from './desk-same-picture';

/** Who sells it, what was noticed and by what, and what was decided before. */
export function DeskListingEvidence({ listing }: { listing: LookListing }) {
  const { t } = useLingui();
  const { seller, seller_facts, flags, history } = listing;
  const { fieldName } = useLookWords();
  return (
    <>
      <Part title={t`Seller`}>
        <PersonLine person={{ ...seller, is_verified_seller: seller.is_verified }} />
        <dl className="mt-2 grid grid-cols-[1fr_auto] gap-1 tnum">
          <dt className="text-muted">{t`Sales so far`}</dt>
          <dd>{seller_facts.sales}</dd>
          <dt className="text-muted">{t`Refused in 30 days`}</dt>
          <dd>{seller_facts.rejected_30d}</dd>
          <dt className="text-muted">{t`Verdicts in 180 days`}</dt>
          <dd>{seller_facts.verdicts}</dd>
        </dl>
      </Part>
      {/* Before anything else on phones: whoever decides has seen what was noticed. */}
      <Part title={t`Noticed`} className="max-lg:-order-1">
        {flags.length === 0 ? (
          <p className="text-muted">{t`Nothing stands out.`}</p>
        ) : (
          <ul className="grid gap-3">
            {flags.map((flag) => (
              <li key={flag.code}>
                <FlagEvidence flag={flag} listing={listing} />
              </li>
            ))}
          </ul>
        )}
      </Part>
      {history.length > 0 && (
        <Part title={t`Decided before`}>
          <ul className="grid gap-2">
            {history.map(({ decided_at, decided_by, status, reason, fields }) => (
              <li key={decided_at}>
                <p className="flex flex-wrap items-center gap-2">
                  <Badge tone={status === 'approved' ? 'success' : 'danger'}>
                    {status === 'approved' ? t`Approved` : t`Rejected`}
                  </Badge>
                  {decided_by}
                  <Time iso={decided_at} className="text-muted text-xs" />
                </p>
                {reason && <p className="whitespace-pre-wrap text-muted">{reason}</p>}
                {fields.length > 0 && (
                  <p className="text-muted text-xs">{fields.map(fieldName).join(', ')}</p>
                )}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

function Part({ title, className, children }: { title: string; className?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className={cn('surface p-4', className)}>
      <h2 className="mb-2 font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** A flag with what it was noticed by: the other listings, the usual price, the kinds of contacts. */
function FlagEvidence({ flag, listing }: { flag: LookFlag; listing: LookListing }) {
  const { t } = useLingui();
  const { flagName, contactName } = useLookWords();
  const { fingerprint_kin, price_hint, price } = listing;
  const count = Number(flag.params['count'] ?? 0);
  const kinds = Array.isArray(flag.params['kinds']) ? flag.params['kinds'].map(String).map(contactName) : [];
  return (
    <>
      <Badge tone={flagTone(flag)}>{flagName(flag.code)}</Badge>
      <div className="mt-1 text-[13px]">
        {flag.code === 'same_picture' && <DeskSamePicture listing={listing} />}
        {flag.code === 'same_credentials' &&
          fingerprint_kin.map(({ listing_id, code, seller, was_delivered }) => (
            <p key={listing_id}>
              <Other id={listing_id} code={code} seller={seller} />{' '}
              {was_delivered && <span className="text-danger">{t`was handed to a buyer`}</span>}
            </p>
          ))}
        {(flag.code === 'price_low' || flag.code === 'price_high') && price_hint.median !== null && (
          <p className="tnum">
            <Money amount={price} /> <span className="text-muted">{t`against usually`}</span>{' '}
            <Money amount={price_hint.median} /> <DeskPriceGap price={price} median={price_hint.median} />
          </p>
        )}
        {flag.code === 'contact_in_text' && <p className="text-muted">{kinds.join(', ')}</p>}
        {count > 0 && (flag.code === 'rejected_before' || flag.code === 'seller_warned') && (
          <p className="text-muted tnum">{t`Times: ${count}`}</p>
        )}
      </div>
    </>
  );
}

function Other({ id, code, seller }: { id: string; code: string; seller: string }) {
  return (
    <Link to={adminPaths.listing(id)} className="touch-target rounded-sm text-accent underline">
      {code} · {seller}
    </Link>
  );
}
