import { useLingui } from '@lingui/react/macro';
import { Card } from '@/shared/ui/card';
import { Time } from '@/shared/ui/time';
import type { Order } from '../api';

/** When the login data was looked at; both sides see it. */
export function RevealLog({ order }: { order: Order }) {
  const { t } = useLingui();
  if (order.reveals.length === 0) return null;
  return (
    <Card className="p-4 md:p-6">
      <h2 className="font-semibold">{t`When the login was looked at`}</h2>
      <p className="text-muted text-xs">{t`Both sides see this; in a dispute it is evidence.`}</p>
      <ol className="mt-3 divide-y divide-line-muted">
        {order.reveals.map((reveal) => (
          <li key={reveal.revealed_at} className="flex flex-wrap justify-between gap-x-4 gap-y-0.5 py-2">
            <Time iso={reveal.revealed_at} as="moment" className="font-medium" />
            <span className="font-mono text-muted text-xs leading-5">{reveal.ip}</span>
            <span className="w-full truncate text-muted text-xs" title={reveal.user_agent}>
              {reveal.user_agent}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
