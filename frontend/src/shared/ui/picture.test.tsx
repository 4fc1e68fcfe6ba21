import { fireEvent, render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ListingPicture } from './listing-picture';

const variant = (name: string, width: number) => ({ url: `/${name}.webp`, width, height: width * 0.625 });
const image = {
  card: variant('card', 640),
  card_small: variant('small', 400),
  placeholder: 'data:image/webp;base64,x',
};

function show(props: Partial<Parameters<typeof ListingPicture>[0]> = {}) {
  const { container } = render(<ListingPicture image={image} game="dota-2" sizes="320px" {...props} />);
  const element = container.querySelector('img');
  if (!element) throw new Error('no picture');
  return element;
}

test('offers two widths, keeps its place, shows the placeholder meanwhile', () => {
  const picture = show();
  expect(picture.srcset).toBe('/small.webp 400w,/card.webp 640w');
  expect([picture.width, picture.height]).toEqual([640, 400]);
  expect(picture).toHaveAttribute('loading', 'lazy');
  expect(picture.style.backgroundImage).toContain('data:image/webp');
});

test('the first on a page is fetched before everything else', () => {
  const picture = show({ isFirst: true });
  expect(picture).toHaveAttribute('loading', 'eager');
  expect(picture).toHaveAttribute('fetchpriority', 'high');
});

test('one that does not come gives way to the cover, and that to a calm drawing', () => {
  const picture = show();
  fireEvent.error(picture);
  expect(picture.getAttribute('src')).toBe('/covers/dota-2.svg');
  expect(picture).not.toHaveAttribute('srcset');
  fireEvent.error(picture);
  expect(picture.getAttribute('src')).toBe('/picture-missing.svg');
});
