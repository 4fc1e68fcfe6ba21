import { useLingui } from '@lingui/react/macro';
import { CornerDownLeft, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { Spinner } from '@/shared/ui/spinner';
import { KeyCaps } from './key-caps';
import { type PaletteEntry, usePaletteEntries } from './palette-entries';
import { closeOverlay, useDeskOverlay } from './palette-state';

/** Everything the desk can do, found by typing: pages, actions of the open page, things, preferences. Ctrl+K. */
export function Palette() {
  const { t } = useLingui();
  const isOpen = useDeskOverlay() === 'palette';
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!isOpen || !element) return;
    element.showModal();
    element.querySelector('input')?.focus();
    return () => element.close();
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the keyboard's way out; the browser sends it as `cancel`.
    <dialog
      ref={dialog}
      aria-label={t`Search or go to…`}
      onCancel={(event) => {
        event.preventDefault();
        closeOverlay();
      }}
      onClick={(event) => event.target === event.currentTarget && closeOverlay()}
      className="mx-auto mt-[12dvh] mb-0 h-dvh max-h-[min(34rem,76dvh)] w-full max-w-2xl overflow-hidden border border-overlay-line bg-overlay p-0 text-fg shadow-overlay backdrop:bg-black/60 max-sm:mt-0 max-sm:max-h-dvh max-sm:max-w-none sm:w-[calc(100%-2rem)] sm:animate-appear sm:rounded-xl"
    >
      {isOpen && <PaletteContent />}
    </dialog>
  );
}

function PaletteContent() {
  const { t } = useLingui();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const { groups, isSearching } = usePaletteEntries(typed);
  const entries = groups.flatMap((group) => group.entries);
  const at = Math.min(active, entries.length - 1);
  const chosen = entries[at];

  const run = (entry: PaletteEntry | undefined) => {
    if (!entry || entry.disabledReason) return;
    // First shut, so that the next thing may take the focus.
    closeOverlay();
    entry.run();
  };
  const move = (to: number) => {
    const index = (to + entries.length) % Math.max(1, entries.length);
    setActive(index);
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent) => {
    const target = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (target !== undefined) move(target);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <div className="flex h-full max-h-[inherit] flex-col">
      <div className="flex shrink-0 items-center gap-3 border-line-muted border-b px-4">
        <Search className="size-4 shrink-0 text-muted" aria-hidden="true" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${at}` : undefined}
          aria-label={t`Search or go to…`}
          placeholder={t`Search or go to…`}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setActive(0);
          }}
          onKeyDown={press}
          className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none"
        />
        {isSearching && <Spinner />}
        <button
          type="button"
          onClick={closeOverlay}
          className="touch-target rounded border border-line px-1.5 text-[11px] text-muted leading-4.5"
        >
          Esc
        </button>
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t`Found`}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2"
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
          <div key={group.key} role="group" aria-label={group.label} className="pb-2">
            <p aria-hidden="true" className="px-2.5 py-1.5 font-semibold text-muted text-xs">
              {group.label}
            </p>
            {group.entries.map((entry) => {
              const index = entries.indexOf(entry);
              return (
                <Entry
                  key={entry.key}
                  id={`${id}-${index}`}
                  entry={entry}
                  isActive={index === at}
                  onPoint={() => setActive(index)}
                  onRun={() => run(entry)}
                />
              );
            })}
          </div>
        ))}
        {entries.length === 0 && !isSearching && (
          <p className="px-3 py-10 text-center text-muted">{t`Nothing is called that`}</p>
        )}
      </div>
    </div>
  );
}

interface EntryProps {
  id: string;
  entry: PaletteEntry;
  isActive: boolean;
  onPoint: () => void;
  onRun: () => void;
}

function Entry({ id, entry, isActive, onPoint, onRun }: EntryProps) {
  const { label, aside, hotkey, icon: Icon, disabledReason } = entry;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input.
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      aria-disabled={disabledReason ? true : undefined}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
      className={cn(
        'flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5 pointer-coarse:min-h-11',
        isActive && 'bg-neutral',
      )}
    >
      {Icon && <Icon className="size-4 shrink-0 text-muted" aria-hidden="true" />}
      <span className={cn('min-w-0 flex-1 truncate', disabledReason && 'text-muted')}>{label}</span>
      {(disabledReason ?? aside) && (
        <span className="max-w-1/2 truncate text-muted text-xs">{disabledReason ?? aside}</span>
      )}
      {hotkey && (
        <span className="max-sm:hidden">
          <KeyCaps hotkey={hotkey} />
        </span>
      )}
      {isActive && (
        <CornerDownLeft className="size-3.5 shrink-0 text-muted max-sm:hidden" aria-hidden="true" />
      )}
    </div>
  );
}
