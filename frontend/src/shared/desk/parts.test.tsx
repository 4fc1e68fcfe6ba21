import { act, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { AgeBadge } from './age-badge';
import { AsyncCombobox, type FoundOption } from './async-combobox';
import { usePageCommands } from './commands';
import { DayRange, lastDays, tashkentDay } from './day-range';
import { ExportButton } from './export-button';
import { areSingleKeysOn } from './hotkeys';
import { HotkeysHelp } from './hotkeys-help';
import { closeOverlay, openHelp } from './palette-state';
import { PersonLine } from './person-line';
import { ReasonDialog } from './reason-dialog';
import { SidePanel } from './side-panel';
import { StatCard } from './stat-card';
import type { DaySpan } from './table-spec';

afterEach(() => vi.unstubAllGlobals());

function Days({ told }: { told: (span: DaySpan | undefined) => void }) {
  const [span, setSpan] = useState<DaySpan>();
  return (
    <DayRange
      value={span}
      onChange={(next) => {
        told(next);
        setSpan(next);
      }}
    />
  );
}

const find = vi.fn(
  async (text: string): Promise<FoundOption[]> =>
    text === 'nobody' ? [] : [{ value: '1', label: `${text}_games`, aside: 'seller' }],
);

function Who() {
  const [who, setWho] = useState<FoundOption | null>(null);
  return (
    <>
      <AsyncCombobox aria-label="Who" value={who} onChange={setWho} queryKey={['who']} find={find} />
      <p>chosen: {who?.value ?? 'none'}</p>
    </>
  );
}

function KeyedPage() {
  usePageCommands([{ key: 'approve', label: 'Approve', hotkey: 'shift+a', run: () => undefined }]);
  return <HotkeysHelp />;
}

test('an age is told by words, not by its color alone', () => {
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  renderApp(
    <>
      <AgeBadge since={ago(6)} due={ago(2)} />
      <AgeBadge since={ago(3)} due={null} />
    </>,
  );

  expect(screen.getByText('2 h over')).toBeVisible();
  expect(screen.getByText('3 h')).toBeVisible();
});

describe('days', () => {
  test('are Tashkent’s: five hours before midnight there it is tomorrow already', () => {
    const evening = Date.parse('2026-11-25T19:30:00Z');

    expect(tashkentDay(0, evening)).toBe('2026-11-26');
    expect(lastDays(7, evening)).toEqual({ from: '2026-11-20', to: '2026-11-26' });
  });

  test('a preset is on by one press and off by the next; the fields take any day', async () => {
    const told = vi.fn();
    const { user } = renderApp(<Days told={told} />);

    await user.click(screen.getByRole('button', { name: '7 days' }));
    expect(screen.getByLabelText('To')).toHaveValue(tashkentDay());
    await user.click(screen.getByRole('button', { name: '7 days' }));
    await user.type(screen.getByLabelText('From'), '2026-11-01');
    await user.tab();

    expect(told.mock.calls).toEqual([[lastDays(7)], [undefined], [{ from: '2026-11-01', to: '' }]]);
  });
});

describe('AsyncCombobox', () => {
  test('asks once the typing stands still, and takes what Enter is on', async () => {
    find.mockClear();
    const { user } = renderApp(<Who />);

    await user.type(screen.getByRole('combobox', { name: 'Who' }), 'n');
    expect(screen.getByText('Type at least 2 letters')).toBeVisible();
    await user.keyboard('odir');
    await screen.findByRole('option', { name: /nodir_games/ });
    await user.keyboard('{Enter}');

    expect(find.mock.calls.map(([text]) => text)).toEqual(['nodir']);
    expect(screen.getByText('chosen: 1')).toBeVisible();
    expect(screen.getByRole('combobox')).toHaveValue('nodir_games');
  });

  test('says that nobody is called so', async () => {
    const { user } = renderApp(<Who />);

    await user.type(screen.getByRole('combobox'), 'nobody');

    expect(await screen.findByText('Nothing is called that')).toBeVisible();
  });
});

test('the export sends what the filters say', async () => {
  const asked: string[] = [];
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: () => undefined }),
  );
  server.use(
    http.get(api('/admin/transactions/export/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.text('a;b');
    }),
  );
  const { user } = renderApp(
    <ExportButton
      path="/api/v1/admin/transactions/export/"
      query={{ kind: 'deposit', user: undefined }}
      fileName="transactions.csv"
      cap={50_000}
    />,
  );

  await user.click(screen.getByRole('button', { name: 'Download CSV' }));

  await waitFor(() => expect(asked).toEqual(['?kind=deposit']));
  expect(screen.getByRole('button')).toHaveAccessibleDescription('At most 50\u202f000 lines, by the filters');
});

describe('ReasonDialog', () => {
  function open(props: Partial<Parameters<typeof ReasonDialog>[0]> = {}) {
    const onSubmit = vi.fn();
    const view = renderApp(
      <ReasonDialog
        isOpen
        onClose={() => undefined}
        title="Reject?"
        label="Reason"
        hint="The seller reads it."
        action="Reject"
        isPending={false}
        error={null}
        onSubmit={onSubmit}
        {...props}
      >
        It goes back.
      </ReasonDialog>,
    );
    return { ...view, onSubmit };
  }

  test('Ctrl+Enter sends once enough is written', async () => {
    const { user, onSubmit } = open();

    await user.type(screen.getByLabelText('Reason'), 'Too short{Control>}{Enter}{/Control}');
    expect(onSubmit).not.toHaveBeenCalled();
    await user.keyboard(', but now it is not{Control>}{Enter}{/Control}');

    expect(onSubmit.mock.calls).toEqual([['Too short, but now it is not']]);
  });

  test('a ready text is put in by the reader’s language', async () => {
    const { user } = open({
      readerLocale: 'ru',
      templates: [
        { code: 'photo', label: 'Blurred pictures', text: { ru: 'Фотографии размыты.', uz: 'Rasm xira.' } },
      ],
    });

    await user.selectOptions(screen.getByLabelText('Begin with a ready text'), 'Blurred pictures');

    expect(screen.getByLabelText('Reason')).toHaveValue('Фотографии размыты.');
    expect(screen.getByText("The reader's language: Русский")).toBeVisible();
  });
});

test('the list of keys names those of the page and switches single ones off', async () => {
  const { user } = renderApp(<KeyedPage />);

  act(openHelp);
  const dialog = within(await screen.findByRole('dialog', { name: 'Keys' }));
  expect(dialog.getByRole('term')).toHaveTextContent('Approve');
  expect(dialog.getByRole('definition')).toHaveTextContent('ShiftA');
  await user.click(dialog.getByRole('switch', { name: /Single keys/ }));

  expect(areSingleKeysOn()).toBe(false);
  act(closeOverlay);
});

test('a figure leads to its list and says how it changed', () => {
  renderApp(
    <StatCard label="New users" value="12" change={-20} good="up" to="/admin/users" spark={[1, 2, 3]} />,
  );

  expect(screen.getByRole('link', { name: 'New users' })).toHaveAttribute('href', '/admin/users');
  expect(screen.getByText('less by')).toBeInTheDocument();
  expect(screen.getByText(/20%/)).toBeVisible();
});

test('a person leads to their page at the desk; a verified seller says so', () => {
  renderApp(
    <PersonLine
      person={{ id: '7', username: 'nodir_games', is_verified_seller: true }}
      note="n***@mail.uz"
    />,
  );

  expect(screen.getByRole('link', { name: 'nodir_games' })).toHaveAttribute('href', '/admin/users/7');
  expect(screen.getByRole('img', { name: 'Verified seller' })).toBeVisible();
});

test('the side panel is closed by its cross', async () => {
  const close = vi.fn();
  const { user } = renderApp(
    <SidePanel isOpen onClose={close} title="Entry">
      postings
    </SidePanel>,
  );

  await user.click(screen.getByRole('button', { name: 'Close' }));

  expect(close).toHaveBeenCalledOnce();
});
