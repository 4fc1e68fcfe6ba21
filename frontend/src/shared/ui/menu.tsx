import { lazy, type ReactNode, Suspense, useState } from 'react';
import { cn } from '@/shared/lib/cn';

const loadPopup = () => import('./menu-popup');
const MenuPopup = lazy(async () => ({ default: (await loadPopup()).MenuPopup }));

export interface MenuEntry {
  key: string;
  label: ReactNode;
  icon?: ReactNode;
  /** Where it leads; otherwise `onSelect` does it. */
  to?: string;
  onSelect?: () => void;
  /** Given: one of a group of choices, marked when true. */
  isChecked?: boolean;
  isDanger?: boolean;
  /** A line above it. */
  isFirstOfGroup?: boolean;
}

export interface MenuProps {
  /** The trigger's name. */
  label: string;
  /** What the trigger shows. */
  trigger: ReactNode;
  triggerClassName?: string;
  entries: readonly MenuEntry[];
  /** Above the entries: who is signed in. */
  header?: ReactNode;
  align?: 'start' | 'end';
}

/** A list of actions behind a button. Its code comes when the pointer or the focus first reaches the button. */
export function Menu(props: MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const trigger = (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      aria-haspopup="menu"
      aria-expanded="false"
      className={menuTriggerLook(props.triggerClassName)}
      onPointerEnter={() => void loadPopup()}
      onFocus={() => void loadPopup()}
      onClick={() => setWanted(true)}
    >
      {props.trigger}
    </button>
  );
  if (!isWanted) return trigger;
  return (
    <Suspense fallback={trigger}>
      <MenuPopup {...props} />
    </Suspense>
  );
}

/** The same look before and after the menu's code has come. */
export function menuTriggerLook(className?: string): string {
  return cn('touch-target inline-flex shrink-0 items-center justify-center', className ?? 'rounded-full');
}
