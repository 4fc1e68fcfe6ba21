import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { describe, expect, it } from 'vitest';
import { useOrderWords } from './use-order-words';

function Reason({ code }: { code: string }) {
  const { reasonOf } = useOrderWords();
  return <p>{reasonOf(code)}</p>;
}

describe('useOrderWords', () => {
  it.each([
    ['not_delivered', /only about an account that was handed over/],
    ['not_held', /no longer held/],
    ['hold_passed', /time for a claim after the sale is over/],
    ['available_at_not_passed', /once the hold on the seller’s money is over/],
    ['not_the_opener', /Only the side that opened the dispute/],
    ['a_code_of_tomorrow', /Not possible now/],
  ])('says why a step is shut: %s', (code, words) => {
    renderApp(<Reason code={code} />);

    expect(screen.getByText(words)).toBeVisible();
  });
});
