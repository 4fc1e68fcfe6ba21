import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { actThen } from './act-then';
import { useStaffAct } from './use-staff-act';

/** A row whose form goes with it: the list, asked again, comes without it before the act is over. */
function Row({ onDone, onRefused }: { onDone: () => void; onRefused: (error: unknown) => void }) {
  const act = useStaffAct<{ id: string }>({ request: () => ['/api/v1/admin/thing/', 'POST', {}], tags: [] });
  return <button type="button" onClick={() => actThen(act, undefined, onDone, onRefused)}>{`Do it`}</button>;
}

function List(props: { onDone: () => void; onRefused: (error: unknown) => void }) {
  const [isThere, setThere] = useState(true);
  return (
    <>
      {isThere && <Row {...props} />}
      <button type="button" onClick={() => setThere(false)}>{`The list comes`}</button>
    </>
  );
}

async function doAndLose(status: number) {
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  server.use(
    http.post(api('/admin/thing/'), async () => {
      await asked;
      return HttpResponse.json({ id: 'one', code: 'some.refusal', title: '', status }, { status });
    }),
  );
  const [onDone, onRefused] = [vi.fn(), vi.fn()];
  const { user } = renderApp(<List onDone={onDone} onRefused={onRefused} />);
  await user.click(screen.getByRole('button', { name: 'Do it' }));
  await user.click(screen.getByRole('button', { name: 'The list comes' }));
  expect(screen.queryByRole('button', { name: 'Do it' })).toBeNull();
  answer();
  return { onDone, onRefused };
}

test('what follows is done though the form was taken away meanwhile', async () => {
  const { onDone, onRefused } = await doAndLose(200);

  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(onRefused).not.toHaveBeenCalled();
});

test('a refusal is told, and nothing follows from it', async () => {
  const { onDone, onRefused } = await doAndLose(409);

  await waitFor(() => expect(onRefused).toHaveBeenCalledOnce());
  expect(onDone).not.toHaveBeenCalled();
});
