import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { InTurn } from './in-turn';

test('the first part stands at once, the others follow in their order', async () => {
  render(
    <InTurn first={<p>first</p>}>
      <p>second</p>
      {null}
      <p>third</p>
    </InTurn>,
  );
  expect(screen.getByText('first')).toBeVisible();
  expect(screen.queryByText('third')).toBeNull();

  expect(await screen.findByText('third')).toBeVisible();
  expect(screen.getAllByText(/./).map((part) => part.textContent)).toEqual(['first', 'second', 'third']);
});

test('a part that is there is kept when the page is drawn again', async () => {
  const { rerender } = render(
    <InTurn first={<p>first</p>}>
      <p>second</p>
    </InTurn>,
  );
  const second = await screen.findByText('second');

  rerender(
    <InTurn first={<p>first</p>}>
      <p>second, changed</p>
    </InTurn>,
  );

  expect(second).toHaveTextContent('second, changed');
});
