import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readyImageMock } from '@/shared/lib/image-sending.mock';
import { CHAT_ID } from '../chat.mock';
import type { SendMessage } from '../hooks/use-send-message';
import { Composer } from './composer';

const READY = readyImageMock('p1');
const pixels = { large: 1000, small: 200 };

beforeEach(() => {
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => undefined;
  vi.stubGlobal('createImageBitmap', async ({ name }: File) => {
    const width = name.startsWith('small') ? pixels.small : pixels.large;
    return { width, height: width, close: () => undefined };
  });
  server.use(http.post(api('/upload/image/'), () => HttpResponse.json(READY, { status: 201 })));
});
afterEach(() => vi.unstubAllGlobals());

test('a picture that cannot be sent says why, offers no vain try, and stays when the others leave', async () => {
  const sent: unknown[] = [];
  const outgoing = { send: (what: unknown) => sent.push(what) } as unknown as SendMessage;
  const { user } = renderApp(<Composer chatId={CHAT_ID} outgoing={outgoing} say={() => true} />);
  const file = (name: string) => new File(['x'], name, { type: 'image/png' });

  await user.upload(screen.getByLabelText('Pictures'), [file('small.png'), file('large.png')]);

  expect(await screen.findByText(/The picture is too small/)).toBeVisible();
  const list = screen.getByRole('list', { name: 'Pictures to be sent' });
  expect(within(list).queryByRole('button', { name: /Try again/ })).not.toBeInTheDocument();
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Send' })).not.toHaveAttribute('aria-disabled', 'true'),
  );
  await user.click(screen.getByRole('button', { name: 'Send' }));

  expect(sent).toEqual([{ image: expect.objectContaining({ id: 'p1' }) }]);
  expect(within(list).getByRole('img', { name: 'small.png' })).toBeVisible();
  expect(within(list).queryByRole('img', { name: 'large.png' })).not.toBeInTheDocument();
});
