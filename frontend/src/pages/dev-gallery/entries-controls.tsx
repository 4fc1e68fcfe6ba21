import { Bell, Heart, Plus, Search, Trash2 } from 'lucide-react';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Chip, RemovableChip } from '@/shared/ui/chip';
import { CopyButton } from '@/shared/ui/copy-button';
import { IconButton } from '@/shared/ui/icon-button';
import { LoadMore } from '@/shared/ui/load-more';
import { Menu } from '@/shared/ui/menu';
import { SecretField } from '@/shared/ui/secret-field';
import { SectionNav } from '@/shared/ui/section-nav';
import { ShareButton } from '@/shared/ui/share-button';
import { Stepper } from '@/shared/ui/stepper';
import { Tabs } from '@/shared/ui/tabs';
import { Tooltip } from '@/shared/ui/tooltip';
import { type GalleryEntry, held, nothing } from './entry';

const VARIANTS = ['primary', 'secondary', 'ghost', 'danger', 'premium'] as const;
const buttons = (
  <span className="flex flex-wrap gap-2">
    {VARIANTS.map((variant) => (
      <Button key={variant} variant={variant}>
        {variant}
      </Button>
    ))}
  </span>
);
const tabs = (['listings', 'reviews'] as const).map((key) => ({
  key,
  label: key,
  count: key === 'reviews' ? 12 : undefined,
  panel: `The ${key}`,
}));
const tabBar = <Tabs label="Parts" tabs={tabs} value="listings" onChange={nothing} />;
const icon = <IconButton label="Notifications" icon={<Bell className="size-4" aria-hidden="true" />} />;
const chip = <Chip isOn={false}>Instant delivery</Chip>;
const menu = (
  <Menu
    label="Actions"
    trigger={<Plus className="size-4" aria-hidden="true" />}
    entries={[
      { key: 'edit', label: 'Edit', onSelect: nothing },
      { key: 'dark', label: 'Dark', isChecked: true, onSelect: nothing, isFirstOfGroup: true },
      {
        key: 'away',
        label: 'Archive',
        isDanger: true,
        onSelect: nothing,
        icon: <Trash2 aria-hidden="true" />,
      },
    ]}
  />
);
const secret = <SecretField label="Password" value="qwerty-27" />;
const stepper = <Stepper steps={['Account', 'Photos', 'Price']} current={1} onStep={nothing} />;
const LINKS = 'A link leads somewhere or is not shown.';

/** What people press. */
export const CONTROLS: readonly GalleryEntry[] = [
  {
    file: 'ui/button',
    kind: 'control',
    states: {
      ...held(buttons),
      disabled: <Button disabledReason="Deliver the account first">With its reason</Button>,
      'disabled, plain': <Button disabled>Plain</Button>,
      loading: (
        <Button variant="primary" isLoading>
          Pay
        </Button>
      ),
      sizes: (
        <span className="flex flex-wrap items-center gap-2">
          <Button size="sm">Small</Button>
          <Button size="md">Middle</Button>
          <Button size="lg" icon={<Search className="size-4" aria-hidden="true" />}>
            Large
          </Button>
        </span>
      ),
      link: <ButtonLink to="/dev/gallery">Goes somewhere</ButtonLink>,
    },
  },
  {
    file: 'ui/icon-button',
    kind: 'control',
    states: {
      ...held(icon),
      disabled: <IconButton label="Next" disabled icon={<Plus className="size-4" aria-hidden="true" />} />,
      loading: (
        <IconButton label="Deletes" isLoading icon={<Trash2 className="size-4" aria-hidden="true" />} />
      ),
      'on a picture': (
        <span className="inline-block rounded-md bg-emphasis p-3">
          <IconButton
            label="Add to favorites"
            variant="glass"
            isRound
            icon={<Heart className="size-4" aria-hidden="true" />}
          />
        </span>
      ),
    },
  },
  {
    file: 'ui/chip',
    kind: 'control',
    states: {
      ...held(chip),
      'pressed in': <Chip isOn>Instant delivery</Chip>,
      disabled: (
        <Chip isOn={false} disabled>
          Not here
        </Chip>
      ),
      removable: <RemovableChip label="PUBG Mobile" onRemove={nothing} />,
    },
  },
  {
    file: 'ui/copy-button',
    kind: 'control',
    without: { disabled: 'There is always something to copy.' },
    states: held(<CopyButton text="WB-QDH52" label="Copy the code" />),
  },
  {
    file: 'ui/share-button',
    parts: ['ui/share'],
    kind: 'control',
    without: { disabled: 'An address can always be shared.' },
    states: held(<ShareButton title="Ace account" path="/listings/1" />),
  },
  {
    file: 'ui/menu',
    parts: ['ui/menu-popup'],
    kind: 'control',
    without: { disabled: 'A menu without entries is not shown.' },
    states: held(menu),
  },
  {
    file: 'ui/tabs',
    kind: 'control',
    without: { disabled: 'A part that is not there has no tab.' },
    states: held(tabBar),
  },
  {
    file: 'ui/section-nav',
    kind: 'control',
    without: { disabled: LINKS },
    states: held(
      <SectionNav
        label="Wallet"
        pages={[
          ['/dev/gallery', 'Here'],
          ['/wallet', 'Wallet'],
        ]}
      />,
    ),
  },
  {
    file: 'ui/breadcrumbs',
    kind: 'control',
    without: { disabled: LINKS },
    states: held(<Breadcrumbs crumbs={[{ label: 'Catalog', to: '/catalog' }, { label: 'Ace account' }]} />),
  },
  {
    file: 'ui/stepper',
    kind: 'control',
    states: {
      ...held(stepper),
      disabled: (
        <Stepper
          current={0}
          onStep={nothing}
          steps={[
            { key: 'a', label: 'Account', state: 'wrong' },
            { key: 'b', label: 'Photos', state: 'done' },
            { key: 'c', label: 'Preview', state: 'todo', disabledReason: 'Choose a game first' },
          ]}
        />
      ),
    },
  },
  {
    file: 'ui/load-more',
    kind: 'control',
    without: { disabled: 'At the end of a list it is not shown.' },
    states: {
      ...held(<LoadMore hasMore isLoading={false} onLoad={nothing} />),
      loading: <LoadMore hasMore isLoading onLoad={nothing} />,
      error: <LoadMore hasMore isFailed isLoading={false} onLoad={nothing} />,
      empty: <LoadMore hasMore={false} isLoading={false} onLoad={nothing} />,
    },
  },
  {
    file: 'ui/secret-field',
    kind: 'control',
    without: { disabled: 'What may not be seen is not there.' },
    states: { ...held(secret), shown: <SecretField label="Login" value="wb_27" isInitiallyVisible /> },
  },
  {
    file: 'ui/tooltip',
    kind: 'layer',
    states: {
      default: (
        <Tooltip text="At most 50 000 lines, by the filters">
          <Button>Point at it</Button>
        </Tooltip>
      ),
    },
  },
];
