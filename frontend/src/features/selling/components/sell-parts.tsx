import { useLingui } from '@lingui/react/macro';
import { Controller, type UseFormReturn } from 'react-hook-form';
import type { Schema } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/locale';
import { currencyWord, formatNumber, parseSom } from '@/shared/lib/money';
import { IMAGE_BYTES_MAX, IMAGE_TYPES, type ImageUploads } from '@/shared/lib/use-image-uploads';
import { Combobox } from '@/shared/ui/combobox';
import { Field } from '@/shared/ui/field';
import { FileDrop } from '@/shared/ui/file-drop';
import { Input } from '@/shared/ui/input';
import { Textarea } from '@/shared/ui/textarea';
import type { SellValues } from '../sell-values';
import { ReceiveBox } from './receive-box';
import { SellSection } from './sell-section';

const IMAGES_MAX = 5;

interface PartProps {
  form: UseFormReturn<SellValues>;
}

/** Which game; it stays once the listing is saved. */
export function SellGame({
  form,
  games,
  isFixed,
}: PartProps & { games: readonly Schema<'GameRef'>[]; isFixed: boolean }) {
  const { t } = useLingui();
  const { errors } = form.formState;
  return (
    <SellSection title={t`Game`}>
      <Field label={t`Which game is the account of?`} error={errors.game?.message} isRequired>
        {(control) => (
          <Controller
            control={form.control}
            name="game"
            render={({ field }) => (
              <Combobox
                {...control}
                ref={field.ref}
                options={games.map(({ slug, name }) => ({ value: slug, label: name }))}
                value={field.value}
                onChange={field.onChange}
                disabled={isFixed}
                placeholder={t`Type its name`}
              />
            )}
          />
        )}
      </Field>
    </SellSection>
  );
}

/** The words buyers read. */
export function SellTexts({ form }: PartProps) {
  const { t } = useLingui();
  const { errors } = form.formState;
  return (
    <SellSection title={t`Title and description`}>
      <Field
        label={t`Title`}
        error={errors.title?.message}
        hint={t`What makes it worth buying, in one line`}
        aside={`${form.watch('title').length} / 120`}
        isRequired
      >
        {(control) => <Input {...control} {...form.register('title')} maxLength={120} />}
      </Field>
      <Field
        label={t`Description`}
        error={errors.description?.message}
        hint={t`No phone numbers, links or logins here.`}
        aside={`${form.watch('description').length} / 5000`}
      >
        {(control) => <Textarea {...control} {...form.register('description')} rows={6} maxLength={5000} />}
      </Field>
    </SellSection>
  );
}

/** The screenshots; the first is the cover. */
export function SellPictures({ pictures }: { pictures: ImageUploads }) {
  const { t } = useLingui();
  return (
    <SellSection title={t`Pictures`} hint={t`Up to five screenshots of the account; the first is the cover.`}>
      <FileDrop
        label={t`Add pictures`}
        items={pictures.items}
        maxFiles={IMAGES_MAX}
        maxBytes={IMAGE_BYTES_MAX}
        accept={IMAGE_TYPES}
        onAdd={pictures.add}
        onRemove={pictures.remove}
        onMove={pictures.move}
        onRetry={pictures.retry}
      />
    </SellSection>
  );
}

/** The price, and what is left of it for the seller. */
export function SellPrice({
  form,
  rateBps,
  salesCount,
}: PartProps & {
  /** Undefined until the plan is known. */
  rateBps: number | undefined;
  salesCount: number;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  const { errors } = form.formState;
  return (
    <SellSection title={t`Price`}>
      <Field label={t`Price for the buyer`} error={errors.price?.message} isRequired className="sm:max-w-72">
        {(control) => (
          <Input
            {...control}
            {...form.register('price', {
              onBlur: ({ target }) => {
                const sum = parseSom(target.value);
                if (sum !== null) form.setValue('price', formatNumber(sum));
              },
            })}
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            suffix={<span className="text-xs">{currencyWord(locale)}</span>}
          />
        )}
      </Field>
      <ReceiveBox price={parseSom(form.watch('price'))} rateBps={rateBps} salesCount={salesCount} />
    </SellSection>
  );
}
