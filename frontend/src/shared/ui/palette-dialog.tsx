import { type ReactNode, useEffect, useRef } from 'react';

export interface PaletteDialogProps {
  /** Its name. */
  label: string;
  isOpen: boolean;
  onClose: () => void;
  /** Shown only while it is open, so that it begins anew each time. */
  children: ReactNode;
}

/** A place near the top of the screen to find things by typing; the whole screen on phones. Shut, the focus goes back. */
export function PaletteDialog({ label, isOpen, onClose, children }: PaletteDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!isOpen || !element) return;
    const before = document.activeElement;
    element.showModal();
    element.querySelector('input')?.focus();
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the keyboard's way out; the browser sends it as `cancel`.
    <dialog
      ref={dialog}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className="mx-auto mt-[12dvh] mb-0 h-dvh max-h-[min(34rem,76dvh)] w-full max-w-2xl overflow-hidden border border-overlay-line bg-overlay p-0 text-fg shadow-overlay backdrop:bg-black/60 max-sm:mt-0 max-sm:max-h-dvh max-sm:max-w-none max-sm:animate-sheet sm:w-[calc(100%-2rem)] sm:animate-appear sm:rounded-xl"
    >
      {isOpen && children}
    </dialog>
  );
}
