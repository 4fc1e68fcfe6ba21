import { useLingui } from '@lingui/react/macro';
import { Check, Circle } from 'lucide-react';
import { cn } from '@/shared/lib/cn';
import { type Credentials, loginFamilyOf, takeoverStrength } from '@/shared/lib/login-methods';
import { useCredentialWords } from '@/shared/lib/use-credential-words';

const LEVELS = { weak: 1, fair: 2, strong: 3 } as const;
const BARS = { weak: 'bg-danger-strong', fair: 'bg-attention', strong: 'bg-success-strong' } as const;
const WORDS = { weak: 'text-danger', fair: 'text-attention', strong: 'text-success' } as const;

/** How well a buyer can make the account their own with what was typed; what is missing is named. */
export function TakeoverMeter({ typed }: { typed: Partial<Credentials> }) {
  const { t } = useLingui();
  const family = loginFamilyOf(typed.login_method ?? '');
  const { needOf } = useCredentialWords(family);
  const { level, needs } = takeoverStrength(family, typed);
  const meaning = {
    weak: t`Weak: the buyer cannot make the account their own with this.`,
    fair: t`Fair: one thing is missing.`,
    strong: t`Strong: the buyer has all they need.`,
  }[level];
  return (
    <section aria-label={t`What the buyer gets`} className="rounded-md border border-line bg-inset p-3">
      <meter
        className="sr-only"
        aria-label={t`How well the buyer can take the account over`}
        min={0}
        max={3}
        value={LEVELS[level]}
        aria-valuetext={meaning}
      />
      <div aria-hidden="true" className="grid grid-cols-3 gap-1">
        {[1, 2, 3].map((step) => (
          <span
            key={step}
            className={cn('h-1.5 rounded-full', step <= LEVELS[level] ? BARS[level] : 'bg-neutral')}
          />
        ))}
      </div>
      <p className={cn('mt-2 font-semibold text-[13px]', WORDS[level])} aria-live="polite">
        {meaning}
      </p>
      <ul className="mt-1 grid gap-1 text-xs">
        {needs.map(({ need, isMet }) => (
          <li key={need} className={cn('flex items-start gap-1.5', isMet ? 'text-fg' : 'text-muted')}>
            {isMet ? (
              <Check className="mt-0.5 size-3.5 shrink-0 text-success" aria-hidden="true" />
            ) : (
              <Circle className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
            )}
            <span>
              {needOf(need)}
              <span className="sr-only">{isMet ? t`: there` : t`: missing`}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
