import { expect, test } from 'vitest';
import { deskTransactionMock, personMock } from './desk.mock';
import { changeOfWallet } from './transactions-desk-api';

const line = (account: string, amount: number, owner = personMock()) => ({
  account,
  amount,
  owner,
  provider: null,
});

test('changeOfWallet is what came into the wallet, or went out of it', () => {
  expect(changeOfWallet(deskTransactionMock())).toBe(500_000);
  // Escrow is named by its buyer and is no wallet.
  expect(
    changeOfWallet(
      deskTransactionMock({ postings: [line('user:available', -70_000), line('order:escrow', 70_000)] }),
    ),
  ).toBe(-70_000);
});

test('changeOfWallet is zero inside a wallet and where nobody owns anything', () => {
  expect(
    changeOfWallet(deskTransactionMock({ postings: [line('user:held', -5), line('user:available', 5)] })),
  ).toBe(0);
  expect(changeOfWallet(deskTransactionMock({ postings: [] }))).toBe(0);
});
