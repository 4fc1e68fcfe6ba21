import { Plural, useLingui } from '@lingui/react/macro';

/** What everybody who reported it reads at its end, each in their language: never what the person got. */
export function DeskReportersRead({ count }: { count: number }) {
  const { t } = useLingui();
  return (
    <section aria-label={t`What reporters read`} className="rounded-md bg-inset p-3 text-xs">
      <p className="font-semibold">
        <Plural
          value={count}
          one="# person reported it and reads, in their language:"
          other="# people reported it and read, each in their language:"
        />
      </p>
      <dl className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        <dt className="text-muted">{t`Resolved`}</dt>
        <dd>{t`We looked into your report. We acted on it.`}</dd>
        <dt className="text-muted">{t`Rejected`}</dt>
        <dd>{t`We looked into your report. No breach found.`}</dd>
      </dl>
      <p className="mt-1.5 text-muted">{t`They never learn what the person got.`}</p>
    </section>
  );
}
