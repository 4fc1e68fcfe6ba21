import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { Card } from '@/shared/ui/card';
import { Time } from '@/shared/ui/time';
import type { DisputeDesk } from '../desk-disputes-api';
import { useDisputeWords } from '../hooks/use-dispute-words';

type Act = DisputeDesk['history'][number];

/** What was done to the order, as the audit has it. */
export function DeskHistory({ history }: { history: DisputeDesk['history'] }) {
  const { t } = useLingui();
  const words: Record<string, string> = {
    'order.ruled': t`Decided, as the first of two`,
    'order.resolved': t`Decided the dispute`,
    'order.cancelled': t`Cancelled the order`,
    'order.completed': t`Completed the order`,
    'order.credentials_revealed': t`Looked at the login`,
    'dispute.taken': t`Took the dispute`,
    'dispute.released': t`Let the dispute go`,
  };
  if (history.length === 0) return null;
  return (
    <Card className="p-4 md:p-6">
      <h2 className="font-semibold">{t`What the staff did`}</h2>
      <ol className="mt-3 grid gap-3">
        {history.map((act) => (
          <li key={`${act.at} ${act.action}`}>
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium">{words[act.action] ?? act.action}</span>
              <span>{act.by?.username ?? 'WibeStore'}</span>
              <Time iso={act.at} as="moment" className="text-muted text-xs" />
            </p>
            <Details act={act} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Details({ act: { details } }: { act: Act }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { resolutionOf } = useDisputeWords();
  const { refund_amount: refund, reason } = details;
  const sum = typeof refund === 'number' ? formatSom(refund, locale) : null;
  const lines = [
    sum && t`Back to the buyer: ${sum}`,
    typeof reason === 'string' && resolutionOf(reason),
  ].filter(Boolean);
  if (lines.length === 0) return null;
  return <p className="break-words text-muted text-xs">{lines.join(' · ')}</p>;
}
