import { Plural, useLingui } from '@lingui/react/macro';
import type { Schema } from '@/shared/api/types';
import { PersonLine } from '@/shared/desk/person-line';
import { cn } from '@/shared/lib/cn';
import { Badge } from '@/shared/ui/badge';
import { Money } from '@/shared/ui/money';
import { Stars } from '@/shared/ui/stars';
import { Time } from '@/shared/ui/time';

type Report = Schema<'ReportOut'>;

interface Line {
  id: string;
  party: string;
  kind: string;
  text: string;
  created_at: string;
}

/** What it said when it was reported; of a message, the ones around it too. */
export function DeskReportExcerpt({ report }: { report: Report }) {
  const { t } = useLingui();
  const { excerpt, subject } = report;
  const { title, name, text, price, rating } = excerpt;
  const lines = Array.isArray(excerpt['messages']) ? (excerpt['messages'] as Line[]) : [];
  const isEmpty = Object.keys(excerpt).length === 0;
  return (
    <section aria-labelledby="excerpt" className="surface p-4">
      <h2 id="excerpt" className="mb-2 font-semibold">{t`As it was when it was reported`}</h2>
      {isEmpty && <p className="text-muted">{t`It was emptied half a year after the end of the case.`}</p>}
      {typeof title === 'string' && title && <p className="font-semibold">{title}</p>}
      {typeof name === 'string' && name && <p className="text-muted">{name}</p>}
      {typeof price === 'number' && <Money amount={price} />}
      {typeof rating === 'number' && <Stars value={rating} />}
      {typeof text === 'string' && text && <p className="whitespace-pre-wrap break-words">{text}</p>}
      {lines.length > 0 && (
        <>
          <ol className="grid gap-2">
            {lines.map((line) => (
              <Said key={line.id} line={line} isIt={line.id === subject.id} />
            ))}
          </ol>
          <p className="mt-3 text-muted text-xs">
            {t`The reporter handed these lines over. The chat itself stays closed to us.`}
          </p>
        </>
      )}
    </section>
  );
}

function Said({ line, isIt }: { line: Line; isIt: boolean }) {
  const { t } = useLingui();
  const { party, kind, text, created_at } = line;
  const parties: Record<string, string> = { buyer: t`Buyer`, seller: t`Seller`, system: t`The shop` };
  return (
    <li className={cn('rounded-md px-3 py-2', isIt ? 'bg-attention-soft' : 'bg-inset')}>
      <p className="flex flex-wrap items-center gap-2 text-muted text-xs">
        <span className="font-semibold">{parties[party] ?? party}</span>
        <Time iso={created_at} as="moment" />
        {isIt && <Badge tone="attention">{t`This was reported`}</Badge>}
      </p>
      <p className="whitespace-pre-wrap break-words">
        {text || <span className="text-muted">{kind === 'image' ? t`A picture` : t`Without words`}</span>}
      </p>
    </li>
  );
}

export interface DeskReportVoicesProps {
  report: Report;
  reasons: ReadonlyMap<string, string>;
}

/** Everybody who reported it, as one case. */
export function DeskReportVoices({ report, reasons }: DeskReportVoicesProps) {
  const { t } = useLingui();
  const { voices, voice_count } = report;
  const hidden = voice_count - voices.length;
  return (
    <section aria-labelledby="voices" className="surface grid gap-3 p-4">
      <h2 id="voices" className="flex flex-wrap items-baseline gap-x-2 font-semibold">
        {t`Reported by`}
        <span className="font-normal text-muted text-xs tnum">
          <Plural value={voice_count} one="# person" other="# people, one case" />
        </span>
      </h2>
      <ul className="grid gap-3">
        {voices.map(({ reporter, reason, text, image, weight, created_at }) => (
          <li key={reporter.id} className="border-line-muted border-t pt-3 first:border-t-0 first:pt-0">
            <div className="flex flex-wrap items-start justify-between gap-2">
              <PersonLine
                person={{ ...reporter, is_verified_seller: reporter.is_verified }}
                note={reasons.get(reason) ?? reason}
              />
              <span className="text-right text-muted text-xs tnum">
                <Time iso={created_at} />
                <span className="block">{t`Weight ${weight}`}</span>
              </span>
            </div>
            {text && <p className="mt-1 whitespace-pre-wrap break-words">{text}</p>}
            {image && (
              <a href={image.full.url} target="_blank" rel="noreferrer" className="mt-2 inline-block">
                <img
                  src={image.card.url}
                  alt={t`What the reporter sent`}
                  loading="lazy"
                  className="max-h-48 rounded-md border border-line"
                />
              </a>
            )}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <p className="text-muted text-xs">
          <Plural value={hidden} one="And # more." other="And # more." />
        </p>
      )}
    </section>
  );
}
