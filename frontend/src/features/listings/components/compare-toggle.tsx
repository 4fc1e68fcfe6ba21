import { useLingui } from '@lingui/react/macro';
import { GitCompareArrows } from 'lucide-react';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { useNavigate } from '@/shared/router/router';
import { IconButton } from '@/shared/ui/icon-button';
import { showToast } from '@/shared/ui/toast';
import { readCompared, toggleCompared, useCompared } from '../compared';

export interface CompareToggleProps {
  listingId: string;
  /** The listing's title: part of the button's name. */
  title: string;
  /** With words, in a line of other actions. */
  isInLine?: boolean;
}

/** Puts a listing into the comparison and takes it out; says so where there is no room for one more. */
export function CompareToggle({ listingId, title, isInLine = false }: CompareToggleProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const isOn = useCompared().includes(listingId);
  const press = () => {
    if (toggleCompared(listingId) !== 'full') return;
    showToast({
      tone: 'attention',
      title: t`At most four accounts are compared at once`,
      description: t`Take one out to add this one.`,
      action: { label: t`Compare`, onPress: () => void navigate(paths.compare(readCompared().join())) },
    });
  };
  const label = isOn ? t`Take out of the comparison: ${title}` : t`Add to the comparison: ${title}`;
  const icon = <GitCompareArrows className={cn('size-4', isOn && 'text-accent')} aria-hidden="true" />;
  if (isInLine) {
    return (
      <button
        type="button"
        aria-pressed={isOn}
        onClick={press}
        className="touch-target inline-flex items-center gap-1.5 rounded hover:text-fg aria-pressed:font-semibold aria-pressed:text-fg"
      >
        {icon}
        {isOn ? t`In the comparison` : t`Compare`}
      </button>
    );
  }
  return (
    <IconButton
      variant="glass"
      isRound
      label={label}
      title={isOn ? t`Take out of the comparison` : t`Add to the comparison`}
      aria-pressed={isOn}
      onClick={press}
      icon={icon}
    />
  );
}
