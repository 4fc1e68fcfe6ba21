import { useLingui } from '@lingui/react/macro';
import { ArrowRight, BadgeCheck, KeyRound, Lock } from 'lucide-react';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';

/** A purchase in three steps. */
export function EscrowSteps() {
  const { t } = useLingui();
  const steps = [
    {
      icon: Lock,
      title: t`Pay into escrow`,
      text: t`The money stands aside for this one order. The seller sees it and cannot touch it.`,
    },
    {
      icon: KeyRound,
      title: t`Get the login and check`,
      text: t`It opens for you alone. You have 24 hours to sign in and look around.`,
    },
    {
      icon: BadgeCheck,
      title: t`Confirm, and the seller is paid`,
      text: t`Nothing delivered within a day? The money is back in your wallet by itself.`,
    },
  ];
  return (
    <section aria-labelledby="escrow-steps" className="page pt-10 md:pt-14">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="escrow-steps" className="text-balance font-bold text-xl tracking-[-.02em] md:text-2xl">
          {t`How a safe deal goes`}
        </h2>
        <Link
          to={paths.howItWorks()}
          className="touch-target inline-flex shrink-0 items-center gap-1 font-medium text-accent hover:underline"
        >
          {/* As in the other sections' heads: on the narrowest phones the arrow says it alone. */}
          <span className="max-[26rem]:sr-only">{t`How it works`}</span>
          <ArrowRight className="size-4" aria-hidden="true" />
        </Link>
      </div>
      <ol className="surface mt-4 grid divide-line-muted max-md:divide-y md:mt-5 md:grid-cols-3 md:divide-x">
        {steps.map(({ icon: Icon, title, text }, index) => (
          <li key={title} className="flex gap-4 p-4 md:flex-col md:p-6">
            <span className="flex items-start justify-between">
              <span className="grid size-10 place-items-center rounded-lg border border-line bg-canvas text-success md:size-11">
                <Icon className="size-5" aria-hidden="true" />
              </span>
              <span
                aria-hidden="true"
                className="font-extrabold text-4xl text-line leading-none tracking-tighter tnum max-md:hidden"
              >
                {index + 1}
              </span>
            </span>
            <span className="min-w-0">
              <span className="block font-semibold text-base leading-6">{title}</span>
              <span className="mt-0.5 block text-pretty text-muted md:mt-1">{text}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
