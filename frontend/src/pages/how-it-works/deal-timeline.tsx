import { useLingui } from '@lingui/react/macro';
import { BadgeCheck, Bookmark, KeyRound, Lock, type LucideIcon, Search } from 'lucide-react';

interface Step {
  icon: LucideIcon;
  title: string;
  time: string;
  buyer: string;
  seller: string;
  money: string;
}

/** A deal from the choice to the payout, for both sides. */
export function DealTimeline() {
  const { t } = useLingui();
  const steps: Step[] = [
    {
      icon: Search,
      title: t`You choose`,
      time: t`As long as you like`,
      buyer: t`You look at the facts, the pictures and what other buyers say of the seller.`,
      seller: t`The listing was looked at by a moderator before it went on sale.`,
      money: t`With you: nothing is taken yet.`,
    },
    {
      icon: Bookmark,
      title: t`You order, and the account is yours to pay`,
      time: t`15 minutes; 30 with a payment service`,
      buyer: t`Nobody else can buy it meanwhile. No payment, no harm: the order closes by itself.`,
      seller: t`The listing is reserved and comes back on sale if the order is not paid.`,
      money: t`With you, until you pay.`,
    },
    {
      icon: Lock,
      title: t`Your money goes into escrow`,
      time: t`At once`,
      buyer: t`The price leaves your wallet and stands aside for this one order.`,
      seller: t`It is visible that the order is paid, but the money cannot be taken.`,
      money: t`With WibeStore, in a separate account of this order.`,
    },
    {
      icon: KeyRound,
      title: t`You get the login`,
      time: t`At once, or within the seller's time: from 15 minutes to 12 hours`,
      buyer: t`It opens on the order's page, for you alone. Change the password right away.`,
      seller: t`A login sealed in advance is delivered by itself; else it is handed over by hand.`,
      money: t`Still with WibeStore. From the delivery on 24 hours are counted.`,
    },
    {
      icon: BadgeCheck,
      title: t`You check and confirm`,
      time: t`24 hours`,
      buyer: t`Sign in, compare with the listing, confirm. Then say in a review how it was.`,
      seller: t`With the confirmation, or after 24 hours, the price less the commission is the seller's.`,
      money: t`Goes to the seller. If there is a dispute, it stays with WibeStore until the dispute ends.`,
    },
  ];
  return (
    <section aria-labelledby="deal" className="mt-10">
      <h2 id="deal" className="sr-only">{t`Step by step`}</h2>
      <ol className="relative">
        {steps.map(({ icon: Icon, title, time, buyer, seller, money }, index) => (
          <li key={title} className="relative flex gap-4 pb-8 last:pb-0 md:gap-6">
            {index < steps.length - 1 && (
              <span aria-hidden="true" className="absolute top-13 bottom-1 left-5.5 w-px bg-line md:left-6" />
            )}
            <span className="grid size-11 shrink-0 place-items-center rounded-xl border border-line bg-raised text-success md:size-12">
              <Icon className="size-5" aria-hidden="true" />
            </span>
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 md:pt-1">
                <h3 className="font-semibold text-lg leading-6">{title}</h3>
                <p className="text-[13px] text-muted">{time}</p>
              </div>
              <dl className="mt-2 grid gap-x-8 gap-y-3 md:grid-cols-2">
                <Side name={t`Buyer`} words={buyer} />
                <Side name={t`Seller`} words={seller} />
                <Side name={t`Who holds the money`} words={money} />
              </dl>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Side({ name, words }: { name: string; words: string }) {
  return (
    <div>
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="mt-0.5 text-pretty">{words}</dd>
    </div>
  );
}
