import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lazy, Suspense } from 'react';
import { afterEach, expect, test } from 'vitest';
import {
  BrowserRouter,
  Link,
  MemoryRouter,
  Navigate,
  NavLink,
  Outlet,
  Route,
  Routes,
  useLocation,
  useNavigate,
  useNavigationType,
  useParams,
  useSearchParams,
} from './router';

function Address() {
  const { pathname, search, hash, state } = useLocation();
  return (
    <output>
      {useNavigationType()} {pathname + search + hash} {JSON.stringify(state)}
    </output>
  );
}
const address = () => screen.getByRole('status').textContent;

const Order = () => <p>order {useParams()['id']}</p>;

function Layout() {
  return (
    <>
      <p>layout</p>
      <Outlet />
    </>
  );
}

const Inner = () => (
  <Routes>
    <Route path="orders/:id" element={<Order />} />
    <Route path="*" element={<p>nowhere</p>} />
  </Routes>
);

function Filters() {
  const [params, setParams] = useSearchParams();
  const add = (now: URLSearchParams) => new URLSearchParams([...now, ['page', '2']]);
  return (
    <>
      <button type="button" onClick={() => setParams(add, { replace: true })}>
        {params.get('game')}
      </button>
      <button type="button" onClick={() => setParams({})}>
        none
      </button>
    </>
  );
}

const Back = () => {
  const navigate = useNavigate();
  return (
    <button type="button" onClick={() => navigate(-1)}>
      back
    </button>
  );
};

afterEach(() => window.history.replaceState(null, '', '/'));

test('lists within lists, with the parameters of all', () => {
  render(
    <MemoryRouter initialEntries={['/desk/orders/7']}>
      <Routes>
        <Route element={<Layout />}>
          <Route path="/desk/*" element={<Inner />} />
        </Route>
      </Routes>
    </MemoryRouter>,
  );

  expect(screen.getByText('layout')).toBeInTheDocument();
  expect(screen.getByText('order 7')).toBeInTheDocument();
});

test('a link goes by a plain click, and leaves all others to the browser', async () => {
  const user = userEvent.setup();
  render(
    <MemoryRouter initialEntries={['/games?page=2']}>
      <Link to="#top">part</Link>
      <Link to="/games?page=2">here</Link>
      <Link to="/catalog" state={{ from: 1 }}>
        catalog
      </Link>
      <Link to="https://bank.example/pay" reloadDocument>
        bank
      </Link>
      <Address />
    </MemoryRouter>,
  );
  expect(screen.getByRole('link', { name: 'bank' })).toHaveAttribute('href', 'https://bank.example/pay');
  expect(screen.getByRole('link', { name: 'part' })).toHaveAttribute('href', '/games#top');

  await user.click(screen.getByRole('link', { name: 'here' }));
  expect(address()).toBe('REPLACE /games?page=2 null');

  await user.keyboard('{Control>}');
  await user.click(screen.getByRole('link', { name: 'catalog' }));
  await user.keyboard('{/Control}');
  expect(address()).toBe('REPLACE /games?page=2 null');

  await user.click(screen.getByRole('link', { name: 'catalog' }));
  expect(address()).toBe('PUSH /catalog {"from":1}');
});

test('the filters of an address', async () => {
  const user = userEvent.setup();
  render(
    <MemoryRouter initialEntries={['/catalog?game=pubg']}>
      <Filters />
      <Address />
    </MemoryRouter>,
  );

  await user.click(screen.getByRole('button', { name: 'pubg' }));
  expect(address()).toBe('REPLACE /catalog?game=pubg&page=2 null');

  await user.click(screen.getByRole('button', { name: 'none' }));
  expect(address()).toBe('PUSH /catalog null');
});

test('where one is, is marked, with all below it', () => {
  render(
    <MemoryRouter initialEntries={['/wallet/cards']}>
      <NavLink to="/wallet" className={({ isActive }) => (isActive ? 'open' : '')}>
        wallet
      </NavLink>
      <NavLink to="/wallet" end>
        only wallet
      </NavLink>
      <NavLink to="/wall">wall</NavLink>
    </MemoryRouter>,
  );

  expect(screen.getByRole('link', { current: 'page' })).toHaveTextContent('wallet');
  expect(screen.getByRole('link', { current: 'page' })).toHaveClass('open');
});

test("the browser's history, forth and back", async () => {
  // What a link of a test before set off in the window has come to its end.
  await new Promise((resolve) => setTimeout(resolve));
  window.history.replaceState(null, '', '/old');
  const user = userEvent.setup();
  render(
    <BrowserRouter>
      <Routes>
        <Route path="/old" element={<Navigate to="/new#part" replace state="moved" />} />
        <Route path="/new" element={<Link to="/third">third</Link>} />
        <Route path="/third" element={<Back />} />
      </Routes>
      <Address />
    </BrowserRouter>,
  );
  expect(address()).toBe('REPLACE /new#part "moved"');
  expect(window.location.pathname + window.location.hash).toBe('/new#part');

  await user.click(screen.getByRole('link', { name: 'third' }));
  expect(address()).toBe('PUSH /third null');

  await user.click(screen.getByRole('button', { name: 'back' }));
  expect(await screen.findByText(/^POP \/new#part "moved"$/)).toBeInTheDocument();
});

test('the old page stays until the code of the next one is there', async () => {
  let arrive: () => void = () => undefined;
  const Next = lazy(
    () =>
      new Promise<{ default: () => string }>(
        (resolve) => (arrive = () => resolve({ default: () => 'next' })),
      ),
  );
  const user = userEvent.setup();
  render(
    <MemoryRouter>
      <Suspense fallback="waiting">
        <Routes>
          <Route path="/" element={<Link to="/next">go</Link>} />
          <Route path="/next" element={<Next />} />
        </Routes>
      </Suspense>
    </MemoryRouter>,
  );

  await user.click(screen.getByRole('link', { name: 'go' }));
  expect(screen.getByRole('link', { name: 'go' })).toBeInTheDocument();

  await act(async () => arrive());
  expect(await screen.findByText('next')).toBeInTheDocument();
});
