import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { formatDate } from '@/shared/lib/dates';
import { formatSom } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Badge } from '@/shared/ui/badge';
import { Banner } from '@/shared/ui/banner';
import { Button, ButtonLink } from '@/shared/ui/button';
import { PlanMark } from '@/shared/ui/plan-mark';
import { showToast } from '@/shared/ui/toast';
import { type Plan, type Subscription, type Terms, useResumeSubscription } from '../api';
import { daysLeft } from '../days-left';
import { usePlanWords } from '../hooks/use-plan-words';

export interface MyPlanProps {
  subscription: Subscription;
  plans: readonly Plan[];
  onChoose: (terms: Terms) => void;
}

/** The plan one has: until when, what is taken next and when, and how to stop or go on. Nothing on the free one. */
export function MyPlan({ subscription: my, plans, onChoose }: MyPlanProps) {
  const { t } = useLingui();
  const { nameOf, periodOf } = usePlanWords(plans);
  if (my.plan === 'free') return null;
  const isGrace = my.status === 'grace';
  return (
    <section
      aria-labelledby="my-plan"
      className="surface mb-10 grid items-center gap-x-8 gap-y-4 p-5 md:grid-cols-[minmax(0,1fr)_auto] md:p-6"
    >
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id="my-plan" className="flex items-center gap-2 font-bold text-xl tracking-[-.02em]">
            <span className="sr-only">{t`Your plan`}: </span>
            {nameOf(my.plan)}
            <PlanMark plan={my.plan} />
            <span className="font-normal text-base text-muted tracking-normal">{periodOf(my.period)}</span>
          </h2>
          <StateBadge my={my} />
        </div>
        {!isGrace && (
          <div className="mt-1.5">
            <WhatFollows my={my} plans={plans} />
          </div>
        )}
      </div>
      <Actions my={my} onChoose={onChoose} />
      {isGrace && (
        <div className="md:col-span-2">
          <Grace my={my} planName={nameOf(my.plan)} />
        </div>
      )}
    </section>
  );
}

function StateBadge({ my }: { my: Subscription }) {
  const { t } = useLingui();
  if (my.status === 'grace') return <Badge tone="attention">{t`Not paid`}</Badge>;
  return my.auto_renew ? (
    <Badge tone="success">{t`Goes on by itself`}</Badge>
  ) : (
    <Badge tone="attention">{t`Ends`}</Badge>
  );
}

function WhatFollows({ my, plans }: { my: Subscription; plans: readonly Plan[] }) {
  const locale = useLocale();
  const { nameOf, periodOf } = usePlanWords(plans);
  if (!my.ends_at) return null;
  const day = <b className="whitespace-nowrap font-semibold text-fg">{formatDate(my.ends_at, locale)}</b>;
  const sum = (
    <b className="whitespace-nowrap font-semibold text-fg tnum">{formatSom(my.price_next, locale)}</b>
  );
  const next = my.next_period
    ? `${nameOf(my.next_plan)} (${periodOf(my.next_period)})`
    : nameOf(my.next_plan);
  const current = nameOf(my.plan);
  const isOther = my.next_plan !== my.plan || my.next_period !== my.period;
  const sentence = ((): ReactNode => {
    if (!my.auto_renew)
      return (
        <Trans>
          {current} stays until {day}. Nothing more is taken; after that you have {next}.
        </Trans>
      );
    if (isOther)
      return (
        <Trans>
          On {day} it changes to {next}: {sum} are taken from your wallet then.
        </Trans>
      );
    return (
      <Trans>
        On {day} the next {sum} are taken from your wallet.
      </Trans>
    );
  })();
  return <p className="text-pretty text-muted">{sentence}</p>;
}

/** The wallet could not pay: how long the plan is kept, and what to do. */
function Grace({ my, planName }: { my: Subscription; planName: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const left = my.access_until ? daysLeft(my.access_until, my.server_time) : 0;
  const sum = formatSom(my.price_next, locale);
  return (
    <Banner
      tone="attention"
      title={t`Your wallet could not pay ${sum}`}
      action={<ButtonLink to={paths.topUp(my.price_next, paths.premium())}>{t`Top up ${sum}`}</ButtonLink>}
    >
      <Plural
        value={left}
        one={`${planName} is kept for # more day. Top up, and it is paid by itself; after that you are back on the free plan.`}
        other={`${planName} is kept for # more days. Top up, and it is paid by itself; after that you are back on the free plan.`}
      />
    </Banner>
  );
}

function Actions({ my, onChoose }: { my: Subscription; onChoose: MyPlanProps['onChoose'] }) {
  const { t } = useLingui();
  const resume = useResumeSubscription();
  const { period } = my;
  const isGrace = my.status === 'grace';
  if (!my.can_cancel && !my.can_resume && !isGrace) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {my.can_resume && (
        <Button
          variant="primary"
          isLoading={resume.isPending}
          onClick={() =>
            resume.mutate(undefined, {
              onSuccess: () => showToast({ tone: 'success', title: t`Your plan goes on` }),
            })
          }
        >
          {t`Keep my plan`}
        </Button>
      )}
      {isGrace && period && (
        <Button
          variant="primary"
          onClick={() => onChoose({ plan: my.next_plan, period: my.next_period || period })}
        >
          {t`Pay now`}
        </Button>
      )}
      {my.can_cancel && (
        <Button onClick={() => onChoose({ plan: 'free', period: 'monthly' })}>{t`Give it up`}</Button>
      )}
    </div>
  );
}
