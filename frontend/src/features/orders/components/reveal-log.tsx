import { useLingui } from '@lingui/react/macro';
import { Monitor, ShieldCheck, Smartphone } from 'lucide-react';
import { deviceOf } from '@/shared/lib/device';
import { Card } from '@/shared/ui/card';
import { Time } from '@/shared/ui/time';
import type { Order } from '../api';

type Reveal = Order['reveals'][number];

/** When the login data was looked at, by whom and on what; both sides see it. */
export function RevealLog({ order }: { order: Order }) {
  const { t } = useLingui();
  if (order.reveals.length === 0) return null;
  return (
    <Card className="p-4 md:p-6">
      <h2 className="font-semibold">{t`When the login was looked at`}</h2>
      <p className="text-muted text-xs">{t`Both sides see this; in a dispute it is evidence.`}</p>
      <ol className="mt-3 divide-y divide-line-muted">
        {order.reveals.map((reveal) => (
          <Look key={reveal.revealed_at} reveal={reveal} isOwn={order.party === 'buyer'} />
        ))}
      </ol>
    </Card>
  );
}

function Look({ reveal, isOwn }: { reveal: Reveal; isOwn: boolean }) {
  const { t } = useLingui();
  const isStaff = reveal.by === 'staff';
  const device = deviceOf(reveal.user_agent);
  const Icon = isStaff ? ShieldCheck : device.isPhone ? Smartphone : Monitor;
  return (
    <li className="flex gap-3 py-2.5">
      <Icon className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap justify-between gap-x-4 gap-y-0.5">
          <Time iso={reveal.revealed_at} as="moment" className="font-medium" />
          {reveal.ip && <span className="font-mono text-muted text-xs leading-5">{reveal.ip}</span>}
        </p>
        <p className="text-muted text-xs">
          {isStaff ? t`The shop’s staff` : isOwn ? t`You` : t`Buyer`}
          {!isStaff && (
            <>
              {' · '}
              <span title={reveal.user_agent}>
                <DeviceWords userAgent={reveal.user_agent} />
              </span>
            </>
          )}
        </p>
        {reveal.reason && <p className="mt-0.5 break-words text-xs">{t`Reason: ${reveal.reason}`}</p>}
      </div>
    </li>
  );
}

function DeviceWords({ userAgent }: { userAgent: string }) {
  const { t } = useLingui();
  const { browser, system } = deviceOf(userAgent);
  if (browser && system) return t`${browser} on ${system}`;
  return browser ?? system ?? t`Unknown device`;
}
