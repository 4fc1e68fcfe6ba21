import { useLingui } from '@lingui/react/macro';
import { adminPaths } from '@/shared/lib/admin-paths';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { PROVIDER_CODES } from '../provider-names';
import { type Provider, useProviders } from '../providers-api';

const ROWS = 'mb-4 grid gap-3 sm:grid-cols-2 xl:grid-cols-4';

/** What lies at each provider, what moved today, what went wrong; its place is kept until it is known. */
export function ProviderStrip() {
  const { t } = useLingui();
  const { data, isLoading } = useProviders();
  if (isLoading) return <StripSkeleton />;
  const shown = data?.filter(({ is_enabled, clearing }) => is_enabled || clearing !== 0) ?? [];
  if (shown.length === 0) return null;
  return (
    <ul aria-label={t`Providers`} className={ROWS}>
      {shown.map((provider) => (
        <li key={provider.code}>
          <ProviderCard provider={provider} />
        </li>
      ))}
    </ul>
  );
}

function StripSkeleton() {
  return (
    <div aria-hidden="true" className={ROWS}>
      {PROVIDER_CODES.map((code) => (
        <Card key={code} className="grid content-start gap-1 p-3">
          <Skeleton className="h-5 w-24" />
          <Skeleton className="h-6 w-32" />
          <Skeleton className="h-12 w-full" />
        </Card>
      ))}
    </div>
  );
}

function ProviderCard({ provider }: { provider: Provider }) {
  const { t } = useLingui();
  const { code, name, clearing, deposits_today, payouts_today, calls_failed_24h, open_differences } =
    provider;
  return (
    <Card className="grid h-full content-start gap-1 p-3">
      <p className="flex items-center justify-between gap-2">
        <span className="font-semibold">{name}</span>
        {!provider.is_connected && <Badge tone="danger">{t`not connected`}</Badge>}
        {provider.is_connected && !provider.is_enabled && <Badge>{t`switched off`}</Badge>}
      </p>
      <Money amount={clearing} size="md" />
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-xs">
        <dt className="text-muted">{t`In today`}</dt>
        <dd className="text-right">
          <Money amount={deposits_today} />
        </dd>
        <dt className="text-muted">{t`Out today`}</dt>
        <dd className="text-right">
          <Money amount={payouts_today} />
        </dd>
        {provider.last_reconciled_on && (
          <>
            <dt className="text-muted">{t`Compared`}</dt>
            <dd className="text-right">
              <Time iso={provider.last_reconciled_on} as="date" />
            </dd>
          </>
        )}
      </dl>
      {(calls_failed_24h > 0 || open_differences > 0) && (
        <p className="flex flex-wrap gap-x-3 text-xs">
          {calls_failed_24h > 0 && (
            <Link
              to={`${adminPaths.providerCalls()}?${new URLSearchParams({ provider: code, outcome: 'error' })}`}
              className="text-danger hover:underline"
            >
              {t`Failed calls: ${calls_failed_24h}`}
            </Link>
          )}
          {open_differences > 0 && (
            <Link
              to={`${adminPaths.reconciliation()}?${new URLSearchParams({ provider: code })}`}
              className="text-danger hover:underline"
            >
              {t`Differences: ${open_differences}`}
            </Link>
          )}
        </p>
      )}
    </Card>
  );
}
