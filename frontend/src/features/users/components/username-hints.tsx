import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { cn } from '@/shared/lib/cn';
import { USERNAME_LENGTH, usernameRules } from '../account-rules';

/** The rules of usernames, each ticked off while one types. */
export function UsernameHints({ username }: { username: string }) {
  const { t } = useLingui();
  const kept = usernameRules(username);
  const { min, max } = USERNAME_LENGTH;
  const rules = [
    [kept.length, t`${min} to ${max} characters`],
    [kept.letters, t`Latin or Cyrillic letters, not both; digits too`],
    [kept.separators, t`_ . - one at a time, between letters`],
  ] as const;
  return (
    <span className="grid gap-1">
      {rules.map(([isKept, rule]) => (
        <span key={rule} data-kept={isKept} className="flex items-start gap-1.5">
          <span
            className={cn(
              'mt-px grid size-3.5 shrink-0 place-items-center rounded-full border transition-colors',
              isKept ? 'border-transparent bg-success-strong text-white' : 'border-line-strong',
            )}
          >
            {isKept && <Check className="size-2.5" strokeWidth={3.5} aria-label={t`Done`} />}
          </span>
          <span className={isKept ? 'text-fg' : undefined}>{rule}</span>
        </span>
      ))}
    </span>
  );
}
