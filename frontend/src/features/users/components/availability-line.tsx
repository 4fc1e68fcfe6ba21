import { Trans, useLingui } from '@lingui/react/macro';
import { Clock, MoonStar } from 'lucide-react';
import { cn } from '@/shared/lib/cn';
import { Time } from '@/shared/ui/time';
import { type Availability, isAway, offsetOf } from '../availability';

const TASHKENT = 'Asia/Tashkent';

/** When a seller works, and whether now; nothing of one who always does. */
export function AvailabilityLine({
  availability,
  className,
}: {
  availability: Availability;
  className?: string;
}) {
  const { t } = useLingui();
  const { work_from, work_to, time_zone, away_until, opens_at } = availability;
  if (away_until && isAway(availability)) {
    return (
      <p
        className={cn(
          'flex items-start gap-2.5 rounded-md border border-attention-line bg-attention-soft px-3 py-2 text-[13px]',
          className,
        )}
      >
        <MoonStar className="mt-0.5 size-4 shrink-0 text-attention" aria-hidden="true" />
        <span className="min-w-0">
          <span className="block font-semibold">
            <Trans>
              Away until <Time iso={away_until} as="moment" />
            </Trans>
          </span>
          <span className="block text-muted text-xs">
            {t`What is handed over by hand comes after that; instant delivery works as always.`}
          </span>
        </span>
      </p>
    );
  }
  if (!work_from || !work_to) return null;
  const zone = time_zone === TASHKENT ? t`Tashkent time` : offsetOf(time_zone);
  return (
    <p className={cn('flex items-start gap-2 text-[13px] text-muted', className)}>
      <Clock className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0">
        <span className="tnum">
          {t`Delivers ${work_from}–${work_to}`}, {zone}
        </span>
        {opens_at && (
          <span className="block text-attention">
            <Trans>
              Now closed, opens <Time iso={opens_at} as="moment" />
            </Trans>
          </span>
        )}
      </span>
    </p>
  );
}
