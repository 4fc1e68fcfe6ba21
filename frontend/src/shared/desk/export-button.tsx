import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import type { SendOptions } from '@/shared/api/client';
import { download } from '@/shared/api/download';
import { formatNumber } from '@/shared/lib/money';
import { Button } from '@/shared/ui/button';
import { Tooltip } from '@/shared/ui/tooltip';
import { usePageCommands } from './commands';

export interface ExportButtonProps {
  path: string;
  /** What the filters say: `table.query`. */
  query: SendOptions['query'];
  /** The file's name when the server gives none: `transactions.csv`. */
  fileName: string;
  /** As many lines as the server gives at most. */
  cap: number;
  isEmpty?: boolean;
}

/** The table's rows as a CSV file, by its filters. */
export function ExportButton({ path, query, fileName, cap, isEmpty = false }: ExportButtonProps) {
  const { t } = useLingui();
  const keep = useMutation({
    mutationFn: () => download(path, fileName, query),
    meta: { isErrorToasted: true },
  });
  const disabledReason = isEmpty ? t`There is nothing to download.` : undefined;
  const lines = formatNumber(cap);
  usePageCommands([
    {
      key: 'export',
      label: t`Download CSV`,
      icon: Download,
      hotkey: 'e',
      disabledReason,
      run: () => !keep.isPending && keep.mutate(),
    },
  ]);
  const button = (
    <Button
      icon={<Download className="size-4" aria-hidden="true" />}
      isLoading={keep.isPending}
      disabledReason={disabledReason}
      onClick={() => keep.mutate()}
    >
      {t`Download CSV`}
    </Button>
  );
  return disabledReason ? (
    button
  ) : (
    <Tooltip text={t`At most ${lines} lines, by the filters`}>{button}</Tooltip>
  );
}
