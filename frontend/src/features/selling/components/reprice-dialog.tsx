import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { parseSom } from '@/shared/lib/money';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Money } from '@/shared/ui/money';
import { MoneyInput } from '@/shared/ui/money-input';
import { RadioGroup } from '@/shared/ui/radio-group';
import { LIMITS } from '../mistakes';
import { parsePercent, type Reprice, repriced } from '../reprice';
import type { OwnListingRow } from '../shapes';

const SHOWN = 8;

/** A new price for many listings, with what becomes of each before anything is done. */
export function RepriceDialog({
  isOpen,
  onClose,
  rows,
  isPending,
  onConfirm,
}: {
  isOpen: boolean;
  onClose: () => void;
  rows: readonly OwnListingRow[];
  isPending: boolean;
  onConfirm: (change: Reprice) => void;
}) {
  const { t } = useLingui();
  const [kind, setKind] = useState<'percent' | 'price'>('percent');
  const [typed, setTyped] = useState('');
  const change = changeOf(kind, typed);
  const wrong = typed.trim() !== '' && change === null;
  const choose = (next: typeof kind) => {
    setKind(next);
    setTyped('');
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      isLocked={isPending}
      title={t`Change the price`}
      description={<Plural value={rows.length} one="# listing chosen" other="# listings chosen" />}
      footer={
        <>
          <Button size="lg" disabled={isPending} onClick={onClose}>
            {t`Not now`}
          </Button>
          <Button
            size="lg"
            variant="primary"
            isLoading={isPending}
            disabledReason={change ? undefined : t`Say the change first.`}
            onClick={() => change && onConfirm(change)}
          >
            {t`Change the price`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <RadioGroup
          label={t`How`}
          isLabelHidden
          className="sm:grid-cols-2"
          value={kind}
          onChange={choose}
          options={[
            { value: 'percent', label: t`By a percentage`, hint: t`Each from its own price` },
            { value: 'price', label: t`One price for all` },
          ]}
        />
        {kind === 'percent' ? (
          <Field
            label={t`Percent`}
            hint={t`−10 makes it cheaper, 10 dearer.`}
            error={wrong ? t`A whole number from −90 to 200, please.` : undefined}
            className="sm:max-w-56"
          >
            {(control) => (
              <Input
                {...control}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                inputMode="text"
                autoComplete="off"
                maxLength={6}
                suffix="%"
              />
            )}
          </Field>
        ) : (
          <Field
            label={t`Price for the buyer`}
            error={wrong ? t`At least 1 000 and at most 1 000 000 000.` : undefined}
            className="sm:max-w-72"
          >
            {(control) => <MoneyInput {...control} value={typed} onChange={setTyped} />}
          </Field>
        )}
        {change && <Changes rows={rows} change={change} />}
      </div>
    </Dialog>
  );
}

function Changes({ rows, change }: { rows: readonly OwnListingRow[]; change: Reprice }) {
  const { t } = useLingui();
  const rest = rows.length - SHOWN;
  return (
    <section aria-label={t`What will change`}>
      <h3 className="mb-2 font-semibold">{t`What will change`}</h3>
      <ul className="grid gap-2">
        {rows.slice(0, SHOWN).map(({ id, title, price }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="min-w-0 flex-1 basis-40 truncate">{title}</span>
            <span className="flex items-baseline gap-2">
              <s className="text-muted text-xs">
                <Money amount={price} />
              </s>
              <Money amount={repriced(price, change)} />
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <p className="mt-2 text-muted text-xs">
          <Plural value={rest} one="and # more" other="and # more" />
        </p>
      )}
    </section>
  );
}

function changeOf(kind: 'percent' | 'price', typed: string): Reprice | null {
  if (kind === 'percent') {
    const percent = parsePercent(typed);
    return percent === null ? null : { price: null, percent };
  }
  const price = parseSom(typed);
  const isFine = price !== null && price >= LIMITS.price.min && price <= LIMITS.price.max;
  return isFine ? { price, percent: null } : null;
}
