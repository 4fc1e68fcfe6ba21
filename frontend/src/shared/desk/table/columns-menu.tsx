import { useLingui } from '@lingui/react/macro';
import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from '@/shared/ui/checkbox';
import { IconButton } from '@/shared/ui/icon-button';
import { Switch } from '@/shared/ui/switch';
import { Popover } from '../popover';
import type { Look } from '../use-look';
import type { Column } from './table-types';

/** Which columns are shown, and how close the rows stand. */
export function ColumnsMenu<Row>({ columns, look }: { columns: readonly Column<Row>[]; look: Look }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const optional = columns.filter(({ isOptional }) => isOptional);
  return (
    <Popover
      label={t`Columns`}
      align="end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <IconButton
          label={t`Columns`}
          variant="secondary"
          icon={<Columns3 className="size-4" aria-hidden="true" />}
        />
      }
    >
      {optional.length > 0 && (
        <div className="mb-3 grid border-line-muted border-b pb-3">
          {optional.map(({ key, label }) => (
            <Checkbox
              key={key}
              label={label}
              checked={!look.hidden.includes(key)}
              onChange={() => look.toggleColumn(key)}
            />
          ))}
        </div>
      )}
      <Switch
        label={t`Higher rows`}
        checked={look.density === 'comfortable'}
        onChange={({ target }) => look.setDensity(target.checked ? 'comfortable' : 'dense')}
      />
    </Popover>
  );
}
