import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formatNumber } from '@/shared/lib/money';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';

const SHORT_COUNT = 8;

export interface FacetChoice {
  value: string;
  label: string;
  /** Undefined while unknown. */
  count: number | undefined;
}

export interface ChoiceFacetProps {
  label: string;
  choices: readonly FacetChoice[];
  chosen: readonly string[];
  onChange: (values: string[]) => void;
}

/** Any of several values; those that would leave nothing come only with "show all". */
export function ChoiceFacet({ label, choices, chosen, onChange }: ChoiceFacetProps) {
  const { t } = useLingui();
  const [isWhole, setWhole] = useState(false);
  const useful = choices.filter(({ value, count }) => count !== 0 || chosen.includes(value));
  const shown = isWhole ? choices : useful.slice(0, SHORT_COUNT);

  return (
    // biome-ignore lint/a11y/useSemanticElements: the visible heading is the fold's summary; a legend would repeat it.
    <div role="group" aria-label={label}>
      {shown.map((choice) => {
        const isChosen = chosen.includes(choice.value);
        return (
          <Checkbox
            key={choice.value}
            label={choice.label}
            aside={choice.count === undefined ? undefined : formatNumber(choice.count)}
            checked={isChosen}
            disabled={choice.count === 0 && !isChosen}
            onChange={() =>
              onChange(
                isChosen ? chosen.filter((value) => value !== choice.value) : [...chosen, choice.value],
              )
            }
          />
        );
      })}
      {choices.length > Math.min(useful.length, SHORT_COUNT) && (
        <Button variant="ghost" size="sm" className="-ml-2.5" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t`Show fewer` : t`Show all: ${choices.length}`}
        </Button>
      )}
    </div>
  );
}
