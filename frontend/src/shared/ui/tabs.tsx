import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { cn } from '@/shared/lib/cn';
import { CountBadge } from './badge';

export interface Tab<Key extends string> {
  key: Key;
  label: ReactNode;
  count?: number | undefined;
  panel: ReactNode;
}

export interface TabsProps<Key extends string> {
  label: string;
  tabs: readonly Tab<Key>[];
  value: Key;
  onChange: (key: Key) => void;
  className?: string;
}

/** One of several panels at a time; arrow keys, Home and End move. Keep the chosen tab in the URL. */
export function Tabs<Key extends string>({ label, tabs, value, onChange, className }: TabsProps<Key>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const chosen = tabs.find((tab) => tab.key === value) ?? tabs[0];

  const moveTo = (event: KeyboardEvent) => {
    const position = tabs.findIndex((tab) => tab.key === value);
    const target = { ArrowRight: position + 1, ArrowLeft: position - 1, Home: 0, End: tabs.length - 1 }[
      event.key
    ];
    if (target === undefined) return;
    event.preventDefault();
    const index = (target + tabs.length) % tabs.length;
    const tab = tabs[index];
    if (tab) onChange(tab.key);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };

  return (
    <div className={className}>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={moveTo}
        className="flex gap-2 overflow-x-auto border-line-muted border-b [scrollbar-width:none]"
      >
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === chosen?.key}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === chosen?.key ? 0 : -1}
            onClick={() => onChange(tab.key)}
            className={cn(
              '-mb-px inline-flex h-11 shrink-0 items-center gap-2 border-b-2 px-2 transition-colors focus-visible:-outline-offset-2',
              tab.key === chosen?.key
                ? 'border-tab-line font-semibold text-fg'
                : 'border-transparent text-muted hover:border-line hover:text-fg',
            )}
          >
            {tab.label}
            {tab.count !== undefined && <CountBadge>{tab.count}</CountBadge>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen?.key}`} className="pt-6">
        {chosen?.panel}
      </div>
    </div>
  );
}
