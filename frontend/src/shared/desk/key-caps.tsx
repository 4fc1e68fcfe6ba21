import { keyCaps } from './hotkeys';

/** The keys of a command, as they stand on the keyboard. */
export function KeyCaps({ hotkey }: { hotkey: string }) {
  return (
    <span className="flex shrink-0 gap-1">
      {keyCaps(hotkey).map((cap) => (
        <kbd
          key={cap}
          className="min-w-5 rounded border border-line bg-canvas px-1.5 text-center font-sans text-[11px] text-muted leading-4.5"
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
