import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { adminPlanMock } from '@/features/subscriptions/subscriptions.mock';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminPlansPage } from './admin-plans-page';

const FREE = adminPlanMock({ code: 'free', name: 'Free', price: 0, yearly_price: 0 });

async function open(role: 'admin' | 'finance' = 'admin', at = '/admin/plans') {
  const asked: string[] = [];
  const sent: unknown[] = [];
  server.use(
    http.get(api('/admin/plans/'), ({ request }) => {
      asked.push(request.url);
      return HttpResponse.json([FREE, adminPlanMock()]);
    }),
    http.patch(api('/admin/plans/premium/'), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(adminPlanMock({ price: 149_000 }));
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role }}>
      <AdminPlansPage />
    </StaffContext>,
    { at },
  );
  return { ...view, asked, sent };
}

describe('AdminPlansPage', () => {
  test('sends only what was changed, with the reason', async () => {
    const { user, sent } = await open();
    const card = within(await screen.findByRole('region', { name: 'Premium' }));
    expect(card.getByText('12 people have it')).toBeVisible();
    await user.click(card.getByRole('button', { name: 'Change' }));

    const panel = within(await screen.findByRole('dialog', { name: 'The plan Premium' }));
    expect(panel.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
    await user.clear(panel.getByLabelText('A month'));
    await user.type(panel.getByLabelText('A month'), '149000');
    await user.type(panel.getByLabelText(/^Why/), 'Prices of next year');
    await user.click(panel.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('The plan Premium is changed.')).toBeVisible();
    expect(sent).toEqual([{ price: 149_000, reason: 'Prices of next year' }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('a share that is none is told at its field, and nothing is sent', async () => {
    const { user, sent } = await open('admin', '/admin/plans?open=premium');
    const panel = within(await screen.findByRole('dialog', { name: 'The plan Premium' }));
    await user.clear(panel.getByLabelText('Fee of a sale'));
    await user.type(panel.getByLabelText('Fee of a sale'), '120');
    await user.type(panel.getByLabelText(/^Why/), 'Prices of next year');
    await user.click(panel.getByRole('button', { name: 'Save' }));

    expect(await panel.findByText('Enter a share from 0 to 100.')).toBeVisible();
    expect(sent).toEqual([]);
  });

  test('tells what a seller keeps of a sale before and after, and who changed the plan before', async () => {
    server.use(
      http.get(api('/admin/audit/'), ({ request }) => {
        expect(new URL(request.url).search).toBe('?target=plan&target_id=premium');
        return HttpResponse.json({
          results: [
            {
              id: 'a1',
              at: '2026-11-20T06:00:00Z',
              actor_kind: 'user',
              actor_name: '',
              actor: { id: 'bobur', username: 'bobur' },
              action: 'plan.changed',
              target: 'plan',
              target_id: 'premium',
              details: {
                before: { price: 99_000 },
                after: { price: 129_000 },
                reason: 'Prices of last year',
              },
              ip: '',
              user_agent: '',
            },
          ],
          next: null,
          previous: null,
        });
      }),
    );
    const { user } = await open('admin', '/admin/plans?open=premium');
    const panel = within(await screen.findByRole('dialog', { name: 'The plan Premium' }));
    expect(panel.getByText('It holds from the moment it is saved')).toBeVisible();
    await user.clear(panel.getByLabelText('Fee of a sale'));
    await user.type(panel.getByLabelText('Fee of a sale'), '7,5');
    expect(panel.getByText(/seller keeps 92.500.*; until now/)).toBeVisible();

    await user.click(panel.getByRole('button', { name: 'Earlier changes' }));
    expect(await panel.findByText('Prices of last year')).toBeVisible();
    expect(panel.getByText('bobur')).toBeVisible();
  });

  test('only an admin asks for them', async () => {
    const { asked } = await open('finance');
    expect(await screen.findByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();

    expect(asked).toEqual([]);
  });

  test('the free plan has no price to change', async () => {
    await open('admin', '/admin/plans?open=free');

    const panel = within(await screen.findByRole('dialog', { name: 'The plan Free' }));
    expect(panel.queryByLabelText('A month')).toBeNull();
    expect(panel.getByLabelText('Fee of a sale')).toBeVisible();
  });
});
