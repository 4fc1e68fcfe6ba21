import { Plural, useLingui } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Attribute, SellValues } from '../sell-values';
import { AttributeField } from './attribute-field';
import { SellSection } from './sell-section';

/** What the game wants to know of an account: what must be said first, the rest on demand. */
export function SellFacts({ specs, form }: { specs: readonly Attribute[]; form: UseFormReturn<SellValues> }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const isMain = (spec: Attribute) => spec.is_required || spec.is_primary;
  const main = [
    ...specs.filter((spec) => spec.is_required),
    ...specs.filter((spec) => isMain(spec) && !spec.is_required),
  ];
  const others = specs.filter((spec) => !isMain(spec));
  const hasHiddenError = others.some(({ key }) => form.formState.errors.attributes?.[key]);
  const isShown = isOpen || hasHiddenError;

  return (
    <SellSection
      title={t`Facts about the account`}
      hint={t`Buyers filter by them: the more you say, the sooner it is found.`}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {main.map((spec) => (
          <AttributeField key={spec.key} spec={spec} form={form} />
        ))}
      </div>
      {others.length > 0 && (
        <>
          <button
            type="button"
            aria-expanded={isShown}
            onClick={() => setOpen(!isShown)}
            className="flex min-h-11 items-center gap-2 justify-self-start rounded-md font-semibold text-accent hover:underline"
          >
            <ChevronRight
              aria-hidden="true"
              className={`size-4 transition-transform ${isShown ? 'rotate-90' : ''}`}
            />
            <Plural value={others.length} one="# more fact" other="# more facts" />
          </button>
          {isShown && (
            <div className="grid gap-4 sm:grid-cols-2">
              {others.map((spec) => (
                <AttributeField key={spec.key} spec={spec} form={form} />
              ))}
            </div>
          )}
        </>
      )}
    </SellSection>
  );
}
