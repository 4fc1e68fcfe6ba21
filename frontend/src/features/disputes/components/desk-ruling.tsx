import { useLingui } from '@lingui/react/macro';
import { useStaff } from '@/shared/desk/use-roles';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { Badge } from '@/shared/ui/badge';
import { Time } from '@/shared/ui/time';
import type { DisputeDesk } from '../desk-disputes-api';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { splitOf } from '../split';
import { SplitSums } from './split-sums';

/** What the first of two decided: it holds once somebody else decides on the same sum. */
export function DeskRuling({ desk }: { desk: DisputeDesk }) {
  const { t } = useLingui();
  const locale = useLocale();
  const me = useStaff();
  const { resolutionOf } = useDisputeWords();
  const { ruling, dispute } = desk;
  if (!ruling || dispute.status !== 'open') return null;
  const { price, rate_bps, party } = dispute.order;
  const split = splitOf({ price, rateBps: rate_bps }, ruling.refund_amount);
  const sum = formatSom(ruling.refund_amount, locale);
  return (
    <section aria-label={t`One of two decided`} className="surface mt-4 grid gap-3 border-done-line! p-4">
      <header className="flex flex-wrap items-center gap-2">
        <Badge tone="done">{t`One of two decided`}</Badge>
        <span className="font-semibold">{ruling.by?.username ?? 'WibeStore'}</span>
        <Time iso={ruling.at} className="text-muted text-xs" />
      </header>
      <SplitSums split={split} rateBps={rate_bps} party={party} />
      <p className="font-semibold">{resolutionOf(ruling.reason)}</p>
      <p className="whitespace-pre-wrap break-words">{ruling.text}</p>
      <p className="text-muted text-xs">
        {ruling.by?.id === me.id
          ? t`Your decision waits: somebody else of the staff has to decide on ${sum} back to the buyer too.`
          : t`Decide on ${sum} back to the buyer too, and the money moves. Another sum takes its place and waits in its turn.`}
      </p>
    </section>
  );
}
