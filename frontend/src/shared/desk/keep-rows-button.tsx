import { useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { keepBlob } from '@/shared/api/download';
import { Button } from '@/shared/ui/button';
import { usePageCommands } from './commands';
import { type CsvCell, csvText } from './csv';

export interface KeepRowsButtonProps {
  /** The file's name: `audit.csv`. */
  fileName: string;
  /** The headings and the rows, made when it is pressed. */
  rows: () => readonly (readonly CsvCell[])[];
  isEmpty: boolean;
}

/** What the page shows as a CSV file, where the server makes none. */
export function KeepRowsButton({ fileName, rows, isEmpty }: KeepRowsButtonProps) {
  const { t } = useLingui();
  const disabledReason = isEmpty ? t`There is nothing to download.` : undefined;
  const run = () => keepBlob(new Blob([csvText(rows())], { type: 'text/csv;charset=utf-8' }), fileName);
  const label = t`What is shown as CSV`;
  usePageCommands([{ key: 'export', label, icon: Download, hotkey: 'e', disabledReason, run }]);
  return (
    <Button
      icon={<Download className="size-4" aria-hidden="true" />}
      disabledReason={disabledReason}
      onClick={run}
    >
      {label}
    </Button>
  );
}
