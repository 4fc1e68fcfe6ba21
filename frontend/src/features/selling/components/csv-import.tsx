import { useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Button } from '@/shared/ui/button';
import { Combobox } from '@/shared/ui/combobox';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Spinner } from '@/shared/ui/spinner';
import { useImportListings, useImportTemplate } from '../cabinet-api';
import type { GameRef } from '../shapes';
import { CsvDrop } from './csv-drop';
import { ImportReportView } from './import-report';
import { SellSection } from './sell-section';

/** Many listings from one file: the template, the file, what is wrong with it row by row, then drafts of all of it. */
export function CsvImport({
  games,
  blockedReason,
}: {
  games: readonly GameRef[];
  /** Why no drafts can be made now; the file can be looked at all the same. */
  blockedReason?: string | undefined;
}) {
  const { t } = useLingui();
  const [game, setGame] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const template = useImportTemplate();
  const look = useImportListings();
  const make = useImportListings();

  const take = (chosen: File) => {
    make.reset();
    setFile(chosen);
    look.mutate({ game, file: chosen, isDryRun: true });
  };
  const begin = () => {
    make.reset();
    look.reset();
    setFile(null);
  };
  const error = make.error ?? look.error;
  const report = make.data ?? look.data;
  return (
    <div className="grid grid-cols-1 gap-6">
      <SellSection
        title={t`1. The game and its template`}
        hint={t`One file holds listings of one game. Fill it in with Excel or Google Sheets and save it as CSV.`}
      >
        <div className="flex flex-wrap items-end gap-3">
          <Field label={t`Game`} className="grow basis-60 sm:max-w-80">
            {(control) => (
              <Combobox
                {...control}
                options={games.map(({ slug, name }) => ({ value: slug, label: name }))}
                value={game}
                onChange={(slug) => {
                  begin();
                  setGame(slug);
                }}
                placeholder={t`Type its name`}
              />
            )}
          </Field>
          <Button
            size="lg"
            icon={<Download className="size-4" aria-hidden="true" />}
            isLoading={template.isPending}
            disabledReason={game ? undefined : t`Choose the game first.`}
            onClick={() => template.mutate(game)}
          >
            {t`Download the template`}
          </Button>
        </div>
      </SellSection>
      <SellSection
        title={t`2. Your file`}
        hint={t`Nothing is made yet: first you see what is wrong with it. Pictures and logins are added afterwards, in each draft.`}
      >
        <CsvDrop
          file={file}
          onFile={take}
          disabledReason={game ? undefined : t`Choose the game first.`}
          isBusy={look.isPending || make.isPending}
        />
        {look.isPending && (
          <p role="status" className="flex items-center gap-2 text-muted">
            <Spinner />
            {t`Looking at every row…`}
          </p>
        )}
        <FormProblem message={error ? problemWords(toProblem(error)) : undefined} />
      </SellSection>
      {report && !look.isPending && (
        <ImportReportView
          report={report}
          isPending={make.isPending}
          blockedReason={blockedReason}
          onImport={() => file && make.mutate({ game, file, isDryRun: false })}
          onBegin={begin}
        />
      )}
    </div>
  );
}
