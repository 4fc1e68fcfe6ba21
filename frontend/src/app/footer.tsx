import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { LogoMark } from '@/shared/ui/logo';

// Without them the page is whole: where they cannot come (offline), the footer does without.
const FooterLinks = lazy(async () => {
  const module = await import('@/pages/info/footer-links').catch(() => null);
  return { default: module?.FooterLinks ?? NoLinks };
});

function NoLinks() {
  return null;
}

/** At the end of every page; on phones it leaves room for the bottom bar. */
export function Footer() {
  const { t } = useLingui();
  const year = new Date().getFullYear();
  const links = [
    [paths.catalog(), t`Catalog`],
    [paths.games(), t`Games`],
    [paths.premium(), t`Premium`],
    [paths.howItWorks(), t`How it works`],
    [paths.top(), t`Top sellers`],
    [paths.statistics(), t`Statistics`],
    [paths.sell(), t`Sell an account`],
  ] as const;
  return (
    <footer className="drawn-when-near mt-16 border-line-muted border-t pb-(--tab-bar-height)">
      <div className="page flex flex-wrap items-center justify-between gap-x-8 gap-y-4 py-8 text-[13px] text-muted">
        <p className="flex items-center gap-3">
          <LogoMark className="size-6" />
          <span>
            <Trans>© {year} WibeStore. Every deal is protected by escrow.</Trans>
          </span>
        </p>
        <nav aria-label={t`At the end of the page`} className="flex flex-wrap gap-x-5 md:gap-y-2">
          {links.map(([to, label]) => (
            <Link
              key={to}
              to={to}
              className="inline-flex items-center rounded hover:text-fg hover:underline max-md:min-h-11"
            >
              {label}
            </Link>
          ))}
        </nav>
        <div className="min-h-5 w-full max-md:min-h-33">
          <Suspense>
            <FooterLinks />
          </Suspense>
        </div>
      </div>
    </footer>
  );
}
