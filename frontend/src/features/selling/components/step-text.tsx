import { useLingui } from '@lingui/react/macro';
import { Check, X } from 'lucide-react';
import { LOCALES } from '@/shared/i18n/locale';
import { Banner } from '@/shared/ui/banner';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { RadioGroup } from '@/shared/ui/radio-group';
import { Textarea } from '@/shared/ui/textarea';
import type { SellForm } from '../hooks/use-sell-form';
import { hasContacts, LIMITS } from '../mistakes';
import { SellSection } from './sell-section';

/** The words buyers read: in which language, what helps and what must not be there. */
export function StepText({ sell }: { sell: SellForm }) {
  const { t } = useLingui();
  const { form, values } = sell;
  const game = sell.game?.name ?? t`the game`;
  const hasContact = hasContacts(values.title) || hasContacts(values.description);
  return (
    <SellSection
      title={t`Title and description`}
      hint={t`The title is read first: in the list there is nothing but it, the picture and the price.`}
    >
      <RadioGroup
        label={t`Language of the text`}
        value={values.language}
        onChange={(language) => form.setValue('language', language, { shouldDirty: true })}
        options={LOCALES.map(({ code, name }) => ({ value: code, label: name }))}
        className="grid-cols-1 sm:grid-cols-3"
        error={sell.errorOf('language')}
      />
      <Field
        label={t`Title`}
        error={sell.errorOf('title')}
        hint={t`What makes it worth buying, in one line`}
        aside={`${values.title.length} / ${LIMITS.title.max}`}
        isRequired
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('title')}
            maxLength={LIMITS.title.max}
            placeholder={t`For example: level 67, Conqueror, four X-Suits`}
            autoComplete="off"
          />
        )}
      </Field>
      <Advice
        does={[
          t`Level, rank and the rarest things, in this order.`,
          t`Words that buyers of ${game} search for.`,
        ]}
        donts={[
          t`The name of the game and the price: they stand beside it.`,
          t`CAPITALS, rows of signs, “cheap” and “urgent”.`,
        ]}
      />
      <Field
        label={t`Description`}
        error={sell.errorOf('description')}
        hint={t`What is on the account, how you got it, what will be handed over.`}
        aside={`${values.description.length} / ${LIMITS.description.max}`}
      >
        {(control) => (
          <Textarea
            {...control}
            {...form.register('description')}
            rows={8}
            maxLength={LIMITS.description.max}
          />
        )}
      </Field>
      {hasContact ? (
        <Banner tone="attention" title={t`This looks like a contact or a link`}>
          {t`Moderators send such listings back. Buyers write to you in the shop's chat, where the deal is protected.`}
        </Banner>
      ) : (
        <p className="text-muted text-xs">
          {t`No phone numbers, links, names of messengers, logins or passwords here.`}
        </p>
      )}
    </SellSection>
  );
}

function Advice({ does, donts }: { does: readonly string[]; donts: readonly string[] }) {
  const { t } = useLingui();
  return (
    <div className="grid gap-3 rounded-md border border-line-muted bg-inset p-3 text-[13px] sm:grid-cols-2">
      <ul aria-label={t`Good in a title`} className="grid content-start gap-1.5">
        {does.map((words) => (
          <li key={words} className="flex gap-2">
            <Check className="mt-0.5 size-4 shrink-0 text-success" aria-hidden="true" />
            {words}
          </li>
        ))}
      </ul>
      <ul aria-label={t`Better left out`} className="grid content-start gap-1.5">
        {donts.map((words) => (
          <li key={words} className="flex gap-2">
            <X className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden="true" />
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}
