import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { cn } from '@/shared/lib/cn';
import { useScrollStop } from '@/shared/lib/use-scroll-stop';
import { IconButton } from './icon-button';

export interface ModalProps {
  isOpen: boolean;
  /** Asked for by Esc, the cross or a press outside. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, at the end; the main one last. */
  footer?: ReactNode;
  /** While something is being sent nothing may close it. */
  isLocked?: boolean | undefined;
}

/**
 * The common part of Dialog and Drawer: the browser's own <dialog>, which traps focus, hides the rest and gives focus back.
 * Its content is mounted only while it is open.
 */
export function Modal({
  isOpen,
  onClose,
  title,
  description,
  children,
  footer,
  isLocked = false,
  className,
}: ModalProps & { className: string }) {
  const { t } = useLingui();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useScrollStop(body, isOpen);

  // Before it leaves the page: only a dialog that is still there gives the focus back to what opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!isOpen || !element) return;
    const { overflow } = document.documentElement.style;
    element.showModal();
    document.documentElement.style.overflow = 'hidden';
    return () => {
      document.documentElement.style.overflow = overflow;
      element.close();
    };
  }, [isOpen]);

  const askToClose = () => {
    if (!isLocked) onClose();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the keyboard's way out; the browser sends it as `cancel`.
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        askToClose();
      }}
      onClick={(event) => event.target === event.currentTarget && askToClose()}
      className={cn(
        'border border-overlay-line bg-overlay p-0 text-start text-fg shadow-overlay backdrop:bg-black/60',
        className,
      )}
    >
      {isOpen && (
        <div className="flex h-full max-h-[inherit] flex-col">
          <header className="flex items-start justify-between gap-4 border-line-muted border-b px-4 py-3 md:px-5">
            <div className="min-w-0">
              <h2 id={`${id}-title`} className="font-semibold text-base leading-6">
                {title}
              </h2>
              {description && (
                <p id={`${id}-description`} className="text-muted">
                  {description}
                </p>
              )}
            </div>
            <IconButton
              label={t`Close`}
              icon={<X className="size-4" />}
              onClick={askToClose}
              disabled={isLocked}
            />
          </header>
          <div ref={body} className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4 md:p-5">
            {children}
          </div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-line-muted border-t px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] max-sm:*:flex-1 md:px-5">
              {footer}
            </footer>
          )}
        </div>
      )}
    </dialog>
  );
}
