import { useLingui } from '@lingui/react/macro';
import { ArrowDownWideNarrow } from 'lucide-react';
import { Select } from '@/shared/ui/select';
import type { ReviewOrdering } from '../api';

/** Which reviews come first. */
export function ReviewOrder({
  value,
  onChange,
}: {
  value: ReviewOrdering;
  onChange: (ordering: ReviewOrdering) => void;
}) {
  const { t } = useLingui();
  return (
    <div className="w-52 max-w-full">
      <Select
        aria-label={t`Which reviews come first`}
        icon={<ArrowDownWideNarrow className="size-4" aria-hidden="true" />}
        value={value}
        onChange={({ target }) => onChange(target.value === '-helpful' ? '-helpful' : '-created_at')}
        options={[
          { value: '-created_at', label: t`Newest first` },
          { value: '-helpful', label: t`Most helpful first` },
        ]}
      />
    </div>
  );
}
