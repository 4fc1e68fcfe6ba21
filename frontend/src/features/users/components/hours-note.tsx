import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { paths } from '@/shared/lib/paths';
import { Time } from '@/shared/ui/time';
import type { Me } from '../api';
import { isAway } from '../availability';

/** A seller's own working hours where they promise a delivery, and the way to change them. */
export function HoursNote({ me }: { me: Me }) {
  const { t } = useLingui();
  const { work_from, work_to, away_until } = me;
  return (
    <p className="text-muted text-xs">
      {away_until && isAway(me) ? (
        <Trans>
          You are away until <Time iso={away_until} as="moment" />: the time to deliver starts then.
        </Trans>
      ) : work_from && work_to ? (
        t`Your working hours: ${work_from}–${work_to}. Outside of them the time to deliver stands still.`
      ) : (
        t`You deliver at any hour. Set working hours if you do not.`
      )}{' '}
      <Link to={paths.profile()} className="font-semibold text-accent hover:underline">
        {t`Change`}
      </Link>
    </p>
  );
}
