import { act, screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { Dialog } from '@/shared/ui/dialog';

/** A dialog whose content is higher than its place; what the browser says of its size comes when it is asked for. */
function openHigh(content: ReactNode) {
  let say = () => {};
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(told: () => void) {
        say = told;
      }
      observe() {}
      disconnect() {}
    },
  );
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(900);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  renderApp(
    <Dialog isOpen onClose={() => undefined} title="What became of each">
      {content}
    </Dialog>,
  );
  act(() => say());
}

test('what is too long for a dialog and holds nothing to stop at can be scrolled by the keyboard', () => {
  openHigh(<p>Forty lines</p>);
  expect(screen.getByText('Forty lines').parentElement).toHaveAttribute('tabindex', '0');
});

test('where there is something to stop at, there is no stop besides', () => {
  openHigh(<button type="button">Press</button>);
  expect(screen.getByText('Press').parentElement).not.toHaveAttribute('tabindex');
});
