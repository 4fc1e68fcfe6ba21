import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { DraftSaver } from './draft-saver';

const refusal = (code: string, status: number) => new Problem({ code, status, title: code });

function begin(save = vi.fn(async (_body: string, version: number) => ({ version: version + 1 }))) {
  const readVersion = vi.fn(async () => 7);
  return { saver: new DraftSaver({ saved: 'old', version: 1, save, readVersion }), save, readVersion };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('DraftSaver', () => {
  it('saves a moment after the last change, once', async () => {
    const { saver, save } = begin();

    saver.change('a');
    saver.change('ab');
    expect(saver.state).toBe('waiting');
    await vi.runAllTimersAsync();

    expect(save.mock.calls).toEqual([['ab', 1]]);
    expect([saver.state, saver.version, saver.isClean]).toEqual(['saved', 2, true]);
  });

  it('asks for nothing while nothing differs', async () => {
    const { saver, save } = begin();

    saver.change('new');
    saver.change('old');
    await vi.runAllTimersAsync();

    expect(save).not.toHaveBeenCalled();
    expect(saver.state).toBe('saved');
  });

  it('sends what was typed during a save in the next one, with the new version', async () => {
    const answers: ((value: { version: number }) => void)[] = [];
    const { saver, save } = begin(vi.fn(() => new Promise((resolve) => answers.push(resolve))));

    saver.change('a');
    const done = saver.flush();
    saver.change('ab');
    answers[0]?.({ version: 5 });
    await vi.advanceTimersByTimeAsync(1);
    answers[1]?.({ version: 6 });

    expect(await done).toBe(true);
    expect(save.mock.calls).toEqual([
      ['a', 1],
      ['ab', 5],
    ]);
  });

  it('goes on by itself when the connection was away', async () => {
    const save = vi.fn(async (_body: string, version: number) => ({ version }));
    save.mockRejectedValueOnce(refusal('client.network', 0));
    const { saver } = begin(save);

    saver.change('a');
    expect(await saver.flush()).toBe(false);
    expect(saver.state).toBe('offline');
    await vi.runAllTimersAsync();

    expect(saver.state).toBe('saved');
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('writes over nothing: a conflict waits for the choice, which then wins', async () => {
    const save = vi.fn(async (_body: string, version: number) => ({ version: version + 1 }));
    save.mockRejectedValueOnce(refusal('request.version_conflict', 409));
    const { saver, readVersion } = begin(save);

    saver.change('mine');
    expect(await saver.flush()).toBe(false);
    saver.change('mine too');
    await vi.runAllTimersAsync();
    expect([saver.state, save.mock.calls.length]).toEqual(['conflict', 1]);

    expect(await saver.keepMine()).toBe(true);
    expect(readVersion).toHaveBeenCalledOnce();
    expect(save.mock.lastCall).toEqual(['mine too', 7]);
    expect([saver.state, saver.version]).toEqual(['saved', 8]);
  });

  it('stops where the draft is gone, and after it was published', async () => {
    const save = vi.fn(async (_body: string, version: number) => ({ version }));
    save.mockRejectedValueOnce(refusal('sell_draft.not_found', 404));
    const { saver } = begin(save);

    saver.change('a');
    expect(await saver.flush()).toBe(false);
    expect(saver.state).toBe('gone');

    const other = begin();
    other.saver.change('a');
    other.saver.stop();
    await vi.runAllTimersAsync();
    expect(other.save).not.toHaveBeenCalled();
  });
});
