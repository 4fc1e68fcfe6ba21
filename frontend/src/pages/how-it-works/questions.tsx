import { useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';

/** What happens when a deal does not go the plain way. */
export function Questions() {
  const { t } = useLingui();
  const questions = [
    [
      t`What if the seller does not deliver?`,
      t`Once the seller's time is over, you may cancel and the whole price is back in your wallet at once. If you do nothing, that happens by itself 24 hours after the payment.`,
    ],
    [
      t`What if the seller declines the order?`,
      t`The whole price is back in your wallet at once. The listing is paused, and it counts against the seller.`,
    ],
    [
      t`What if I do not confirm?`,
      t`Confirm only what you have checked. 24 hours after the delivery the order completes by itself and the seller is paid, so look at the login in time: the countdown is on the order's page.`,
    ],
    [
      t`What if nobody answers in a dispute?`,
      t`Whoever did not open it has 12 hours, is reminded, and has 12 more. A silent seller gives the price back, a silent buyer releases it. If both speak and do not agree, a moderator decides.`,
    ],
    [
      t`What if I change my mind before paying?`,
      t`Cancel the order or let its time run out. No money was taken, and the account is on sale again.`,
    ],
    [
      t`What if my payment arrives too late?`,
      t`It is not lost: it lands in your wallet. Buy again if the account is still there, or another one.`,
    ],
    [
      t`Two people press "buy" at the same moment?`,
      t`One of them gets the account. The other is told so, and not a single soʻm is taken.`,
    ],
    [
      t`When can the seller use the money?`,
      t`At once after the confirmation. For a seller with few completed sales it is held for some time more, which is said before one lists.`,
    ],
  ] as const;
  return (
    <section aria-labelledby="questions" className="mt-14">
      <h2 id="questions" className="font-bold text-2xl tracking-[-.02em]">{t`What if…`}</h2>
      <div className="surface mt-5 divide-y divide-line-muted overflow-hidden">
        {questions.map(([question, answer], index) => (
          <details key={question} name="questions" open={index === 0} className="group">
            <summary className="flex min-h-13 list-none items-center justify-between gap-4 px-5 py-3 font-semibold text-[15px] hover:bg-neutral focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
              {question}
              <ChevronDown
                className="size-4 shrink-0 text-muted transition-transform duration-200 group-open:rotate-180"
                aria-hidden="true"
              />
            </summary>
            <p className="max-w-3xl text-pretty px-5 pb-5 text-muted">{answer}</p>
          </details>
        ))}
      </div>
    </section>
  );
}
