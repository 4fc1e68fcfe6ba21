import { useQuery } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { useStaffAct } from './use-staff-act';

interface Person {
  id: string;
  state: string;
}

function Block({ asked }: { asked: () => void }) {
  const detail = useQuery({
    queryKey: ['desk', 'users', 'detail', '7'],
    queryFn: () => ({ id: '7', state: 'active' }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useQuery({
    queryKey: ['desk', 'users', 'list'],
    queryFn: () => {
      asked();
      return [];
    },
  });
  const block = useStaffAct<Person, { id: string; reason: string }>({
    request: ({ id, ...body }) => [`/api/v1/admin/users/${id}/block/`, 'POST', body],
    tags: [['desk', 'users', 'list']],
    detail: ({ id }) => ['desk', 'users', 'detail', id],
  });
  return (
    <>
      <p>{detail.data?.state}</p>
      <p>{block.isError && 'refused'}</p>
      <button type="button" onClick={() => block.mutate({ id: '7', reason: 'Fraud' })}>
        Block
      </button>
    </>
  );
}

test('a refused act asks the lists again; repeated it has the same key; done, the next has another', async () => {
  const keys: (string | null)[] = [];
  let lists = 0;
  server.use(
    http.post(api('/admin/users/:id/block/'), async ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      expect(await request.json()).toEqual({ reason: 'Fraud' });
      return keys.length === 1
        ? HttpResponse.json({ code: 'request.version_conflict', status: 409 }, { status: 409 })
        : HttpResponse.json({ id: '7', state: 'blocked' });
    }),
  );
  const { user } = renderApp(<Block asked={() => (lists += 1)} />);
  await screen.findByText('active');

  await user.click(screen.getByRole('button', { name: 'Block' }));
  expect(await screen.findByText('refused')).toBeVisible();
  await waitFor(() => expect(lists).toBe(2));
  await user.click(screen.getByRole('button', { name: 'Block' }));
  expect(await screen.findByText('blocked')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Block' }));
  await waitFor(() => expect(keys).toHaveLength(3));

  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});
