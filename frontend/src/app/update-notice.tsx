import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { Banner } from '@/shared/ui/banner';
import { Button } from '@/shared/ui/button';
import type { UpdateState } from './updates';

export interface UpdateNoticeProps {
  state: UpdateState;
  onAct: () => void;
}

/** A new version of the interface waits; on no page's way, and gone only when somebody says so. */
export function UpdateNotice({ state, onAct }: UpdateNoticeProps) {
  const { t } = useLingui();
  const [isGoing, setGoing] = useState(false);
  const [isPutOff, setPutOff] = useState(false);
  if (isPutOff) return null;
  const isUnsaved = state === 'unsaved';
  const act = () => {
    // The page that loads again takes the notice with it.
    if (!isUnsaved) setGoing(true);
    onAct();
  };
  return (
    <div className="page above-tab-bar pointer-events-none fixed inset-x-0 z-50 pb-3">
      <div className="pointer-events-auto ml-auto max-w-xl rounded-md bg-overlay shadow-float">
        <Banner
          title={isUnsaved ? t`The new version is here` : t`A new version of WibeStore is ready`}
          action={
            <span className="flex flex-wrap gap-2">
              <Button variant="primary" isLoading={isGoing} onClick={act}>
                {isUnsaved ? t`Load the page again` : t`Update`}
              </Button>
              <Button variant="ghost" onClick={() => setPutOff(true)}>{t`Later`}</Button>
            </span>
          }
        >
          {isUnsaved ? (
            <Trans>Send or save what you are writing here first, then load the page again.</Trans>
          ) : (
            <Trans>Nothing you are writing is lost: pages with unsaved text wait.</Trans>
          )}
        </Banner>
      </div>
    </div>
  );
}

let root: Root | undefined;

/** Put the notice beside the page: apart from it, so that it costs the page's start nothing. */
export function showUpdateNotice(state: UpdateState, onAct: () => void): void {
  root ??= createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <I18nProvider i18n={i18n}>
      <UpdateNotice key={state} state={state} onAct={onAct} />
    </I18nProvider>,
  );
}
