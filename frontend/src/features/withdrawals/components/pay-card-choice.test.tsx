import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import type { Card } from '../cards-api';
import { cardMock } from '../withdrawals.mock';
import { PayCardChoice } from './pay-card-choice';

function show(cards: Card[]) {
  const asked = vi.fn();
  server.use(
    http.get(api('/payments/cards/'), () => {
      asked();
      return HttpResponse.json({ results: cards });
    }),
  );
  const onChange = vi.fn();
  return { ...renderApp(<PayCardChoice method="uzcard" value="" onChange={onChange} />), onChange, asked };
}

describe('PayCardChoice', () => {
  test('a new card, or a saved one of this method', async () => {
    const { user, onChange } = show([
      cardMock({ method: 'uzcard' }),
      cardMock({ id: 'humo', method: 'humo', mask: '986012******7777', brand: 'humo' }),
      cardMock({ id: 'pending', method: 'uzcard', status: 'pending', mask: '' }),
    ]);

    expect(await screen.findByRole('radio', { name: /A new card/ })).toBeChecked();
    expect(screen.getAllByRole('radio')).toHaveLength(2);
    await user.click(screen.getByRole('radio', { name: /UZCARD.*0019/ }));

    expect(onChange).toHaveBeenCalledExactlyOnceWith(cardMock().id);
  });

  test('without a saved card of this method there is nothing to choose', async () => {
    const { asked } = show([cardMock({ method: 'humo', brand: 'humo' })]);

    await waitFor(() => expect(asked).toHaveBeenCalled());
    expect(screen.queryByRole('radio')).toBeNull();
  });
});
