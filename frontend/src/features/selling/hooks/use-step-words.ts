import { useLingui } from '@lingui/react/macro';
import { pickText, useLocale } from '@/shared/i18n/locale';
import type { SellField, SellStep } from '../sell-steps';
import type { Attribute } from '../shapes';

/** What the wizard's steps and fields are called. */
export function useStepWords() {
  const { t } = useLingui();
  const locale = useLocale();
  const steps: Record<SellStep, string> = {
    game: t`Game`,
    attributes: t`Facts`,
    text: t`Text`,
    photos: t`Pictures`,
    price: t`Price`,
    delivery: t`Delivery`,
    preview: t`Check`,
  };
  const fields: Partial<Record<SellField, string>> = {
    game: t`Game`,
    language: t`Language of the text`,
    title: t`Title`,
    description: t`Description`,
    images: t`Pictures`,
    price: t`Price for the buyer`,
    accepts_offers: t`Price offers`,
    offer_floor: t`My lowest price`,
    sla: t`You promise to deliver within`,
    credentials: t`Login for the buyer`,
  };
  return {
    stepName: (step: SellStep) => steps[step],
    fieldName: (field: SellField, specs: readonly Attribute[]) => {
      const spec = specs.find(({ key }) => `attributes.${key}` === field);
      return spec ? pickText(spec.label, locale) : (fields[field] ?? field);
    },
  };
}
