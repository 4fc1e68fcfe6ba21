import { useLingui } from '@lingui/react/macro';

/** What escrow promises, in three sentences. */
export function Promises() {
  const { t } = useLingui();
  const promises = [
    [
      t`No delivery, no payment`,
      t`Until the login is handed over, the seller gets nothing. After 24 hours without it the whole price is yours again.`,
    ],
    [
      t`You check first`,
      t`From the delivery you have 24 hours to look at the account. A dispute stops the clock, and the money waits.`,
    ],
    [
      t`The seller is paid for sure`,
      t`The money is there before the login is. Once you confirm, or say nothing for 24 hours after the delivery, it is the seller's.`,
    ],
  ] as const;
  return (
    <section aria-labelledby="promises" className="mt-10">
      <h2 id="promises" className="font-bold text-2xl tracking-[-.02em]">{t`Three promises`}</h2>
      <ol className="mt-5 grid gap-4 md:grid-cols-3">
        {promises.map(([title, words], index) => (
          <li key={title} className="surface p-5">
            <span aria-hidden="true" className="font-semibold text-[13px] text-success tnum">
              {index + 1}
            </span>
            <h3 className="mt-1 font-semibold text-[15px]">{title}</h3>
            <p className="mt-1 text-pretty text-muted">{words}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
