import { useLingui } from '@lingui/react/macro';
import { FileSpreadsheet } from 'lucide-react';
import { type DragEvent, useId, useState } from 'react';
import { cn } from '@/shared/lib/cn';

const BYTES_MAX = 1_000_000;

/** One table to drop or to choose. */
export function CsvDrop({
  file,
  disabledReason,
  isBusy,
  onFile,
}: {
  file: File | null;
  /** Why none can be taken yet. */
  disabledReason: string | undefined;
  isBusy: boolean;
  onFile: (file: File) => void;
}) {
  const { t } = useLingui();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const isShut = isBusy || disabledReason !== undefined;
  const take = (files: FileList | null) => {
    const chosen = files?.[0];
    if (!chosen || isShut) return;
    if (!/\.csv$/i.test(chosen.name)) setRefused(t`A .csv file, please: save the table as CSV.`);
    else if (chosen.size > BYTES_MAX) setRefused(t`The file is too large: at most 1 MB.`);
    else {
      setRefused(null);
      onFile(chosen);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isShut) take(event.dataTransfer.files);
  };
  return (
    <div>
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'flex cursor-pointer flex-col items-center gap-1 rounded-xl border-2 border-dashed px-4 py-8 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-focus has-disabled:cursor-not-allowed has-disabled:opacity-60',
          isOver
            ? 'border-accent-strong bg-accent-soft'
            : 'border-line hover:border-line-strong hover:bg-raised',
        )}
      >
        <FileSpreadsheet className="mb-1 size-6 text-muted" aria-hidden="true" />
        <span className="max-w-full truncate font-semibold">{file?.name ?? t`Choose a CSV file`}</span>
        <span className="text-muted text-xs">
          {disabledReason ??
            (file
              ? t`Drop another one here, or press to choose`
              : t`Drop it here, or press to choose. At most 200 rows, 1 MB.`)}
        </span>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          disabled={isShut}
          aria-describedby={`${id}-message`}
          className="sr-only"
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      </label>
      <p id={`${id}-message`} aria-live="polite" className="mt-1.5 text-danger text-xs empty:hidden">
        {refused}
      </p>
    </div>
  );
}
