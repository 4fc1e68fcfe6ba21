import { type ReactNode, useState } from 'react';
import { Problem } from '@/shared/api/problem';
import { AsyncCombobox, type FoundOption } from '@/shared/desk/async-combobox';
import { DayRange, lastDays } from '@/shared/desk/day-range';
import { DeskPage, DeskSkeleton } from '@/shared/desk/desk-page';
import { FieldDiff } from '@/shared/desk/diff/field-diff';
import { ImageDiff } from '@/shared/desk/diff/image-diff';
import { DragHandle } from '@/shared/desk/drag-handle';
import { ExportButton } from '@/shared/desk/export-button';
import { HotkeysHelp } from '@/shared/desk/hotkeys-help';
import { KeepRowsButton } from '@/shared/desk/keep-rows-button';
import { Palette } from '@/shared/desk/palette';
import { openHelp, openPalette } from '@/shared/desk/palette-state';
import { Popover } from '@/shared/desk/popover';
import { ReasonDialog, type ReasonDialogProps } from '@/shared/desk/reason-dialog';
import { ReasonField } from '@/shared/desk/reason-field';
import { SidePanel } from '@/shared/desk/side-panel';
import { useDragOrder } from '@/shared/desk/use-drag-order';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { type GalleryEntry, held, nothing } from './entry';

const FOUND: readonly FoundOption[] = [
  { value: '1', label: 'nodir_games', aside: 'seller' },
  { value: '2', label: 'nodira', aside: 'buyer' },
];
const busy = new Problem({ code: 'service.unavailable', status: 503, title: 'Busy' });
const picture = (id: string) => ({ id, url: `/covers/${id}.svg` });

function Who({ label, error }: { label: string; error?: string }) {
  const [who, setWho] = useState<FoundOption | null>(null);
  return (
    <Field label={label} error={error}>
      {(control) => (
        <AsyncCombobox
          {...control}
          value={who}
          onChange={setWho}
          queryKey={['gallery']}
          find={async () => FOUND}
        />
      )}
    </Field>
  );
}

function Days({ isChosen = false }: { isChosen?: boolean }) {
  const [span, setSpan] = useState(isChosen ? lastDays(7) : undefined);
  return <DayRange value={span} onChange={setSpan} />;
}

function Why({ words = '' }: { words?: string }) {
  const [reason, setReason] = useState(words);
  return <ReasonField value={reason} onChange={setReason} />;
}

function Handle() {
  const { handleOf } = useDragOrder(nothing);
  return <DragHandle {...handleOf(0)} />;
}

/** A layer and the button that opens it. */
function Opener({
  words,
  children,
}: {
  words: string;
  children: (isOpen: boolean, onClose: () => void) => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words}</Button>
      {children(isOpen, () => setOpen(false))}
    </>
  );
}

const asks = (words: string, given: Partial<ReasonDialogProps> = {}) => (
  <Opener words={words}>
    {(isOpen, onClose) => (
      <ReasonDialog
        isOpen={isOpen}
        onClose={onClose}
        title="Block nodir_games?"
        label="Reason"
        hint="It stays in the audit log."
        action="Block"
        variant="danger"
        isPending={false}
        error={null}
        onSubmit={onClose}
        {...given}
      >
        Their listings are taken off the shop.
      </ReasonDialog>
    )}
  </Opener>
);

function Beside() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover label="Columns" trigger={<Button>Columns</Button>} isOpen={isOpen} onOpenChange={setOpen}>
      What stands in the table.
    </Popover>
  );
}

const panel = (size: 'md' | 'lg') => (
  <Opener words={size === 'md' ? 'Open one row' : 'Open one row wide'}>
    {(isOpen, onClose) => (
      <SidePanel isOpen={isOpen} onClose={onClose} title="One withdrawal" size={size}>
        Its facts.
      </SidePanel>
    )}
  </Opener>
);

const csv = (isEmpty: boolean) => (
  <ExportButton path="admin/audit/" query={{}} fileName="audit.csv" cap={10_000} isEmpty={isEmpty} />
);
const rows = (isEmpty: boolean) => <KeepRowsButton fileName="rows.csv" rows={() => []} isEmpty={isEmpty} />;

/** What the staff's pages are made of, and what lies over them. */
export const DESK_PARTS: readonly GalleryEntry[] = [
  {
    file: 'desk/async-combobox',
    kind: 'field',
    without: { disabled: 'nothing that asks for somebody is ever locked' },
    states: {
      ...held(<Who label="Seller" />),
      error: <Who label="Seller" error="Choose somebody." />,
    },
  },
  {
    file: 'desk/day-range',
    kind: 'words',
    states: { default: <Days />, chosen: <Days isChosen /> },
  },
  {
    file: 'desk/reason-field',
    kind: 'words',
    states: { default: <Why />, written: <Why words="Two buyers have reported the same account." /> },
  },
  { file: 'desk/drag-handle', kind: 'words', states: { default: <Handle /> } },
  {
    file: 'desk/export-button',
    kind: 'control',
    states: { ...held(csv(false)), disabled: csv(true) },
  },
  {
    file: 'desk/keep-rows-button',
    kind: 'control',
    states: { ...held(rows(false)), disabled: rows(true) },
  },
  {
    file: 'desk/diff/field-diff',
    kind: 'words',
    states: {
      'words changed': (
        <FieldDiff label="Title" kind="text" before="Conqueror, two suits" after="Conqueror, four suits" />
      ),
      default: <FieldDiff label="Price" kind="value" before="4 850 000" after="4 500 000" />,
      same: <FieldDiff label="Game" kind="value" before="PUBG Mobile" after="PUBG Mobile" />,
      empty: <FieldDiff label="Description" kind="text" before="" after="" />,
    },
  },
  {
    file: 'desk/diff/image-diff',
    kind: 'words',
    states: {
      default: (
        <ImageDiff
          before={[picture('dota-2'), picture('rust'), picture('steam')]}
          after={[picture('rust'), picture('dota-2'), picture('valorant')]}
        />
      ),
    },
  },
  {
    file: 'desk/desk-page',
    kind: 'words',
    states: {
      default: (
        <DeskPage
          title="Withdrawals"
          heading={<span>Withdrawals</span>}
          note="8 wait"
          actions={<Button>Keep</Button>}
        >
          What stands on it.
        </DeskPage>
      ),
      loading: <DeskSkeleton />,
    },
  },
  { file: 'desk/popover', kind: 'layer', states: { default: <Beside /> } },
  { file: 'desk/side-panel', kind: 'layer', states: { default: panel('md'), wide: panel('lg') } },
  {
    file: 'desk/reason-dialog',
    kind: 'layer',
    states: {
      default: asks('Ask why'),
      loading: asks('Ask why, being sent', { isPending: true }),
      error: asks('Ask why, refused', { error: busy }),
    },
  },
  {
    file: 'desk/palette',
    kind: 'layer',
    states: {
      default: (
        <>
          <Button onClick={openPalette}>Search or go to</Button>
          <Palette />
        </>
      ),
    },
  },
  {
    file: 'desk/hotkeys-help',
    kind: 'layer',
    states: {
      default: (
        <>
          <Button onClick={openHelp}>All keys</Button>
          <HotkeysHelp />
        </>
      ),
    },
  },
];
