import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { draftMock, gameMock, ownListingMock, sellerMock } from '../selling.mock';
import type { SellDraft } from '../shapes';
import { SellWizard } from './sell-wizard';

const whole = {
  title: 'Conqueror with four X-Suits',
  price: 500_000,
  attributes: { level: 78, linked: true, login_method: 'google' },
};

/** The server's side of one draft. */
function play(draft: SellDraft) {
  const saved: Record<string, unknown>[] = [];
  let now = draft;
  server.use(
    http.get(api('/profile/price-hint/'), () =>
      HttpResponse.json({ count: 9, low: 100_000, median: 480_000, high: 900_000, basis: 'game' }),
    ),
    http.put(api(`/profile/sell-drafts/${draft.id}/`), async ({ request }) => {
      const body = (await request.json()) as Record<string, unknown>;
      saved.push(body);
      now = { ...now, version: now.version + 1 };
      return HttpResponse.json(now);
    }),
    http.put(api(`/profile/sell-drafts/${draft.id}/credentials/`), async ({ request }) => {
      saved.push({ sealed: await request.json() });
      now = { ...now, version: now.version + 1, has_credentials: true, delivery: 'instant' };
      return HttpResponse.json(now);
    }),
  );
  return saved;
}

function show(draft: SellDraft, at = '/sell') {
  const told = { onPublished: vi.fn(), onReload: vi.fn(), onAnew: vi.fn() };
  const view = renderApp(
    <SellWizard
      draft={draft}
      games={[gameMock]}
      game={gameMock}
      onGame={vi.fn()}
      seller={sellerMock}
      rateBps={1000}
      hours={<p>hours</p>}
      renderCard={(listing) => <p>{`card: ${listing.title}`}</p>}
      renderFacts={({ values }) => <p>{`facts: ${JSON.stringify(values)}`}</p>}
      {...told}
    />,
    { at },
  );
  return { ...view, ...told };
}

const step = () => new URLSearchParams(screen.getByTestId('address').textContent?.split('?')[1]).get('step');
const next = () => screen.getByRole('button', { name: 'Next' });

beforeEach(() => localStorage.clear());

describe('SellWizard', () => {
  it('goes through all steps, saves by itself, seals the login apart, and submits', async () => {
    const draft = draftMock();
    const saved = play(draft);
    server.use(
      http.post(api(`/profile/sell-drafts/${draft.id}/publish/`), async ({ request }) => {
        saved.push({ published: await request.json() });
        return HttpResponse.json(ownListingMock({ status: 'pending' }), { status: 201 });
      }),
    );
    const { user, onPublished } = show(draft);

    await user.type(screen.getByLabelText(/Account level/), '78');
    await user.selectOptions(screen.getByLabelText(/Phone linked/), 'true');
    await user.click(next());
    expect(step()).toBe('text');

    await user.click(screen.getByLabelText(/^Title/));
    await user.paste(whole.title);
    expect(screen.getByText(`card: ${whole.title}`)).toBeInTheDocument();
    await user.click(next());
    expect(step()).toBe('photos');
    await user.click(next());

    await user.type(screen.getByLabelText(/Price for the buyer/), '500000');
    expect(screen.getByText('450 000')).toBeVisible();
    expect(await screen.findByText('Your price is about the usual one.')).toBeVisible();
    await user.click(next());

    await user.selectOptions(screen.getByLabelText(/Login method/), 'google');
    await user.type(screen.getByLabelText(/^Address of the mailbox/), 'conqueror77');
    await user.type(screen.getByLabelText(/^Password of the mailbox/), 'p4ss-word');
    await user.click(next());
    expect(await screen.findByText(/Everything is filled in/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Submit for review' }));

    await waitFor(() =>
      expect(onPublished).toHaveBeenCalledWith(expect.objectContaining({ status: 'pending' })),
    );
    const sealed = saved.filter((body) => 'sealed' in body);
    expect(sealed).toMatchObject([{ sealed: { login_method: 'google', login: 'conqueror77' } }]);
    const drafts = saved.filter((body) => 'title' in body);
    expect(drafts.at(-1)).toMatchObject({
      ...whole,
      game: 'pubg-mobile',
      step: 'preview',
      delivery: 'instant',
    });
    expect(JSON.stringify(drafts)).not.toMatch(/conqueror77|p4ss-word/);
    expect(saved.at(-1)).toEqual({ published: { expected_version: saved.length } });
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toMatch(/conqueror77|p4ss-word/);
    expect(localStorage).toHaveLength(0);
  });

  it('stays in a step that is not right and says why', async () => {
    play(draftMock());
    const { user } = show(draftMock());

    await user.type(screen.getByLabelText(/Account level/), '101');
    await user.click(next());

    expect(screen.getByText('At most 100.')).toBeVisible();
    expect(screen.getByLabelText(/Phone linked/)).toBeInvalid();
    await waitFor(() => expect(screen.getByLabelText(/Account level/)).toHaveFocus());
    expect(step()).toBeNull();
  });

  it('names all that is missing before it is sent, with the way to each', async () => {
    play(draftMock());
    const { user, onPublished } = show(draftMock(), '/sell?step=preview');

    await user.click(screen.getByRole('button', { name: 'Submit for review' }));

    const list = screen.getByRole('alert', { name: 'What is still missing' });
    expect(within(list).getByText(/Account level, .*: Fill this in\./)).toBeVisible();
    expect(within(list).getByText(/Login for the buyer: Seal the login/)).toBeVisible();
    expect(onPublished).not.toHaveBeenCalled();
    await user.click(within(list).getByRole('button', { name: 'Price' }));
    expect(step()).toBe('price');
    expect(screen.getByLabelText(/Price for the buyer/)).toBeInvalid();
  });

  it('puts what the server refuses at its step, until it is changed', async () => {
    const draft = draftMock({ ...whole, has_credentials: true, step: 'preview' });
    play(draft);
    server.use(
      http.post(api(`/profile/sell-drafts/${draft.id}/publish/`), () =>
        HttpResponse.json(
          {
            code: 'validation.failed',
            title: 'Invalid',
            status: 400,
            errors: [{ pointer: '/title', code: 'card_number', params: {} }],
          },
          { status: 400 },
        ),
      ),
    );
    const { user } = show(draft);

    await user.click(screen.getByRole('button', { name: 'Submit for review' }));
    await user.click(await screen.findByRole('button', { name: 'Text' }));
    expect(screen.getByLabelText(/^Title/)).toBeInvalid();
    await user.type(screen.getByLabelText(/^Title/), '!');

    expect(screen.getByLabelText(/^Title/)).toBeValid();
  });

  it('lets the person choose when another tab has changed the draft', async () => {
    // Of its own: a draft of another test may still be leaving.
    const draft = draftMock({ id: '01900000-0000-7000-8000-000000000009' });
    play(draft);
    let conflicts = 1;
    const versions: unknown[] = [];
    server.use(
      http.get(api(`/profile/sell-drafts/${draft.id}/`), () => HttpResponse.json({ ...draft, version: 9 })),
      http.put(api(`/profile/sell-drafts/${draft.id}/`), async ({ request }) => {
        const { expected_version } = (await request.json()) as { expected_version: number };
        versions.push(expected_version);
        if (conflicts-- > 0) {
          return HttpResponse.json(
            { code: 'request.version_conflict', status: 409, title: 'x' },
            { status: 409 },
          );
        }
        return HttpResponse.json({ ...draft, version: 10 });
      }),
    );
    const { user } = show(draft);

    await user.type(screen.getByLabelText(/Account level/), '5');
    await user.click(await screen.findByRole('button', { name: 'Keep what is here' }));

    expect(await screen.findByText('Draft saved')).toBeVisible();
    expect(versions).toEqual([1, 9]);
  });

  it('keeps what is typed in the browser while there is no connection, and goes on from it', async () => {
    const draft = draftMock({ id: '01900000-0000-7000-8000-000000000008' });
    server.use(http.put(api(`/profile/sell-drafts/${draft.id}/`), () => HttpResponse.error()));
    const { user, unmount } = show(draft);
    await user.type(screen.getByLabelText(/Account level/), '42');
    await waitFor(() => expect(localStorage).toHaveLength(1));
    unmount();

    const saved = play(draft);
    show(draft);

    expect(screen.getByLabelText(/Account level/)).toHaveValue('42');
    await waitFor(() => expect(saved.at(-1)).toMatchObject({ attributes: { level: 42 } }));
    await waitFor(() => expect(localStorage).toHaveLength(0));
  });
});
