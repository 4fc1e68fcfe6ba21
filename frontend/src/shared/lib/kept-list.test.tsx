import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isId, type KeptList, keptList } from './kept-list';

const ONE = '01a206ef-d5c6-7e52-9d96-5055cc2d3d43';
const TWO = '01a206ef-d5c6-7e52-9d96-5055cc2d3d44';
const THREE = '01a206ef-d5c6-7e52-9d96-5055cc2d3d45';
function Count({ list }: { list: KeptList<string> }) {
  return <p>{list.use().length}</p>;
}
let number = 0;
let key = '';

beforeEach(() => {
  number += 1;
  key = `test.${number}`;
});
afterEach(() => vi.restoreAllMocks());

describe('a kept list', () => {
  test('is read again by the next page, and no longer than it may be', () => {
    keptList(key, 2, isId).write([ONE, TWO, THREE]);

    expect(keptList(key, 2, isId).read()).toEqual([ONE, TWO]);
  });

  test.each(['', 'null', '{}', '[', '[1, null, "x", {"id": 1}]', '"text"'])(
    'makes nothing of %j',
    (stored) => {
      localStorage.setItem(key, stored);

      expect(keptList(key, 2, isId).read()).toEqual([]);
    },
  );

  test('leaves nothing behind when it is emptied', () => {
    const list = keptList(key, 2, isId);
    list.write([ONE]);
    list.write([]);

    expect(localStorage.getItem(key)).toBeNull();
  });

  test('lasts as long as the page where nothing may be stored', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const list = keptList(key, 2, isId);
    list.write([ONE]);

    expect(list.read()).toEqual([ONE]);
    expect(localStorage.getItem(key)).toBeNull();
  });

  test('follows what another tab does', () => {
    const list = keptList(key, 2, isId);
    render(<Count list={list} />);
    expect(screen.getByText('0')).toBeInTheDocument();

    localStorage.setItem(key, JSON.stringify([ONE]));
    act(() => void dispatchEvent(new StorageEvent('storage', { key })));

    expect(screen.getByText('1')).toBeInTheDocument();
  });
});
