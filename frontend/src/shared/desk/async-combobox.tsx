import { useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { useDebounced } from '@/shared/lib/use-debounced';
import type { FieldControl } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Spinner } from '@/shared/ui/spinner';

const WAIT_MS = 250;

export interface FoundOption {
  value: string;
  label: string;
  /** A quieter word at the right end. */
  aside?: string;
}

export interface AsyncComboboxProps extends Partial<FieldControl> {
  /** Its name when it stands in no field. */
  'aria-label'?: string;
  value: FoundOption | null;
  onChange: (option: FoundOption | null) => void;
  /** The beginning of the query's key. */
  queryKey: readonly unknown[];
  /** Ask the server for what fits the typed words. */
  find: (text: string, signal: AbortSignal) => Promise<readonly FoundOption[]>;
  placeholder?: string;
  /** Letters before it asks. */
  min?: number;
}

/** One of very many, found by the server while one types. Also inside dialogs. */
export function AsyncCombobox(props: AsyncComboboxProps) {
  const { value, onChange, queryKey, find, placeholder, min = 2, ...control } = props;
  const { t } = useLingui();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const isOpen = typed !== null;
  const text = useDebounced((typed ?? '').trim(), WAIT_MS);
  const isAsked = isOpen && text.length >= min;
  const { data, isFetching, isError } = useQuery({
    queryKey: [...queryKey, text],
    queryFn: ({ signal }) => find(text, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    meta: { isPolled: true },
  });
  const found = isAsked ? (data ?? []) : [];
  const highlighted = found[Math.min(active, found.length - 1)];
  const close = () => setTyped(null);
  const choose = (option: FoundOption | undefined) => {
    if (!option) return;
    onChange(option);
    close();
  };
  const press = (event: KeyboardEvent) => {
    const target = { ArrowDown: active + 1, ArrowUp: active - 1 }[event.key];
    if (target !== undefined) setActive(Math.max(0, Math.min(found.length - 1, target)));
    else if (event.key === 'Enter' && isOpen && !event.nativeEvent.isComposing) choose(highlighted);
    else if (event.key === 'Escape' && isOpen) close();
    else return;
    event.preventDefault();
  };
  const news = isError
    ? t`This could not be loaded`
    : !isAsked
      ? t`Type at least ${min} letters`
      : found.length === 0 && !isFetching
        ? t`Nothing is called that`
        : null;
  return (
    <div className="relative">
      <Input
        {...control}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && highlighted ? `${id}-${highlighted.value}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={value?.label ?? placeholder}
        value={typed ?? value?.label ?? ''}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
          if (target.value === '') onChange(null);
        }}
        onBlur={close}
        onKeyDown={press}
        suffix={
          isFetching ? <Spinner /> : <ChevronDown className="pointer-events-none size-4" aria-hidden="true" />
        }
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
              aria-selected={option.value === value?.value}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
              className={cn(
                'flex min-h-9 cursor-pointer items-center justify-between gap-3 px-3 py-1.5 pointer-coarse:min-h-11',
                option === highlighted ? 'bg-neutral' : 'hover:bg-neutral',
              )}
            >
              <span className="truncate">{option.label}</span>
              {option.aside && <span className="shrink-0 text-muted text-xs">{option.aside}</span>}
            </li>
          ))}
          {news && <li className="px-3 py-2 text-muted">{news}</li>}
        </ul>
      )}
    </div>
  );
}
