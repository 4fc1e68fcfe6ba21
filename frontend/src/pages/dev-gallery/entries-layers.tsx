import { type ReactNode, useState } from 'react';
import { Problem } from '@/shared/api/problem';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Drawer } from '@/shared/ui/drawer';
import { PaletteDialog } from '@/shared/ui/palette-dialog';
import { PaletteList, type PaletteSection } from '@/shared/ui/palette-list';
import { showProblemToast, showToast } from '@/shared/ui/toast';
import { Toasts } from '@/shared/ui/toasts';
import { UnsavedDialog } from '@/shared/ui/unsaved-dialog';
import { type GalleryEntry, nothing } from './entry';

interface Layer {
  isOpen: boolean;
  onClose: () => void;
}

/** A layer and the button that opens it. */
function Opener({ words, children }: { words: string; children: (layer: Layer) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words}</Button>
      {children({ isOpen, onClose: () => setOpen(false) })}
    </>
  );
}

const dialog = (words: string, given: { isLocked?: boolean; size?: 'sm' | 'lg' } = {}) => (
  <Opener words={words}>
    {(layer) => (
      <Dialog
        {...layer}
        {...given}
        // What is locked has to let go of the gallery again.
        isLocked={false}
        title="Buy with escrow?"
        description="The money waits with the shop."
        footer={
          <>
            <Button size="lg" disabled={given.isLocked} onClick={layer.onClose}>
              Not now
            </Button>
            <Button size="lg" variant="primary" isLoading={given.isLocked}>
              Buy
            </Button>
          </>
        }
      >
        4 850 000 soʻm
      </Dialog>
    )}
  </Opener>
);
const drawer = (
  <Opener words="Open the drawer">
    {(layer) => (
      <Drawer {...layer} title="Filters">
        Facets
      </Drawer>
    )}
  </Opener>
);
const unsaved = (
  <Opener words="Leave the page">
    {({ isOpen, onClose }) => <UnsavedDialog guard={{ isAsking: isOpen, stay: onClose, leave: onClose }} />}
  </Opener>
);
const busy = new Problem({ code: 'service.unavailable', status: 503, title: 'Busy', requestId: 'r-27' });
const toasts = {
  default: (
    <Button onClick={() => showToast({ tone: 'success', title: 'Saved', description: 'Everybody sees it.' })}>
      It is saved
    </Button>
  ),
  error: <Button onClick={() => showProblemToast(busy, () => undefined)}>It is refused</Button>,
};

/** What lies over the page; each opens by its button. */
const FOUND: PaletteSection = {
  key: 'found',
  label: 'Accounts',
  items: [{ key: 'ace', label: 'Ace account', aside: 'PUBG Mobile', run: nothing }],
};
const palette = (words: string, sections: readonly PaletteSection[], isSearching = false) => (
  <Opener words={words}>
    {(layer) => (
      <PaletteDialog {...layer} label="Quick search">
        <PaletteList
          label="Accounts, games, sellers"
          typed="ace"
          onType={nothing}
          sections={sections}
          isSearching={isSearching}
          isStale={isSearching}
          onClose={layer.onClose}
        />
      </PaletteDialog>
    )}
  </Opener>
);

export const LAYERS: readonly GalleryEntry[] = [
  {
    file: 'ui/dialog',
    parts: ['ui/modal'],
    kind: 'layer',
    states: {
      default: dialog('Open the dialog'),
      small: dialog('A small one', { size: 'sm' }),
      loading: dialog('While it is sent', { isLocked: true }),
    },
  },
  { file: 'ui/drawer', kind: 'layer', states: { default: drawer } },
  {
    file: 'ui/palette-dialog',
    parts: ['ui/palette-list'],
    kind: 'layer',
    states: {
      default: palette('Open the palette', [FOUND]),
      empty: palette('It finds nothing', []),
      loading: palette('It looks', [FOUND], true),
    },
  },
  { file: 'ui/unsaved-dialog', kind: 'layer', states: { default: unsaved } },
  {
    file: 'ui/toast',
    parts: ['ui/toaster', 'ui/toasts'],
    kind: 'layer',
    states: { ...toasts, place: <Toasts /> },
  },
];
