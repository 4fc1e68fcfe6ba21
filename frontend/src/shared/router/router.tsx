import {
  type AnchorHTMLAttributes,
  Children,
  createContext,
  Fragment,
  isValidElement,
  type MouseEvent,
  type ReactNode,
  type Ref,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import {
  browserHistory,
  type History,
  type Location,
  memoryHistory,
  type NavigationType,
  pathOf,
  resolve,
} from './history';
import { matchRoutes, type Params, type RouteEntry } from './match';

const HistoryContext = createContext<History | null>(null);
const EntryContext = createContext<History['entry'] | null>(null);
/** Where one stands in the tree of routes: the parameters, the address so far, and what `<Outlet>` shows. */
const RouteContext = createContext<{ params: Params; base: string; outlet: ReactNode }>({
  params: {},
  base: '',
  outlet: null,
});

function within<Value>(value: Value | null): Value {
  if (value === null) throw new Error('This needs a router around it');
  return value;
}

/** The address of a moment, for everything inside. A change waits for the code of the page that it leads to. */
function Router({ history, children }: { history: History; children: ReactNode }) {
  const [entry, setEntry] = useState(history.entry);
  useLayoutEffect(() => history.listen((next) => startTransition(() => setEntry(next))), [history]);
  return (
    <HistoryContext value={history}>
      <EntryContext value={entry}>{children}</EntryContext>
    </HistoryContext>
  );
}

/** The router of the shop: the browser's own history. */
export function BrowserRouter({ children }: { children: ReactNode }) {
  const [history] = useState(browserHistory);
  return <Router history={history}>{children}</Router>;
}

/** The router of tests. */
export function MemoryRouter({
  initialEntries = ['/'],
  children,
}: {
  initialEntries?: readonly [string];
  children: ReactNode;
}) {
  const [history] = useState(() => memoryHistory(initialEntries[0]));
  return <Router history={history}>{children}</Router>;
}

/** Where one is. */
export function useLocation(): Location {
  return within(useContext(EntryContext)).location;
}

/** How one came here: by the browser's buttons (`POP`), or by a link. */
export function useNavigationType(): NavigationType {
  return within(useContext(EntryContext)).action;
}

/** The parameters of the address: `:id` of `/orders/:id`. */
export function useParams(): Params {
  return useContext(RouteContext).params;
}

export interface NavigateOptions {
  /** In place of the present entry of the history. */
  replace?: boolean | undefined;
  /** Kept with the entry, in no address. */
  state?: unknown;
}

export type NavigateFunction = (to: string | number, options?: NavigateOptions) => void;

/** Go to an address, or so many steps through the history. */
export function useNavigate(): NavigateFunction {
  const history = within(useContext(HistoryContext));
  const { pathname } = useLocation();
  return useCallback(
    (to, { replace = false, state } = {}) => {
      if (typeof to === 'number') history.go(to);
      else history[replace ? 'replace' : 'push'](pathOf(resolve(to, pathname)), state);
    },
    [history, pathname],
  );
}

export type SetSearchParams = (
  next: ConstructorParameters<typeof URLSearchParams>[0] | ((now: URLSearchParams) => URLSearchParams),
  options?: NavigateOptions,
) => void;

/** What stands behind the question mark, and how to change it. */
export function useSearchParams(): [URLSearchParams, SetSearchParams] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const setParams = useCallback<SetSearchParams>(
    (next, options) => {
      const changed = typeof next === 'function' ? next(new URLSearchParams(params)) : next;
      navigate(`?${new URLSearchParams(changed)}`, options);
    },
    [navigate, params],
  );
  return [params, setParams];
}

export interface RouteProps {
  path?: string;
  /** The page of the address that the route around it has. */
  index?: boolean;
  element?: ReactNode;
  children?: ReactNode;
}

/** One address of `<Routes>`; without a path it is a layout around others. */
export function Route(_: RouteProps): ReactNode {
  throw new Error('<Route> stands inside <Routes>');
}

function entriesOf(children: ReactNode): RouteEntry[] {
  return Children.toArray(children).flatMap((child) => {
    if (!isValidElement<RouteProps>(child)) return [];
    const { path, index = false, element, children: inner } = child.props;
    if (child.type === Fragment) return entriesOf(inner);
    return [{ path, isIndex: index, element, children: entriesOf(inner) }];
  });
}

/** Shows the route of the address; its addresses go on from those of the route around it. */
export function Routes({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const around = useContext(RouteContext);
  const entries = useMemo(() => entriesOf(children), [children]);
  const match = useMemo(() => matchRoutes(entries, pathname, around.base), [entries, pathname, around.base]);
  if (!match) return null;
  const params = { ...around.params, ...match.params };
  let outlet: ReactNode = null;
  for (const { element } of match.routes.toReversed()) {
    outlet = <RouteContext value={{ params, base: match.base, outlet }}>{element ?? outlet}</RouteContext>;
  }
  return outlet;
}

/** Inside a layout: the page. */
export function Outlet() {
  return useContext(RouteContext).outlet;
}

/** Goes there as soon as it is shown. */
export function Navigate({ to, replace, state }: { to: string } & NavigateOptions) {
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each address that it is given.
  useEffect(() => navigate(to, { replace, state }), [to, replace]);
  return null;
}

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>, NavigateOptions {
  to: string;
  /** Leave it to the browser: out of the shop. */
  reloadDocument?: boolean;
  ref?: Ref<HTMLAnchorElement>;
}

/** A link inside the shop: a plain click changes the page without loading the shop anew. */
export function Link({ to, replace, state, reloadDocument = false, onClick, ...rest }: LinkProps) {
  const location = useLocation();
  const navigate = useNavigate();
  const isOutside = reloadDocument || /^[a-z][a-z\d+.-]*:|^\/\//i.test(to);
  const href = isOutside ? to : pathOf(resolve(to, location.pathname));
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || isOutside || !isPlain(event)) return;
    event.preventDefault();
    navigate(href, { replace: replace ?? href === pathOf(location), state });
  };
  return <a {...rest} href={href} onClick={follow} />;
}

function isPlain(event: MouseEvent<HTMLAnchorElement>): boolean {
  const { target } = event.currentTarget;
  const isHeld = event.metaKey || event.altKey || event.ctrlKey || event.shiftKey;
  return event.button === 0 && !isHeld && (target === '' || target === '_self');
}

export interface NavLinkProps extends Omit<LinkProps, 'className'> {
  /** Only this very address, none below it. */
  end?: boolean;
  className?: string | ((state: { isActive: boolean }) => string);
}

/** A link that knows whether one is there. */
export function NavLink({ end = false, className, ...rest }: NavLinkProps) {
  const pathname = useLocation().pathname.toLowerCase();
  const target = resolve(rest.to, pathname).pathname.toLowerCase();
  const isActive = pathname === target || (!end && pathname.startsWith(target.replace(/\/?$/, '/')));
  return (
    <Link
      aria-current={isActive ? 'page' : undefined}
      {...rest}
      className={typeof className === 'function' ? className({ isActive }) : className}
    />
  );
}
