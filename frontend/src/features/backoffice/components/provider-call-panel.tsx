import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { SidePanel } from '@/shared/desk/side-panel';
import { useLocale } from '@/shared/i18n/locale';
import { formatDateTime } from '@/shared/lib/dates';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { CopyButton } from '@/shared/ui/copy-button';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { readableBody } from '../call-body';
import { useCallWords } from '../hooks/use-call-words';
import { providerName } from '../provider-names';
import { type ProviderCall, useProviderCall } from '../providers-api';

export interface ProviderCallPanelProps {
  /** The call that is open; null: none. */
  id: string | null;
  onClose: () => void;
  /** Ask before it is played again. */
  onReplay: (call: ProviderCall) => void;
}

/** One call as it came, and the way to play it again. */
export function ProviderCallPanel({ id, onClose, onReplay }: ProviderCallPanelProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { data: call, error, refetch } = useProviderCall(id);
  const name = call && providerName(call.provider);
  return (
    <SidePanel
      size="lg"
      isOpen={id !== null}
      onClose={onClose}
      title={name ? t`A call of ${name}` : t`A provider's call`}
      description={call && formatDateTime(call.received_at, locale)}
      footer={
        <>
          <Button size="lg" onClick={onClose}>{t`Close`}</Button>
          {call && (
            <Button
              size="lg"
              variant="primary"
              disabledReason={
                call.can_replay ? undefined : t`Only a genuine call that was kept whole can be played again.`
              }
              onClick={() => onReplay(call)}
            >
              {t`Play it again`}
            </Button>
          )}
        </>
      }
    >
      {call ? (
        <CallDetails call={call} />
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-48 w-full" />
      )}
    </SidePanel>
  );
}

function CallDetails({ call }: { call: ProviderCall }) {
  const { t } = useLingui();
  const { nameOf, toneOf } = useCallWords();
  const { duration_ms } = call;
  return (
    <div className="grid min-w-0 gap-5">
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Fact label={t`Outcome`}>
          <Badge tone={toneOf(call)}>{nameOf(call)}</Badge>
        </Fact>
        <Fact label={t`Our answer`}>{call.response_status ?? '—'}</Fact>
        <Fact label={t`Took`}>{duration_ms === null ? '—' : t`${duration_ms} ms`}</Fact>
        <Fact label={t`Address`}>
          <span className="break-all font-mono text-xs">{call.ip || '—'}</span>
        </Fact>
      </dl>
      {call.replay_of && (
        <p className="text-muted">
          {t`The staff played it again. The first one:`}{' '}
          <span className="break-all font-mono text-xs">{call.replay_of}</span>
        </p>
      )}
      <Code label={t`Headers`} text={headerLines(call)} />
      <Code label={t`Body`} text={call.body ? readableBody(call.body) : t`Empty`} />
    </div>
  );
}

function headerLines({ http_method, headers }: ProviderCall): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [http_method, ...lines].join('\n');
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="mt-0.5 tnum">{children}</dd>
    </div>
  );
}

function Code({ label, text }: { label: string; text: string }) {
  const { t } = useLingui();
  return (
    <section aria-label={label} className="min-w-0">
      <div className="flex items-center justify-between">
        <h3 className="font-semibold">{label}</h3>
        <CopyButton text={text} label={t`Copy: ${label}`} />
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
        tabIndex={0}
        className="mt-1 max-h-72 overflow-auto rounded-md border border-line bg-inset p-3 font-mono text-xs leading-5"
      >
        <code>{text}</code>
      </pre>
    </section>
  );
}
