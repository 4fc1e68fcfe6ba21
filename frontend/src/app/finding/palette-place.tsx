import { Suspense, useEffect, useState } from 'react';
import { lazyExtra } from '@/shared/i18n/lazy-extra';
import { PALETTE_EVENT } from '@/shared/lib/palette-event';

const Palette = lazyExtra(async () => (await import('./palette')).Palette, 'finding');

/** Opens the palette by Ctrl/Cmd+K and by the header's button; its code comes when it is first asked for. */
export function PalettePlace() {
  const [isOpen, setOpen] = useState<boolean>();
  useEffect(() => {
    const open = () => setOpen(true);
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    addEventListener(PALETTE_EVENT, open);
    document.addEventListener('keydown', press);
    return () => {
      removeEventListener(PALETTE_EVENT, open);
      document.removeEventListener('keydown', press);
    };
  }, []);
  if (isOpen === undefined) return null;
  return (
    <Suspense>
      <Palette isOpen={isOpen} onClose={() => setOpen(false)} />
    </Suspense>
  );
}
