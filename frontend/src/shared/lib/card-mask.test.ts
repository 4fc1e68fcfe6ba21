import { expect, test } from 'vitest';
import { readableMask, shortMask } from './card-mask';

test('a mask is read in groups of four', () => {
  expect(readableMask('860006******0019')).toBe('8600\u00a006••\u00a0••••\u00a00019');
  expect(shortMask('860006******0019')).toBe('•• 0019');
});
