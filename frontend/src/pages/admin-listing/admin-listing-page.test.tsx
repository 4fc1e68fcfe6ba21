import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LookListing } from '@/features/moderation/desk-listing-types';
import { lookCardMock, lookMock, lookTaskMock } from '@/features/moderation/moderation.mock';
import { readCommands } from '@/shared/desk/commands';
import '@/shared/desk/desk-problem-words';
import { listenToHotkeys } from '@/shared/desk/hotkeys';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminListingPage } from './admin-listing-page';

const ME = { id: 'me', username: 'malika' };
const ID = lookCardMock().id;
let stop = () => {};
beforeEach(() => sessionStorage.clear());
afterEach(() => stop());

function open(listing: LookListing, refusal?: { code: string; params?: Record<string, unknown> }) {
  const sent: unknown[] = [];
  const claims: string[] = [];
  const mine = { ...listing, task: listing.task && { ...listing.task, claimed_by: ME } };
  server.use(
    http.get(api('/games/:slug/'), () => HttpResponse.json({ slug: 'pubg-mobile', attributes: [] })),
    http.get(api('/admin/reason-templates/'), () =>
      HttpResponse.json({
        results: [
          {
            code: 'title-unclear',
            use: 'listing',
            field: 'title',
            text: { uz: 'Sarlavha', ru: 'Заголовок', en: 'Let the title say the game.' },
            position: 0,
            is_active: true,
          },
        ],
      }),
    ),
    http.get(api('/admin/listings/'), () =>
      HttpResponse.json({
        results: [lookCardMock(), lookCardMock({ id: 'second' })],
        next: null,
        previous: null,
      }),
    ),
    http.get(api('/admin/listings/:id/'), ({ params }) =>
      HttpResponse.json({ ...listing, id: String(params['id']) }),
    ),
    http.post(api('/admin/listings/:id/claim/'), ({ params }) => {
      claims.push(String(params['id']));
      return HttpResponse.json(mine);
    }),
    http.patch(api(`/admin/listings/${ID}/`), async ({ request }) => {
      sent.push(await request.json());
      return refusal
        ? HttpResponse.json({ title: '', status: 409, ...refusal }, { status: 409 })
        : HttpResponse.json({ ...listing, status: 'active', task: null });
    }),
  );
  stop = listenToHotkeys(readCommands);
  const view = renderApp(
    <StaffContext value={{ ...ME, role: 'moderator' }}>
      <AdminListingPage />
    </StaffContext>,
    { at: `/admin/listings/${ID}`, path: '/admin/listings/:id' },
  );
  return { ...view, sent, claims };
}

const press = (key: string, code: string) => fireEvent.keyDown(document.body, { key, code });

describe('AdminListingPage', () => {
  test('takes the look; ticks by numbers, A approves only what is ticked whole, and the next one opens', async () => {
    const { sent, claims } = open(lookMock());
    expect(await screen.findByText('You have taken it')).toBeVisible();
    expect(claims).toEqual([ID]);

    press('1', 'Digit1');
    press('ф', 'KeyA');
    expect(sent).toEqual([]);
    press('2', 'Digit2');
    await waitFor(() => expect(screen.getAllByRole('checkbox', { checked: true })).not.toHaveLength(0));
    press('ф', 'KeyA');

    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/admin/listings/second'));
    expect(sent).toEqual([
      {
        decision: 'approve',
        expected_version: 3,
        reason: '',
        field_reasons: [],
        checklist: { pictures: true, price: true },
      },
    ]);
  });

  test('a refusal names the field with a ready reason; words stay when somebody else decided meanwhile', async () => {
    const { user, sent } = open(lookMock(), { code: 'moderation.claimed', params: { by: 'bobur' } });
    await screen.findByText('You have taken it');

    press('r', 'KeyR');
    const dialog = within(await screen.findByRole('dialog', { name: 'What to correct' }));
    await user.selectOptions(dialog.getByLabelText('Field'), 'title');
    await user.selectOptions(await dialog.findByLabelText('Ready reason'), 'title-unclear');
    expect(dialog.getByText('Sarlavha')).toBeVisible();
    // The one of the three that the seller reads.
    expect(
      within(dialog.getByText('Oʻzbekcha').closest('div') as HTMLElement).getByText('They read this'),
    ).toBeVisible();
    expect(dialog.getByText("The reader's language: Oʻzbekcha")).toBeVisible();
    await user.type(dialog.getByLabelText('About the whole listing'), 'Nearly there');
    await user.click(dialog.getByRole('button', { name: 'Reject' }));

    expect(await dialog.findByText('bobur works on this now.')).toBeVisible();
    expect(dialog.getByLabelText('About the whole listing')).toHaveValue('Nearly there');
    expect(sent).toEqual([
      {
        decision: 'reject',
        expected_version: 3,
        reason: 'Nearly there',
        checklist: {},
        field_reasons: [{ field: 'title', template: 'title-unclear', text: '' }],
      },
    ]);
  });

  test('what somebody else looks at is not taken from them', async () => {
    const { claims } = open(lookMock({ task: lookTaskMock({ claimed_by: { id: 'x', username: 'bobur' } }) }));

    expect(await screen.findByRole('button', { name: 'Reject' })).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getAllByText('bobur works on this now.')[0]).toBeVisible();
    expect(claims).toEqual([]);
  });

  test('shows what changed and what was noticed; D hides the comparison', async () => {
    open(
      lookMock({
        diff: [{ field: 'title', before: 'Old words', after: 'New words', kind: 'text' }],
        flags: [{ code: 'same_credentials', level: 3, params: { code: 'WB-1', count: 1 } }],
        fingerprint_kin: [
          { listing_id: 'kin', code: 'WB-KIN', seller: 'jasur', retired_at: null, was_delivered: true },
        ],
      }),
    );
    const changes = await screen.findByRole('region', { name: 'Changes since it was approved' });
    expect(within(changes).getByText('Title')).toBeVisible();
    expect(screen.getByRole('link', { name: 'WB-KIN · jasur' })).toHaveAttribute(
      'href',
      '/admin/listings/kin',
    );
    expect(screen.getByText('was handed to a buyer')).toBeVisible();

    press('d', 'KeyD');

    expect(screen.queryByRole('region', { name: 'Changes since it was approved' })).toBeNull();
  });

  test('the price stands against the usual one, and contacts are marked where they are', async () => {
    open(
      lookMock({
        title: '🔥 write @aziz_uz',
        description: 'Call 90 123 45 67, never shared.',
        price: 1_000_000,
        price_hint: { count: 12, low: 3_000_000, median: 4_000_000, high: 5_000_000, basis: 'game' },
        flags: [
          { code: 'price_low', level: 2, params: { price: 1_000_000, median: 4_000_000 } },
          {
            code: 'contact_in_text',
            level: 2,
            params: {
              kinds: ['handle', 'phone'],
              spans: [
                { field: 'title', start: 8, end: 16, kind: 'handle' },
                { field: 'description', start: 5, end: 17, kind: 'phone' },
              ],
            },
          },
        ],
      }),
    );

    expect(await screen.findByText('90 123 45 67')).toHaveAttribute('title', 'Phone number');
    const heading = screen.getByRole('heading', { level: 1 });
    expect(heading.querySelector('mark')).toHaveTextContent('@aziz_uz (Name in a messenger)');
    expect(screen.getAllByText('−75 %')).toHaveLength(2);
    const noticed = within(screen.getByRole('region', { name: 'Noticed' }));
    expect(noticed.getByText('Name in a messenger, Phone number')).toBeVisible();
  });

  test('the same picture of another seller stands beside one’s own, before the decision', async () => {
    const image = (id: string) => {
      const size = { url: `/media/${id}.webp`, width: 320, height: 200 };
      return {
        id,
        status: 'ready' as const,
        card: size,
        card_small: size,
        gallery: size,
        full: size,
        placeholder: '',
        has_faces: false,
      };
    };
    open(
      lookMock({
        images: [image('own')] as unknown as LookListing['images'],
        flags: [{ code: 'same_picture', level: 3, params: { code: 'WB-OTHER', distance: 0, count: 1 } }],
        same_pictures: [
          {
            listing_id: 'other',
            code: 'WB-OTHER',
            seller: 'jasur',
            distance: 0,
            picture: { url: '/media/theirs.webp', width: 320, height: 200 },
          },
        ],
      }),
    );

    const noticed = await screen.findByRole('region', { name: 'Noticed' });
    expect(within(noticed).getByRole('img', { name: 'Here' })).toHaveAttribute('src', '/media/own.webp');
    expect(within(noticed).getByRole('img', { name: 'WB-OTHER' })).toHaveAttribute(
      'src',
      '/media/theirs.webp',
    );
    expect(within(noticed).getByRole('link', { name: 'WB-OTHER · jasur' })).toHaveAttribute(
      'href',
      '/admin/listings/other',
    );
    const decision = screen.getByRole('region', { name: 'Decision' });
    expect(noticed.compareDocumentPosition(decision)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });
});
