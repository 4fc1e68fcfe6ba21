import { useLingui } from '@lingui/react/macro';
import { Star } from 'lucide-react';
import { useId, useState } from 'react';
import { cn } from '@/shared/lib/cn';

const STARS = [1, 2, 3, 4, 5] as const;

/** Choose one to five stars, by mouse, finger or arrow keys. */
export function RatingInput({
  label,
  value,
  isInvalid = false,
  onChange,
}: {
  label: string;
  value: number | null;
  isInvalid?: boolean;
  onChange: (value: number) => void;
}) {
  const { t } = useLingui();
  const name = useId();
  const [hovered, setHovered] = useState<number | null>(null);
  const shown = hovered ?? value ?? 0;
  return (
    <fieldset onPointerLeave={() => setHovered(null)}>
      <legend className="mb-1 font-semibold">{label}</legend>
      <div className="-ml-1.5 inline-flex">
        {STARS.map((star) => (
          <label
            key={star}
            onPointerEnter={() => setHovered(star)}
            className="grid size-11 cursor-pointer place-items-center rounded-md has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={star}
              checked={value === star}
              onChange={() => onChange(star)}
              aria-label={t`${star} of 5 stars`}
              aria-invalid={isInvalid || undefined}
              className="sr-only"
            />
            <Star
              aria-hidden="true"
              className={cn(
                'size-7 transition-colors',
                star <= shown ? 'fill-attention text-attention' : 'text-line-strong',
              )}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
