import { useLingui } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import { NO_WORDS, WordsField } from '@/shared/desk/words-field';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { netOf } from '@/shared/lib/net';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { IconButton } from '@/shared/ui/icon-button';
import { Input } from '@/shared/ui/input';
import { MoneyInput } from '@/shared/ui/money-input';
import { type PlanDraft, type PlanField, parsePercent } from '../desk-plan-draft';
import type { AdminPlan } from '../desk-plans-api';

const MAX_FEATURES = 12;
const MAX_WORDS = 200;
const MAX_NAME = 32;
/** An example, to see what a fee comes to. */
const SALE = 100_000;

export interface DeskPlanFieldsProps {
  /** As it is now; the free one costs nothing, for good. */
  plan: AdminPlan;
  draft: PlanDraft;
  onChange: (draft: PlanDraft) => void;
  /** Those that cannot be so. */
  wrong: readonly PlanField[];
}

/** What can be changed of a plan. */
export function DeskPlanFields({ plan, draft, onChange, wrong }: DeskPlanFieldsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const bps = parsePercent(draft.commission);
  const sale = formatSom(SALE, locale);
  const before = formatSom(netOf(SALE, plan.commission_bps), locale);
  const left = bps === null ? undefined : formatSom(netOf(SALE, bps), locale);
  const preview =
    bps === plan.commission_bps
      ? t`Of a sale of ${sale} the seller keeps ${left}.`
      : t`Of a sale of ${sale} the seller keeps ${left}; until now ${before}.`;
  const set = (change: Partial<PlanDraft>) => onChange({ ...draft, ...change });
  const number = (name: PlanField) => (wrong.includes(name) ? t`Enter a whole number.` : undefined);
  const words = (name: PlanField) => (wrong.includes(name) ? t`Write it in all three languages.` : undefined);
  return (
    <>
      <Field label={t`Name`} error={wrong.includes('name') ? t`Write a name.` : undefined}>
        {(control) => (
          <Input
            {...control}
            maxLength={MAX_NAME}
            value={draft.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        )}
      </Field>
      {plan.code !== 'free' && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t`A month`} error={number('price')}>
            {(control) => (
              <MoneyInput {...control} value={draft.price} onChange={(price) => set({ price })} />
            )}
          </Field>
          <Field label={t`A year`} error={number('yearly_price')}>
            {(control) => (
              <MoneyInput
                {...control}
                value={draft.yearly_price}
                onChange={(yearly_price) => set({ yearly_price })}
              />
            )}
          </Field>
        </div>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t`Fee of a sale`}
          hint={left && preview}
          error={wrong.includes('commission') ? t`Enter a share from 0 to 100.` : undefined}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              suffix="%"
              value={draft.commission}
              onChange={({ target }) => set({ commission: target.value })}
            />
          )}
        </Field>
        <Field label={t`Listings on sale at once`} error={number('active_listing_limit')}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={draft.active_listing_limit}
              onChange={({ target }) => set({ active_listing_limit: target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t`Withdrawals a day, at most`} error={number('withdrawal_daily_limit')}>
        {(control) => (
          <MoneyInput
            {...control}
            value={draft.withdrawal_daily_limit}
            onChange={(withdrawal_daily_limit) => set({ withdrawal_daily_limit })}
          />
        )}
      </Field>
      <WordsField
        label={t`Description`}
        maxLength={MAX_WORDS}
        value={draft.description}
        onChange={(description) => set({ description })}
        error={words('description')}
      />
      <Features draft={draft} onChange={onChange} error={words('features')} />
    </>
  );
}

/** What a plan gives, line by line. */
function Features({
  draft,
  onChange,
  error,
}: Pick<DeskPlanFieldsProps, 'draft' | 'onChange'> & { error: string | undefined }) {
  const { t } = useLingui();
  const { features } = draft;
  const set = (next: PlanDraft['features']) => onChange({ ...draft, features: next });
  return (
    <section aria-label={t`What it gives`} className="grid gap-3">
      {features.map((feature, index) => {
        const number = index + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place, and hold no state.
          <div key={index} className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              <WordsField
                label={t`What it gives, ${number}`}
                maxLength={MAX_WORDS}
                value={feature}
                onChange={(words) => set(features.with(index, words))}
                error={error}
              />
            </div>
            <IconButton
              label={t`Remove line ${number}`}
              icon={<Trash2 className="size-4" />}
              onClick={() => set(features.toSpliced(index, 1))}
            />
          </div>
        );
      })}
      <Button
        className="justify-self-start"
        icon={<Plus className="size-4" aria-hidden="true" />}
        disabledReason={features.length >= MAX_FEATURES ? t`No more lines fit.` : undefined}
        onClick={() => set([...features, NO_WORDS])}
      >
        {t`Add a line`}
      </Button>
    </section>
  );
}
