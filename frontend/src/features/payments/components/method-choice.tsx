import { useLingui } from '@lingui/react/macro';
import { CreditCard, FlaskConical, type LucideIcon, Smartphone, Store } from 'lucide-react';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatRate, formatSom } from '@/shared/lib/money';
import { RadioGroup } from '@/shared/ui/radio-group';
import { Skeleton } from '@/shared/ui/skeleton';
import type { PaymentMethod } from '../deposits-api';

const ICONS: Record<string, LucideIcon> = {
  payme: Smartphone,
  click: Smartphone,
  paynet: Store,
  sandbox: FlaskConical,
};

/** The ways to pay in, each with its limits and fee; one that cannot be used now says why. */
export function MethodChoice({
  methods,
  value,
  onChange,
  error,
}: {
  methods: readonly PaymentMethod[];
  value: string | null;
  onChange: (code: string) => void;
  error: string | undefined;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  const reasons = {
    not_connected: t`Not connected yet`,
    disabled: t`Switched off for now`,
    '': t`Cannot be used now`,
  };
  return (
    <RadioGroup
      label={t`How do you want to pay?`}
      value={value}
      onChange={onChange}
      error={error}
      options={methods.map((method) => ({
        value: method.code,
        label: method.name,
        hint: <MethodFacts method={method} text={pickText(method.description, locale)} />,
        aside: <MethodIcon code={method.code} />,
        ...(!method.is_available && { disabledReason: reasons[method.unavailable_reason] }),
      }))}
    />
  );
}

function MethodFacts({ method, text }: { method: PaymentMethod; text: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const least = formatNumber(method.min_amount);
  const most = formatSom(method.max_amount, locale);
  const rate = formatRate(method.fee_bps, locale);
  return (
    <>
      <span className="block">{text}</span>
      <span className="block tnum">
        {t`${least} – ${most}`} · {method.fee_bps === 0 ? t`no fee` : t`fee ${rate}`}
      </span>
    </>
  );
}

function MethodIcon({ code }: { code: string }) {
  const Icon = ICONS[code] ?? CreditCard;
  return (
    <span className="grid size-9 shrink-0 place-items-center rounded-md border border-line-muted bg-raised text-muted">
      <Icon className="size-4" aria-hidden="true" />
    </span>
  );
}

/** The same geometry while the methods are fetched. */
export function MethodChoiceSkeleton() {
  return (
    <div className="grid gap-2" aria-hidden="true">
      <Skeleton className="h-5 w-44" />
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <Skeleton key={key} className="h-14" />
      ))}
    </div>
  );
}
