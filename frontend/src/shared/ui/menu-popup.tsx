import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { cn } from '@/shared/lib/cn';
import { Link } from '@/shared/router/router';
import { type MenuEntry, type MenuProps, menuTriggerLook } from './menu';

/** The opened menu; use `Menu`, which loads this. */
export function MenuPopup({ label, trigger, triggerClassName, entries, header, align = 'end' }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  // A dialog that an entry opens gives the focus back to what had it: the entry itself is gone by then.
  const select = (entry: MenuEntry) => {
    button.current?.focus();
    entry.onSelect?.();
  };
  return (
    <DropdownMenu.Root defaultOpen modal={false}>
      <DropdownMenu.Trigger
        ref={button}
        aria-label={label}
        title={label}
        className={menuTriggerLook(triggerClassName)}
      >
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={8}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 max-w-[calc(100vw-1rem)] origin-(--radix-dropdown-menu-content-transform-origin) animate-appear overflow-y-auto overscroll-contain rounded-xl border border-overlay-line bg-overlay p-1.5 text-sm shadow-float"
        >
          {header && <div className="mb-1.5 border-line-muted border-b px-2.5 pt-1.5 pb-2.5">{header}</div>}
          {entries.map((entry) => (
            <Entry key={entry.key} entry={entry} onSelect={() => select(entry)} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Entry({ entry, onSelect }: { entry: MenuEntry; onSelect: () => void }) {
  const look = cn(
    'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 outline-none pointer-coarse:min-h-11 data-[highlighted]:bg-neutral [&>svg]:size-4 [&>svg]:shrink-0',
    entry.isDanger ? 'text-danger' : '[&>svg]:text-muted',
  );
  const content = (
    <>
      {entry.icon}
      <span className="flex-1">{entry.label}</span>
    </>
  );
  return (
    <>
      {entry.isFirstOfGroup && <DropdownMenu.Separator className="my-1.5 h-px bg-line-muted" />}
      {entry.isChecked !== undefined ? (
        <DropdownMenu.CheckboxItem checked={entry.isChecked} onSelect={onSelect} className={look}>
          {content}
          <Check className={cn(!entry.isChecked && 'invisible')} aria-hidden="true" />
        </DropdownMenu.CheckboxItem>
      ) : entry.to ? (
        <DropdownMenu.Item asChild className={look}>
          <Link to={entry.to}>{content}</Link>
        </DropdownMenu.Item>
      ) : (
        <DropdownMenu.Item onSelect={onSelect} className={look}>
          {content}
        </DropdownMenu.Item>
      )}
    </>
  );
}
