import { useLingui } from '@lingui/react/macro';
import { BookOpenCheck, EyeOff, ListChecks, Repeat2, ScanEye, WalletCards } from 'lucide-react';

/** What keeps money and logins safe here; each is so today. */
export function SafeFacts() {
  const { t } = useLingui();
  const facts = [
    {
      icon: BookOpenCheck,
      title: t`Double-entry books`,
      text: t`Every soʻm is written down twice, where it left and where it came. Entries are never changed or deleted.`,
    },
    {
      icon: WalletCards,
      title: t`A separate account for each order`,
      text: t`The money of one order never mixes with another's. When an order ends, its account is empty.`,
    },
    {
      icon: EyeOff,
      title: t`Logins are sealed`,
      text: t`Each is encrypted with its own key and opens for the buyer alone, never in a listing, a letter or a message.`,
    },
    {
      icon: ScanEye,
      title: t`Every look is recorded`,
      text: t`When a login is opened, both sides see the time. The same game account cannot be on sale twice.`,
    },
    {
      icon: Repeat2,
      title: t`Pressed twice, paid once`,
      text: t`A lost connection or a second press never buys or pays again.`,
    },
    {
      icon: ListChecks,
      title: t`The price you saw`,
      text: t`If it changed meanwhile, the purchase stops and asks you again.`,
    },
  ];
  return (
    <section aria-labelledby="safe" className="mt-14">
      <h2 id="safe" className="font-bold text-2xl tracking-[-.02em]">{t`What keeps it safe`}</h2>
      <ul className="mt-5 grid gap-x-8 gap-y-7 sm:grid-cols-2 lg:grid-cols-3">
        {facts.map(({ icon: Icon, title, text }) => (
          <li key={title} className="flex gap-3.5">
            <span className="grid size-10 shrink-0 place-items-center rounded-lg border border-line bg-raised text-done">
              <Icon className="size-5" aria-hidden="true" />
            </span>
            <div className="min-w-0">
              <h3 className="font-semibold text-[15px]">{title}</h3>
              <p className="mt-0.5 text-pretty text-muted">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
