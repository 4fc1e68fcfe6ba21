import { Plural, useLingui } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Skeleton } from '@/shared/ui/skeleton';
import type { SellForm } from '../hooks/use-sell-form';
import { isLoginMethod } from '../sell-values';
import type { Attribute } from '../shapes';
import { AttributeField } from './attribute-field';
import { SellSection } from './sell-section';

/** What buyers of this game look at, and what is asked for every account; what need not be said on demand. */
export function StepAttributes({ sell }: { sell: SellForm }) {
  const { t } = useLingui();
  if (sell.specs.length === 0) return <Skeleton className="h-96 rounded-xl" />;
  const asked = sell.specs.filter((spec) => !isLoginMethod(spec));
  return (
    <>
      <Facts
        title={t`In the game`}
        hint={t`Buyers filter by them: the more you say, the sooner it is found.`}
        specs={asked.filter(({ is_common }) => !is_common)}
        sell={sell}
      />
      <Facts
        title={t`Handing over and history`}
        hint={t`Asked for every account. What is not true here ends in a dispute.`}
        specs={asked.filter(({ is_common }) => is_common)}
        sell={sell}
      />
    </>
  );
}

interface FactsProps {
  title: string;
  hint: string;
  specs: readonly Attribute[];
  sell: SellForm;
}

function Facts({ title, hint, specs, sell }: FactsProps) {
  const main = specs.filter((spec) => spec.is_required || spec.is_primary);
  const others = specs.filter((spec) => !main.includes(spec));
  const isSaid = ({ key }: Attribute) => Boolean(sell.values.attributes[key]);
  const [isOpen, setOpen] = useState(() => others.some(isSaid));
  const isShown = isOpen || others.some(({ key }) => sell.errorOf(`attributes.${key}`));
  if (specs.length === 0) return null;
  return (
    <SellSection title={title} hint={hint}>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {main.map((spec) => (
          <AttributeField key={spec.key} spec={spec} sell={sell} />
        ))}
      </div>
      {others.length > 0 && (
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
      )}
      {isShown && (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {others.map((spec) => (
            <AttributeField key={spec.key} spec={spec} sell={sell} />
          ))}
        </div>
      )}
    </SellSection>
  );
}
