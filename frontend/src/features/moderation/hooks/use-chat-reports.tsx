import { useLingui } from '@lingui/react/macro';
import { Flag } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { MenuEntry } from '@/shared/ui/menu';
import { ReportPlace, useMayReport } from '../components/report-button';
import { renderMessageReport } from '../render-report';

interface Person {
  id: string;
  display_name: string;
}

/** Reporting in a conversation: each message of the other side, and the other side itself. */
export function useChatReports(): {
  renderReport: (message: { id: string }) => ReactNode;
  /** For the menu of the room. */
  extraEntries: (chat: { other: Person }) => readonly MenuEntry[];
  /** To be put anywhere on the page. */
  dialog: ReactNode;
} {
  const { t } = useLingui();
  const [person, setPerson] = useState<Person | null>(null);
  const mayReport = useMayReport();
  return {
    renderReport: renderMessageReport,
    extraEntries: ({ other }) => [
      {
        key: 'report',
        label: t`Report this person`,
        icon: <Flag />,
        onSelect: () => mayReport() && setPerson(other),
      },
    ],
    dialog: (
      <ReportPlace
        subject={person && { kind: 'user', id: person.id }}
        name={person?.display_name ?? ''}
        onClose={() => setPerson(null)}
      />
    ),
  };
}
