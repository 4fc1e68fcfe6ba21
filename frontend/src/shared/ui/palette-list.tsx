import { Plural, useLingui } from '@lingui/react/macro';
import { CornerDownLeft, type LucideIcon, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { Spinner } from './spinner';

export interface PaletteItem {
  key: string;
  label: string;
  /** A quieter word at the right: a code, a state. */
  aside?: string | undefined;
  icon?: LucideIcon | undefined;
  /** In the icon's place. */
  picture?: ReactNode;
  /** At the end of the row: keys, a price. */
  end?: ReactNode;
  /** Why it cannot be chosen. */
  disabledReason?: string | undefined;
  run: () => void;
}

export interface PaletteSection {
  key: string;
  label: string;
  items: readonly PaletteItem[];
}

export interface PaletteListProps {
  /** The name of the field, and its words while it is empty. */
  label: string;
  typed: string;
  onType: (typed: string) => void;
  sections: readonly PaletteSection[];
  isSearching: boolean;
  /** What is shown belongs to earlier words. */
  isStale?: boolean;
  /** In place of nothing found: a failure and its way out. */
  failure?: ReactNode;
  /** Below the list: what can be done with it. */
  foot?: ReactNode;
  onClose: () => void;
}

/** A field and what it finds, walked by the arrow keys while the focus stays in the field. */
export function PaletteList(props: PaletteListProps) {
  const { sections, isSearching, isStale = false, failure, foot, onClose } = props;
  const { t } = useLingui();
  const id = useId();
  const [active, setActive] = useState(0);
  const items = sections.flatMap((section) => section.items);
  const at = Math.min(active, items.length - 1);

  const run = (item: PaletteItem | undefined) => {
    if (!item || item.disabledReason) return;
    // First shut, so that the next thing may take the focus.
    onClose();
    item.run();
  };
  const move = (to: number) => {
    const index = (to + items.length) % Math.max(1, items.length);
    setActive(index);
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent) => {
    const target = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (target !== undefined) move(target);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(items[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="flex h-full max-h-[inherit] flex-col">
      <Field
        {...props}
        id={id}
        activeId={items[at] && `${id}-${at}`}
        onType={(typed) => {
          props.onType(typed);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t`Found`}
        aria-busy={isStale}
        className={cn(
          'min-h-0 overflow-y-auto overscroll-contain p-2 transition-opacity',
          isStale && 'opacity-50',
          items.length > 0 ? 'flex-1' : 'hidden',
        )}
      >
        <Sections id={id} sections={sections} items={items} at={at} onPoint={setActive} onRun={run} />
      </div>
      <p role="status" className="sr-only">
        {!isSearching && <Plural value={items.length} one="# result" other="# results" />}
      </p>
      {failure}
      {items.length === 0 && !isSearching && !failure && (
        <p className="flex-1 px-3 py-10 text-center text-muted">{t`Nothing is called that`}</p>
      )}
      {foot}
    </div>
  );
}

function Field({
  id,
  label,
  typed,
  activeId,
  isSearching,
  onType,
  onKeyDown,
  onClose,
}: PaletteListProps & {
  id: string;
  activeId: string | undefined;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  return (
    <div className="flex shrink-0 items-center gap-3 border-line-muted border-b px-4">
      <Search className="size-4 shrink-0 text-muted" aria-hidden="true" />
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={typed}
        onChange={({ target }) => onType(target.value)}
        onKeyDown={onKeyDown}
        className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none"
      />
      {isSearching && <Spinner />}
      <button
        type="button"
        onClick={onClose}
        className="touch-target rounded border border-line px-1.5 text-[11px] text-muted leading-4.5"
      >
        Esc
      </button>
    </div>
  );
}

interface SectionsProps {
  id: string;
  sections: readonly PaletteSection[];
  items: readonly PaletteItem[];
  at: number;
  onPoint: (index: number) => void;
  onRun: (item: PaletteItem) => void;
}

function Sections({ id, sections, items, at, onPoint, onRun }: SectionsProps) {
  return sections.map((section) => (
    // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
    <div key={section.key} role="group" aria-label={section.label} className="pb-2">
      <p aria-hidden="true" className="px-2.5 py-1.5 font-semibold text-muted text-xs">
        {section.label}
      </p>
      {section.items.map((item) => {
        const index = items.indexOf(item);
        return (
          <Row
            key={item.key}
            id={`${id}-${index}`}
            item={item}
            isActive={index === at}
            onPoint={() => onPoint(index)}
            onRun={() => onRun(item)}
          />
        );
      })}
    </div>
  ));
}

interface RowProps {
  id: string;
  item: PaletteItem;
  isActive: boolean;
  onPoint: () => void;
  onRun: () => void;
}

function Row({ id, item, isActive, onPoint, onRun }: RowProps) {
  const { label, aside, icon: Icon, picture, end, disabledReason } = item;
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
      {picture ?? (Icon && <Icon className="size-4 shrink-0 text-muted" aria-hidden="true" />)}
      <span className={cn('min-w-0 flex-1 truncate', disabledReason && 'text-muted')}>{label}</span>
      {(disabledReason ?? aside) && (
        <span className="max-w-1/2 truncate text-muted text-xs">{disabledReason ?? aside}</span>
      )}
      {end}
      {isActive && (
        <CornerDownLeft className="size-3.5 shrink-0 text-muted max-sm:hidden" aria-hidden="true" />
      )}
    </div>
  );
}
