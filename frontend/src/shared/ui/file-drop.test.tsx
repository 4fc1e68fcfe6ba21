import { fireEvent, screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { describe, expect, test, vi } from 'vitest';
import { FileDrop } from './file-drop';

describe('file drop', () => {
  const png = (name: string, size = 10) => new File(['x'.repeat(size)], name, { type: 'image/png' });

  const transferOf = (files: File[]) => ({
    files,
    items: files.map((file) => ({ kind: 'file', type: file.type, getAsFile: () => file })),
    types: ['Files'],
  });

  function setup(count = 0) {
    const onAdd = vi.fn();
    const onMove = vi.fn();
    const items = Array.from({ length: count }, (_, index) => ({
      id: `${index}`,
      name: `${index}.png`,
      previewUrl: 'blob:x',
    }));
    const view = renderApp(
      <FileDrop
        label="Add pictures"
        items={items}
        maxFiles={3}
        maxBytes={2_000_000}
        accept={['image/png']}
        onAdd={onAdd}
        onRemove={vi.fn()}
        onMove={onMove}
      />,
    );
    return { ...view, onAdd, onMove };
  }

  test('takes only pictures of the right kind and size, and says so', async () => {
    const { onAdd } = setup();
    const good = png('good.png');

    const files = [good, png('big.png', 2_000_001), new File(['x'], 'x.pdf', { type: 'application/pdf' })];
    fireEvent.drop(screen.getByText('Add pictures'), { dataTransfer: transferOf(files) });

    expect(await screen.findByText('Only pictures up to 2 MB can be added.')).toBeInTheDocument();
    expect(onAdd).toHaveBeenCalledExactlyOnceWith([good]);
  });

  test('takes no more than there is room for', () => {
    const { onAdd } = setup(2);
    const files = [png('a.png'), png('b.png')];

    fireEvent.paste(document, { clipboardData: { files } });

    expect(onAdd).toHaveBeenCalledExactlyOnceWith([files[0]]);
    expect(screen.getByText('No more than 3 pictures.')).toBeInTheDocument();
  });

  test('moves by buttons; the ends have nowhere to go', async () => {
    const { user, onMove } = setup(2);
    const [first, second] = screen.getAllByRole('listitem');
    if (!first || !second) throw new Error('two pictures expected');

    expect(within(first).getByRole('button', { name: 'Move towards the beginning' })).toBeDisabled();
    await user.click(within(second).getByRole('button', { name: 'Move towards the beginning' }));

    expect(onMove).toHaveBeenCalledExactlyOnceWith('1', -1);
  });
});
