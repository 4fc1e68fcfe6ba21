import { act, fireEvent, screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CropDialog } from './crop-dialog';
import { Drawer } from './drawer';
import { Lightbox } from './lightbox';
import { RevealedSecrets } from './revealed-secrets';
import { showToast } from './toast';
import { UnsavedDialog } from './unsaved-dialog';

afterEach(() => vi.useRealTimers());

describe('a drawer', () => {
  test('is named, described and closed by its cross; closed it holds nothing', async () => {
    const onClose = vi.fn();
    const content = <p>Facets</p>;
    const { user, rerender } = renderApp(
      <Drawer
        isOpen
        onClose={onClose}
        title="Filters"
        description="Of the catalog"
        footer={<button type="button">Show</button>}
      >
        {content}
      </Drawer>,
    );
    const drawer = screen.getByRole('dialog', { name: 'Filters' });
    expect(drawer).toHaveAccessibleDescription('Of the catalog');
    expect(within(drawer).getByRole('button', { name: 'Show' })).toBeVisible();
    await user.click(within(drawer).getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalledOnce();

    rerender(
      <Drawer isOpen={false} onClose={onClose} title="Filters">
        {content}
      </Drawer>,
    );
    expect(screen.queryByText('Facets')).toBeNull();
  });

  test('a press beside it closes it, one inside does not', () => {
    const onClose = vi.fn();
    renderApp(
      <Drawer isOpen onClose={onClose} title="Filters">
        <p>Facets</p>
      </Drawer>,
    );
    fireEvent.click(screen.getByText('Facets'));
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('dialog'));
    expect(onClose).toHaveBeenCalledOnce();
  });
});

test('before unsaved changes are left both ways are offered', async () => {
  const guard = { isAsking: true, stay: vi.fn(), leave: vi.fn() };
  const { user } = renderApp(<UnsavedDialog guard={guard} />);
  const dialog = screen.getByRole('dialog', { name: 'Leave without saving?' });
  await user.click(within(dialog).getByRole('button', { name: 'Stay' }));
  expect(guard.stay).toHaveBeenCalledOnce();
  await user.click(within(dialog).getByRole('button', { name: 'Leave' }));
  expect(guard.leave).toHaveBeenCalledOnce();
});

test('pictures as large as the window: arrow keys walk, the ends have no further way, Esc closes', async () => {
  const onClose = vi.fn();
  const images = [{ src: '/a.webp' }, { src: '/b.webp' }];
  const { user } = renderApp(<Lightbox title="Ace account" images={images} start={0} onClose={onClose} />);
  const dialog = screen.getByRole('dialog', { name: 'Ace account' });
  expect(within(dialog).getByRole('button', { name: 'Previous picture' })).toBeDisabled();
  expect(within(dialog).getByText('1 / 2')).toBeVisible();
  await user.keyboard('{ArrowRight}');
  expect(within(dialog).getByText('2 / 2')).toBeVisible();
  expect(within(dialog).getByRole('button', { name: 'Next picture' })).toBeDisabled();
  fireEvent(dialog, new Event('cancel', { cancelable: true }));
  expect(onClose).toHaveBeenCalledOnce();
});

test('a picture to be cropped: shapes can be chosen, and it can be left as it is', async () => {
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => undefined;
  const onClose = vi.fn();
  const file = new File(['x'], 'a.png', { type: 'image/png' });
  const { user } = renderApp(<CropDialog file={file} onClose={onClose} onCropped={vi.fn()} />);
  const dialog = screen.getByRole('dialog', { name: 'Crop and turn' });
  await user.click(within(dialog).getByRole('button', { name: '16:10' }));
  expect(within(dialog).getByRole('button', { name: '16:10' })).toHaveAttribute('aria-pressed', 'true');
  await user.click(within(dialog).getByRole('button', { name: 'Leave it as it is' }));
  expect(onClose).toHaveBeenCalledOnce();
});

describe('opened login data', () => {
  const credentials = {
    login_method: 'google',
    login: 'wb.27@example.uz',
    password: 'qwerty-27',
    email: '',
    email_password: '',
    note: '',
    hide_after_s: 30,
    version: 1,
  };

  test('is hidden by hand', async () => {
    const onHide = vi.fn();
    const { user } = renderApp(
      <RevealedSecrets credentials={credentials} methodLabel="Google" onHide={onHide} />,
    );
    expect(screen.getByText('wb.27@example.uz')).toBeVisible();
    expect(screen.queryByText('qwerty-27')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Hide now' }));
    expect(onHide).toHaveBeenCalledOnce();
  });

  test('and by itself at the end of its time', () => {
    vi.useFakeTimers();
    const onHide = vi.fn();
    renderApp(<RevealedSecrets credentials={credentials} methodLabel="Google" onHide={onHide} />);
    act(() => vi.advanceTimersByTime(31_000));
    expect(onHide).toHaveBeenCalledOnce();
  });
});

describe('toasts', () => {
  // Their code comes with the first one.
  beforeEach(async () => {
    renderApp(<p>A page</p>);
    act(() => showToast({ tone: 'accent', title: 'The first' }));
    await screen.findByText('The first');
    vi.useFakeTimers();
  });

  async function pass(milliseconds: number): Promise<void> {
    await act(() => vi.advanceTimersByTimeAsync(milliseconds));
  }

  test('a success is read out in its turn and leaves by itself after five seconds', async () => {
    act(() => showToast({ tone: 'success', title: 'It is saved' }));
    await pass(100);
    expect(screen.getByText('It is saved').closest('[role]')).toHaveAttribute('role', 'status');
    await pass(4500);
    expect(screen.getByText('It is saved')).toBeInTheDocument();
    await pass(1500);
    expect(screen.queryByText('It is saved')).toBeNull();
  });

  test('a failure is read out at once; its codes are behind "Details"; the cross closes it', async () => {
    act(() => showToast({ tone: 'danger', title: 'It was refused', details: 'order.gone · 409' }));
    await pass(100);
    const toast = screen.getByText('It was refused').closest<HTMLElement>('[role=alert]');
    if (!toast) throw new Error('an alert expected');
    expect(toast.querySelector('details')).not.toHaveAttribute('open');
    fireEvent.click(within(toast).getByText('Details'));
    expect(toast.querySelector('details')).toHaveAttribute('open');
    expect(within(toast).getByText('order.gone · 409')).toBeInTheDocument();
    fireEvent.click(within(toast).getByRole('button', { name: 'Close' }));
    // First it is told to go, then it goes.
    for (const milliseconds of [100, 500, 500]) await pass(milliseconds);
    expect(screen.queryByText('It was refused')).toBeNull();
  });
});
