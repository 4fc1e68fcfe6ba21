import { useLingui } from '@lingui/react/macro';
import { cn } from '@/shared/lib/cn';
import { PASSWORD_LENGTH, type PasswordStrength } from '../account-rules';

const BAR = [
  'bg-neutral',
  'bg-danger-strong',
  'bg-attention-strong',
  'bg-success-strong',
  'bg-success-strong',
];

/** How hard the password is to guess, as four bars and a word. Length decides; no rule asks for signs. */
export function PasswordHint({ strength, isEmpty }: { strength: PasswordStrength; isEmpty: boolean }) {
  const { t } = useLingui();
  const { min } = PASSWORD_LENGTH;
  const advice = t`At least ${min} characters. Three or four unrelated words are easy to keep and hard to guess.`;
  const words = [
    advice,
    t`Weak: easy to guess. Add a word or two.`,
    t`Fair: one more word would help.`,
    t`Good.`,
    t`Strong.`,
  ];
  return (
    <span className="grid gap-1.5">
      <span aria-hidden="true" className="grid grid-cols-4 gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={cn(
              'h-1 rounded-full transition-colors duration-200',
              step <= strength ? BAR[strength] : 'bg-neutral',
            )}
          />
        ))}
      </span>
      <span aria-live="polite">{isEmpty ? advice : words[strength]}</span>
    </span>
  );
}
