import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';
import { infoPaths } from '@/shared/lib/info-paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';
import { ProblemState } from '@/shared/ui/problem-state';
import { InfoLayout, InfoSkeleton } from './info-layout';

/** Who stands behind the shop, as its owner filled it in. */
export function CompanyPage() {
  const { t } = useLingui();
  useDocumentTitle(t`About the company`);
  const { data, error, refetch } = useQuery({
    queryKey: ['info', 'company'],
    queryFn: ({ signal }) => send<Schema<'CompanyOut'>>('/api/v1/company/', { signal }),
    staleTime: 300_000,
  });
  if (!data) {
    if (error)
      return <ProblemState error={error} onRetry={() => void refetch()} as="h1" className="py-24!" />;
    return <InfoSkeleton />;
  }
  const anchors = [
    { id: 'details', title: t`Details` },
    { id: 'contact', title: t`How to reach us` },
  ];
  return (
    <InfoLayout
      title={t`About the company`}
      lead={t`WibeStore holds the money of every deal until the buyer has checked the account.`}
      anchors={anchors}
    >
      <Part {...anchors[0]}>
        <Line label={t`Name`} value={data.name} isDevelopment={data.is_development} />
        <Line label={t`Taxpayer number (INN)`} value={data.inn} isDevelopment={data.is_development} />
        <Line label={t`Address`} value={data.address} isDevelopment={data.is_development} />
      </Part>
      <Part {...anchors[1]}>
        <Line
          label={t`E-mail`}
          value={data.email}
          href={`mailto:${data.email}`}
          isDevelopment={data.is_development}
        />
        <Line
          label={t`Phone`}
          value={data.phone}
          href={`tel:${data.phone.replace(/[^+\d]/g, '')}`}
          isDevelopment={data.is_development}
        />
        <Line
          label="Telegram"
          value={data.telegram}
          href={`https://t.me/${data.telegram.replace(/^@/, '')}`}
          isDevelopment={data.is_development}
        />
      </Part>
      <div className="mt-6 print:hidden">
        <ButtonLink to={infoPaths.support()} variant="primary" size="lg">{t`Write to us`}</ButtonLink>
      </div>
    </InfoLayout>
  );
}

function Part({ id = '', title, children }: { id?: string; title?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="mb-3 scroll-mt-24 font-bold text-xl tracking-[-.02em]">
        {title}
      </h2>
      <dl className="surface divide-y divide-line-muted px-4 empty:hidden">{children}</dl>
    </section>
  );
}

interface LineProps {
  label: string;
  value: string;
  href?: string;
  /** What is empty says so; elsewhere it is left out. */
  isDevelopment: boolean;
}

function Line({ label, value, href, isDevelopment }: LineProps) {
  const { t } = useLingui();
  if (!value && !isDevelopment) return null;
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-0.5 py-3">
      <dt className="w-48 shrink-0 text-muted">{label}</dt>
      <dd className="min-w-0 break-words">
        {!value ? (
          <span className="text-attention">{t`Not yet filled in`}</span>
        ) : href ? (
          <a href={href} className="touch-target text-accent hover:underline" rel="noreferrer">
            {value}
          </a>
        ) : (
          value
        )}
      </dd>
    </div>
  );
}
