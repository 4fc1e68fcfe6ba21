import { act, screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { afterEach, expect, test, vi } from 'vitest';
import { InstallHint } from './install-hint';

const heading = () => screen.queryByRole('heading', { name: 'WibeStore on your home screen' });

function offered() {
  const prompt = vi.fn().mockResolvedValue({ outcome: 'accepted' });
  const offer = Object.assign(new Event('beforeinstallprompt'), { prompt });
  window.wibestore = { errors: [], keep: () => undefined, offer };
  return prompt;
}

afterEach(() => {
  delete window.wibestore;
});

test('where the browser makes no offer nothing is said', () => {
  renderApp(<InstallHint />);
  expect(heading()).not.toBeInTheDocument();
});

test('the offer is made once, and taken by a press', async () => {
  const prompt = offered();
  const { user, unmount } = renderApp(<InstallHint />);
  await user.click(screen.getByRole('button', { name: 'Install' }));

  expect(prompt).toHaveBeenCalledTimes(1);
  expect(heading()).not.toBeInTheDocument();
  unmount();
  offered();
  renderApp(<InstallHint />);
  expect(heading()).not.toBeInTheDocument();
});

test('an offer that comes later is made, and can be refused for good', async () => {
  const { user, unmount } = renderApp(<InstallHint />);
  const prompt = offered();
  act(() => void dispatchEvent(new Event('beforeinstallprompt')));
  await user.click(screen.getByRole('button', { name: 'Not now' }));

  expect(prompt).not.toHaveBeenCalled();
  unmount();
  renderApp(<InstallHint />);
  expect(heading()).not.toBeInTheDocument();
});

test('on an iPhone people are told how, unless the shop was opened from there', () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)',
  );
  const { unmount } = renderApp(<InstallHint />);
  expect(screen.getByText(/Add to Home Screen/)).toBeVisible();
  unmount();
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (media) => Object.assign(new EventTarget(), { matches: true, media }) as unknown as MediaQueryList,
  );
  renderApp(<InstallHint />);
  expect(heading()).not.toBeInTheDocument();
});
