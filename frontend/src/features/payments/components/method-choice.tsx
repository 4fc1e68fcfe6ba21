import { useLingui } from '@lingui/react/macro';
import { Ban, Clock3, Zap } from 'lucide-react';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatRate, formatSom } from '@/shared/lib/money';
import { RadioGroup } from '@/shared/ui/radio-group';
import { Skeleton } from '@/shared/ui/skeleton';
import { isPaidByNumber } from '../card-payment';
import { canTake } from '../deposit-amount';
import type { PaymentMethod } from '../deposits-api';
import { MethodMark } from './method-mark';

export interface MethodChoiceProps {
  methods: readonly PaymentMethod[];
  value: string | null;
  onChange: (code: string) => void;
  error: string | undefined;
  /** A fixed sum: methods that take no such sum cannot be chosen. */
  amount?: number | undefined;
}

/** The ways to pay in, each with its limits, fee and time; one that cannot be used now says why. */
export function MethodChoice({ methods, value, onChange, error, amount }: MethodChoiceProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const reasons = {
    not_connected: t`Not connected yet`,
    disabled: t`Switched off for now`,
    '': t`Cannot be used now`,
  };
  const reasonOf = (method: PaymentMethod): string | undefined => {
    if (!method.is_available) return reasons[method.unavailable_reason];
    if (canTake(amount, method)) return undefined;
    const most = formatSom(method.max_amount, locale);
    return t`Takes at most ${most} at a time`;
  };
  return (
    <RadioGroup
      label={t`How do you want to pay?`}
      value={value}
      onChange={onChange}
      error={error}
      className="@xl:grid-cols-2"
      options={methods.map((method) => {
        const disabledReason = reasonOf(method);
        return {
          value: method.code,
          label: method.name,
          hint: <MethodFacts method={method} text={pickText(method.description, locale)} />,
          lead: <MethodMark code={method.code} {...(disabledReason && { className: 'opacity-50' })} />,
          ...(disabledReason && {
            disabledReason,
            aside: <Ban className="size-4 shrink-0 text-muted" aria-hidden="true" />,
          }),
        };
      })}
    />
  );
}

function MethodFacts({ method, text }: { method: PaymentMethod; text: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const least = formatNumber(method.min_amount);
  const most = formatSom(method.max_amount, locale);
  const rate = formatRate(method.fee_bps, locale);
  const isLater = isPaidByNumber(method.code);
  const Icon = isLater ? Clock3 : Zap;
  return (
    <>
      <span className="block text-pretty">{text}</span>
      <span className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 tnum">
        <span className="inline-flex items-center gap-1 font-medium text-fg">
          <Icon className={isLater ? 'size-3 text-attention' : 'size-3 text-success'} aria-hidden="true" />
          {isLater ? t`At a kiosk, up to 24 hours` : t`At once`}
        </span>
        <span>{method.fee_bps === 0 ? t`no fee` : t`fee ${rate}`}</span>
        <span className="whitespace-nowrap">{t`${least} – ${most}`}</span>
      </span>
    </>
  );
}

/** The same geometry while the methods are fetched. */
export function MethodChoiceSkeleton() {
  return (
    <div className="grid gap-2" aria-hidden="true">
      <Skeleton className="h-5 w-44" />
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <Skeleton key={key} className="h-20" />
      ))}
    </div>
  );
}
