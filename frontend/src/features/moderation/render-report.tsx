import type { ReactNode } from 'react';
import { ReportButton } from './components/report-button';

/** The way to report a message, beside its time: for those who look for it. The same function always. */
export function renderMessageReport({ id }: { id: string }): ReactNode {
  return (
    <ReportButton
      subject={{ kind: 'message', id }}
      name=""
      look="icon"
      className="opacity-0 transition-opacity focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
    />
  );
}

/** The way to report a review, below it. */
export function renderReviewReport({ id }: { id: string }): ReactNode {
  return <ReportButton subject={{ kind: 'review', id }} name="" />;
}
