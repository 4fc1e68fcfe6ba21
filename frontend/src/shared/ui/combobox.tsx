import { useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import type { FieldControl } from './field';
import { Input } from './input';

export interface ComboboxOption {
  value: string;
  label: string;
  /** A quieter word at the right end. */
  aside?: string;
}

export interface ComboboxProps extends FieldControl {
  options: readonly ComboboxOption[];
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  disabled?: boolean | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** One of many, found by typing a part of its name; arrow keys, Enter and Esc as people know them. */
export function Combobox({
  options,
  value,
  onChange,
  placeholder,
  disabled,
  ref,
  ...control
}: ComboboxProps) {
  const { t } = useLingui();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const isOpen = typed !== null;
  const chosen = options.find((option) => option.value === value);
  const part = (typed ?? '').trim().toLowerCase();
  const found = options.filter((option) => option.label.toLowerCase().includes(part));
  const highlighted = found[Math.min(active, found.length - 1)];

  const open = () => {
    setTyped('');
    setActive(0);
  };
  const close = () => setTyped(null);
  const choose = (option: ComboboxOption | undefined) => {
    if (option) onChange(option.value);
    close();
  };
  const move = (to: number) => {
    const index = Math.max(0, Math.min(found.length - 1, to));
    setActive(index);
    document.getElementById(`${id}-${found[index]?.value}`)?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent) => {
    if (!isOpen) {
      if (event.key === 'ArrowDown' || event.key === 'Enter') {
        event.preventDefault();
        open();
      }
      return;
    }
    const target = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: found.length - 1 }[event.key];
    if (target !== undefined) move(target);
    else if (event.key === 'Enter') choose(highlighted);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };

  return (
    <div className="relative">
      <Input
        {...control}
        ref={ref}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && highlighted ? `${id}-${highlighted.value}` : undefined}
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        placeholder={chosen?.label ?? placeholder}
        value={typed ?? chosen?.label ?? ''}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onClick={() => !isOpen && open()}
        onBlur={close}
        onKeyDown={press}
        suffix={<ChevronDown className="pointer-events-none size-4" aria-hidden="true" />}
      />
      {isOpen && (
        <ul
          id={`${id}-list`}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a combobox: focus stays in the input.
          role="listbox"
          aria-label={t`Choices`}
          className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto overscroll-contain rounded-md border border-overlay-line bg-overlay py-1 shadow-overlay"
        >
          {found.map((option) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input.
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input.
            <li
              key={option.value}
              id={`${id}-${option.value}`}
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a combobox.
              role="option"
              aria-selected={option.value === value}
              // The press must not take the focus, or the list closes before it is chosen.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
              className={cn(
                'flex min-h-9 cursor-pointer items-center justify-between gap-3 px-3 py-1.5 pointer-coarse:min-h-11',
                option === highlighted ? 'bg-neutral' : 'hover:bg-neutral',
                option.value === value && 'font-semibold',
              )}
            >
              <span className="truncate">{option.label}</span>
              {option.aside && <span className="shrink-0 text-muted text-xs">{option.aside}</span>}
            </li>
          ))}
          {found.length === 0 && <li className="px-3 py-2 text-muted">{t`Nothing is called that`}</li>}
        </ul>
      )}
    </div>
  );
}
