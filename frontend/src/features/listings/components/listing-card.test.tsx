import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test } from 'vitest';
import { listingMock } from '../listings.mock';
import { ListingCard } from './listing-card';

const inAll = (text: string) => ({ uz: text, ru: text, en: text });
const fact = (label: string, text: string) => ({ key: label, label: inAll(label), text: inAll(text) });

test('of the first facts a figure and a yes are named, a word speaks for itself', () => {
  const highlights = [fact('Rank', 'Conqueror'), fact('Level', '78'), fact('Rare sets', 'Yes')];
  renderApp(<ListingCard listing={listingMock({ highlights })} action={null} />);

  expect(screen.getByText('Conqueror · Level: 78 · Rare sets: Yes')).toBeInTheDocument();
});
