import { useLingui } from '@lingui/react/macro';
import { Lock, MessageSquare, Scale } from 'lucide-react';
import type { DisputedOrder } from '../api';

/** What follows when a dispute is opened, and what is safe. */
export function NextSteps({ order }: { order: DisputedOrder }) {
  const { t } = useLingui();
  const isBuyer = order.party === 'buyer';
  const steps = [
    {
      icon: Lock,
      title: t`The money stands still`,
      text:
        order.state === 'completed'
          ? t`It goes back into escrow, and nobody can spend it until this is settled.`
          : t`It stays in escrow, and nothing is paid out by itself any more.`,
    },
    {
      icon: MessageSquare,
      title: isBuyer ? t`The seller has 12 hours to answer` : t`The buyer has 12 hours to answer`,
      text: isBuyer
        ? t`And 12 more after a reminder. Silence means the whole sum comes back to you.`
        : t`And 12 more after a reminder. Silence means that you are paid.`,
    },
    {
      icon: Scale,
      title: t`You agree, or the staff decide`,
      text: t`Either of you can propose how to divide the money. You can withdraw the dispute at any moment.`,
    },
  ];
  return (
    <section aria-label={t`What happens next`} className="rounded-md border border-line bg-inset p-4">
      <h3 className="font-semibold">{t`What happens next`}</h3>
      <ol className="mt-3 grid gap-3">
        {steps.map(({ icon: Icon, title, text }) => (
          <li key={title} className="flex gap-3">
            <Icon className="mt-0.5 size-4 shrink-0 text-done" aria-hidden="true" />
            <span className="min-w-0">
              <span className="block font-medium">{title}</span>
              <span className="block text-muted text-xs">{text}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
