import { useLingui } from '@lingui/react/macro';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { toggleSidebar, useIsSidebarNarrow } from '@/shared/desk/sidebar-state';
import { useQueues } from '@/shared/desk/use-queues';
import { adminPaths } from '@/shared/lib/admin-paths';
import { cn } from '@/shared/lib/cn';
import { useMediaQuery } from '@/shared/lib/use-media-query';
import { Link, useLocation } from '@/shared/router/router';
import { IconButton } from '@/shared/ui/icon-button';
import { LogoMark } from '@/shared/ui/logo';
import { Tooltip } from '@/shared/ui/tooltip';
import { isAt, type NavItem, useNavGroups } from './nav-items';

const COUNT_MAX = 99;

/** The desk's pages at the left of wider screens: 280 px, or 64 where there is no room or it was folded. */
export function SideNav() {
  const { t } = useLingui();
  const isFolded = useIsSidebarNarrow();
  const hasNoRoom = useMediaQuery('(width < 64rem)');
  const isNarrow = isFolded || hasNoRoom;
  return (
    <aside
      className={cn(
        'sticky top-0 flex h-dvh shrink-0 flex-col border-line-muted border-r bg-inset max-md:hidden',
        isNarrow ? 'w-16' : 'w-70',
      )}
    >
      <div
        className={cn(
          'flex h-14 shrink-0 items-center border-line-muted border-b',
          isNarrow ? 'justify-center' : 'gap-2.5 px-4',
        )}
      >
        <Link
          to={adminPaths.dashboard()}
          aria-label={t`WibeStore, admin panel`}
          className="flex items-center gap-2.5 rounded-lg font-bold text-[15px] tracking-tight"
        >
          <LogoMark className="size-7" />
          {!isNarrow && 'WibeStore'}
        </Link>
        {!isNarrow && (
          <span className="rounded-full border border-line px-2 py-px font-medium text-muted text-xs">{t`Staff`}</span>
        )}
      </div>
      <nav aria-label={t`Admin panel`} className="min-h-0 flex-1 overflow-y-auto px-3 py-4">
        <NavList isNarrow={isNarrow} />
      </nav>
      <div
        className={cn(
          'flex border-line-muted border-t p-3 max-lg:hidden',
          isNarrow ? 'justify-center' : 'justify-end',
        )}
      >
        <IconButton
          label={isNarrow ? t`Unfold the sidebar` : t`Fold the sidebar`}
          aria-expanded={!isNarrow}
          icon={
            isNarrow ? (
              <PanelLeftOpen className="size-4" aria-hidden="true" />
            ) : (
              <PanelLeftClose className="size-4" aria-hidden="true" />
            )
          }
          onClick={toggleSidebar}
        />
      </div>
    </aside>
  );
}

/** The pages by groups; also in the sheet of phones. */
export function NavList({ isNarrow = false, onOpen }: { isNarrow?: boolean; onOpen?: () => void }) {
  const groups = useNavGroups();
  const counts = useQueues();
  return (
    <div className="grid gap-5">
      {groups.map(({ key, label, items }) => (
        <section key={key} aria-label={label}>
          {!isNarrow && (
            <p aria-hidden="true" className="mb-1 px-2.5 font-semibold text-muted text-xs">
              {label}
            </p>
          )}
          <ul className="grid gap-0.5">
            {items.map((item) => (
              <li key={item.to}>
                <Entry
                  item={item}
                  count={item.queue ? counts[item.queue] : undefined}
                  isNarrow={isNarrow}
                  onOpen={onOpen}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface EntryProps {
  item: NavItem;
  count: number | undefined;
  isNarrow: boolean;
  onOpen: (() => void) | undefined;
}

function Entry({ item, count, isNarrow, onOpen }: EntryProps) {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const isOpen = isAt(pathname, item);
  const { label, icon: Icon, to } = item;
  const waiting = count ? (count > COUNT_MAX ? `${COUNT_MAX}+` : count) : null;
  const name = waiting === null ? label : t`${label}, waiting: ${waiting}`;
  const link = (
    <Link
      to={to}
      aria-label={name}
      aria-current={isOpen ? 'page' : undefined}
      onClick={onOpen}
      className={cn(
        'relative flex h-9 items-center gap-3 rounded-md font-medium transition-colors pointer-coarse:min-h-11',
        isNarrow ? 'w-10 justify-center' : 'px-2.5',
        isOpen
          ? 'bg-neutral text-fg before:absolute before:inset-y-1.5 before:-left-3 before:w-1 before:rounded-r before:bg-accent-strong'
          : 'text-muted hover:bg-neutral hover:text-fg',
      )}
    >
      <Icon className="size-4 shrink-0" aria-hidden="true" />
      {!isNarrow && <span className="min-w-0 flex-1 truncate">{label}</span>}
      {waiting !== null && !isNarrow && (
        <span className="rounded-full bg-neutral px-2 py-0.5 font-medium text-xs tnum">{waiting}</span>
      )}
      {waiting !== null && isNarrow && (
        <span className="absolute top-1.5 right-1.5 size-2 rounded-full bg-accent-strong ring-2 ring-canvas" />
      )}
    </Link>
  );
  return isNarrow ? <Tooltip text={name}>{link}</Tooltip> : link;
}
