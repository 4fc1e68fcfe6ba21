import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { infoPaths } from '@/shared/lib/info-paths';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Link } from '@/shared/router/router';
import { ButtonLink } from '@/shared/ui/button';
import { DealTimeline } from './deal-timeline';
import { Promises } from './promises';
import { Questions } from './questions';
import { SafeFacts } from './safe-facts';

/** Escrow, told plainly: the way of a deal, what happens when it does not go that way, and what keeps the money safe. */
export function HowItWorksPage() {
  const { t } = useLingui();
  useDocumentTitle(t`How it works`);
  return (
    <div className="page max-w-5xl! py-8 md:py-12">
      <header className="max-w-2xl">
        <h1 className="text-balance text-title md:text-display">{t`How a safe deal works`}</h1>
        <p className="mt-3 text-pretty text-muted md:text-base md:leading-6">
          {t`Escrow means that a third side holds the money until both have done their part. Here that side is WibeStore.`}
        </p>
      </header>
      <Promises />
      <DealTimeline />
      <Questions />
      <p className="mt-4 text-muted">
        <Trans>
          More is in <InlineLink to={infoPaths.faq()}>Questions and answers</InlineLink> and in{' '}
          <InlineLink to={infoPaths.refunds()}>Refunds</InlineLink>.
        </Trans>
      </p>
      <SafeFacts />
      <div className="surface mt-12 flex flex-wrap items-center justify-between gap-4 p-6">
        <p className="font-semibold text-base">{t`Ready to look around?`}</p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink to={paths.catalog()} variant="primary" size="lg">{t`Open the catalog`}</ButtonLink>
          <ButtonLink to={paths.sell()} size="lg">{t`Sell an account`}</ButtonLink>
        </div>
      </div>
    </div>
  );
}

function InlineLink({ to, children }: { to: string; children?: ReactNode }) {
  return (
    <Link to={to} className="rounded-sm text-accent underline underline-offset-2 hover:no-underline">
      {children}
    </Link>
  );
}
