import { act, screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Avatar } from './avatar';
import { Badge, CountBadge } from './badge';
import { Banner } from './banner';
import { Card } from './card';
import { Countdown } from './countdown';
import { CountdownBox } from './countdown-box';
import { FormProblem } from './form-problem';
import { Logo } from './logo';
import { Money } from './money';
import { Outcome } from './outcome';
import { PlanMark } from './plan-mark';
import { Progress } from './progress';
import { Skeleton } from './skeleton';
import { Spinner } from './spinner';
import { Stat } from './stat';
import { TakeoverMeter } from './takeover-meter';
import { Time } from './time';

afterEach(() => vi.useRealTimers());

describe('a person', () => {
  test('without a picture has the first letter of the name, which is not read out', () => {
    const { container } = renderApp(<Avatar name="Өmir" />);
    expect(container.textContent).toContain('Ө');
    expect(screen.queryByRole('img')).toBeNull();
  });

  test('who is here now is said', () => {
    renderApp(<Avatar name="Aziz" src="/a.webp" isOnline />);
    expect(screen.getByRole('img', { name: 'Online' })).toBeVisible();
  });
});

test('a badge and a count say their words', () => {
  renderApp(
    <p>
      <Badge tone="success">On sale</Badge> <CountBadge>12</CountBadge>
    </p>,
  );
  expect(screen.getByText('On sale')).toBeVisible();
  expect(screen.getByText('12')).toBeVisible();
});

describe('a banner', () => {
  test('of danger is read out at once, any other in its turn', () => {
    renderApp(
      <>
        <Banner tone="danger" title="It was not sent">
          Nothing was charged.
        </Banner>
        <Banner>It is on its way.</Banner>
      </>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('It was not sentNothing was charged.');
    expect(screen.getByRole('status')).toHaveTextContent('It is on its way.');
  });

  test('a form without a problem has none', () => {
    renderApp(<FormProblem message={undefined} />);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

test('a card passes on what it is given', () => {
  renderApp(
    <Card role="group" aria-label="Wallet">
      1 000
    </Card>,
  );
  expect(screen.getByRole('group', { name: 'Wallet' })).toHaveTextContent('1 000');
});

describe('a clock', () => {
  test('counts down and tells once when the time is over', () => {
    vi.useFakeTimers();
    const onOver = vi.fn();
    renderApp(
      <Countdown until={new Date(Date.now() + 3000).toISOString()} label="Time to pay" onOver={onOver} />,
    );
    expect(screen.getByRole('timer', { name: 'Time to pay' })).toHaveTextContent('00:00:03');
    act(() => vi.advanceTimersByTime(5000));
    expect(screen.getByRole('timer')).toHaveTextContent('00:00:00');
    expect(onOver).toHaveBeenCalledOnce();
  });

  test('in a box has other words when it is over', () => {
    renderApp(
      <CountdownBox until="2026-01-01T00:00:00Z" label="Time left to pay" overLabel="The time is over">
        The money goes back.
      </CountdownBox>,
    );
    expect(screen.getByRole('timer', { name: 'The time is over' })).toHaveTextContent('00:00:00');
    expect(screen.getByText('The money goes back.')).toBeVisible();
  });
});

test('money: what came in has its sign, an earlier price is struck through only when it was higher', () => {
  const { container, rerender } = renderApp(<Money amount={500_000} isSigned oldAmount={400_000} />);
  expect(container).toHaveTextContent(/^\+500.000/);
  expect(container).not.toHaveTextContent('400');
  rerender(<Money amount={500_000} oldAmount={600_000} />);
  expect(container.querySelector('s, del')).toHaveTextContent(/600.000/);
});

test('how it ended is the heading of its page and is read out', () => {
  renderApp(
    <Outcome
      tone="success"
      mark={<Spinner />}
      title="The money is here"
      actions={<a href="/wallet">To the wallet</a>}
    >
      500 000
    </Outcome>,
  );
  expect(screen.getByRole('heading', { level: 1, name: 'The money is here' })).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('500 000');
  expect(screen.getByRole('link', { name: 'To the wallet' })).toBeVisible();
});

test('a paid plan has its mark, a free one has none', () => {
  const { rerender } = renderApp(<PlanMark plan="pro" />);
  expect(screen.getByRole('img', { name: 'Pro seller' })).toBeVisible();
  rerender(<PlanMark plan="free" />);
  expect(screen.queryByRole('img')).toBeNull();
});

test('progress says how much, and nothing while it is not known', () => {
  const { rerender } = renderApp(<Progress label="Sent" value={0.42} />);
  expect(screen.getByRole('progressbar', { name: 'Sent' })).toHaveAttribute('aria-valuenow', '42');
  rerender(<Progress label="Sent" value={1.7} />);
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
  rerender(<Progress label="Sent" value={null} />);
  expect(screen.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow');
});

test('a figure is a term and its value', () => {
  renderApp(
    <dl>
      <Stat label="Sales" value="184" />
    </dl>,
  );
  expect(screen.getByRole('term')).toHaveTextContent('Sales');
  expect(screen.getByRole('definition')).toHaveTextContent('184');
});

test('a moment has its exact time for machines and in its title', () => {
  renderApp(<Time iso="2026-11-20T10:00:00Z" as="date" />);
  const time = screen.getByText(/2026|Nov/);
  expect(time).toHaveAttribute('datetime', '2026-11-20T10:00:00Z');
  expect(time).toHaveAttribute('title', expect.stringContaining('15:00'));
});

test('what the buyer gets is told by a level and by what is missing', () => {
  renderApp(<TakeoverMeter typed={{}} />);
  expect(screen.getByRole('meter', { name: 'How well the buyer can take the account over' })).toHaveAttribute(
    'aria-valuetext',
    'Weak: the buyer cannot make the account their own with this.',
  );
  expect(screen.getAllByRole('listitem').length).toBeGreaterThan(0);
});

test('places for what is coming, and the ring, are not read out', () => {
  const { container } = renderApp(
    <>
      <Skeleton className="h-4" />
      <Spinner />
    </>,
  );
  for (const each of container.querySelectorAll('.skeleton, svg'))
    expect(each).toHaveAttribute('aria-hidden', 'true');
});

test('the mark has the name of the shop', () => {
  renderApp(<Logo />);
  expect(screen.getByText('WibeStore')).toBeInTheDocument();
});
