import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '@/shared/api/session';
import { reasonsMock } from '../shop.mock';
import { useChatReports } from './use-chat-reports';

const OTHER = { id: '01b20000-0000-7000-8000-0000000000c1', display_name: 'Aziz' };

/** A room with one message and its menu. */
function Room() {
  const { renderReport, extraEntries, dialog } = useChatReports();
  return (
    <>
      {renderReport({ id: '01b20000-0000-7000-8000-0000000000c2' })}
      {extraEntries({ other: OTHER }).map(({ key, label, onSelect }) => (
        <button key={key} type="button" onClick={onSelect}>
          {label}
        </button>
      ))}
      {dialog}
    </>
  );
}

beforeEach(() => {
  vi.spyOn(session, 'status', 'get').mockReturnValue('signed-in');
  server.use(http.get(api('/reports/reasons/'), () => HttpResponse.json(reasonsMock())));
});

test('a message and the person are reported apart', async () => {
  const { user } = renderApp(<Room />, { at: '/chats/c1' });

  await user.click(screen.getByRole('button', { name: 'Report this message' }));
  expect(await screen.findByRole('dialog', { name: 'Report this message' })).toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();

  await user.click(screen.getByRole('button', { name: 'Report this person' }));
  expect(await screen.findByRole('dialog', { name: 'Report Aziz' })).toBeInTheDocument();
});
