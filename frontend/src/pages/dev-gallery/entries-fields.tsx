import { Search } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { Checkbox } from '@/shared/ui/checkbox';
import { Combobox } from '@/shared/ui/combobox';
import { CredentialsFields, NO_CREDENTIALS } from '@/shared/ui/credentials-fields';
import { Field, type FieldControl, type FieldProps } from '@/shared/ui/field';
import { FileDrop, type FileDropItem } from '@/shared/ui/file-drop';
import { FormProblem } from '@/shared/ui/form-problem';
import { Input } from '@/shared/ui/input';
import { MoneyInput } from '@/shared/ui/money-input';
import { PasswordInput } from '@/shared/ui/password-input';
import { RadioGroup } from '@/shared/ui/radio-group';
import { Range } from '@/shared/ui/range';
import { RatingInput } from '@/shared/ui/rating-input';
import { Select } from '@/shared/ui/select';
import { Switch } from '@/shared/ui/switch';
import { TakeoverMeter } from '@/shared/ui/takeover-meter';
import { Textarea } from '@/shared/ui/textarea';
import { type GalleryEntry, type Held, held, nothing } from './entry';

const GAMES = [
  { value: 'pubg', label: 'PUBG Mobile', aside: '120' },
  { value: 'roblox', label: 'Roblox', aside: '48' },
];

/** A control in its field: at rest, held, disabled, refused. */
function inField(
  label: string,
  control: (given: FieldControl, isDisabled: boolean) => ReactNode,
  more: Partial<FieldProps> = {},
): Record<'default' | Held | 'disabled' | 'error', ReactNode> {
  const field = (isDisabled: boolean, given: Partial<FieldProps> = {}) => (
    <Field label={label} hint="Always in sight" {...more} {...given}>
      {(ids) => control(ids, isDisabled)}
    </Field>
  );
  return { ...held(field(false)), disabled: field(true), error: field(false, { error: 'Fill this in.' }) };
}

function Credentials({ method }: { method: string }) {
  const { register, watch } = useForm({ defaultValues: { ...NO_CREDENTIALS, login_method: method } });
  return (
    <CredentialsFields
      register={register}
      errors={{ password: { message: 'Fill this in.' } }}
      loginMethods={[
        { value: 'google', label: 'Google' },
        { value: 'phone', label: 'Phone' },
      ]}
      values={watch()}
    />
  );
}

const picture = (id: string, given: Partial<FileDropItem> = {}): FileDropItem => ({
  id,
  name: `${id}.webp`,
  previewUrl: '/covers/pubg-mobile.svg',
  ...given,
});
const drop = (given: Partial<ComponentProps<typeof FileDrop>> = {}) => (
  <FileDrop
    label="Add pictures"
    items={[]}
    maxBytes={10_000_000}
    maxFiles={5}
    accept={['image/webp']}
    onAdd={nothing}
    onRemove={nothing}
    {...given}
  />
);
const methods = [
  { value: 'wallet', label: 'From the wallet', hint: '1 200 000 soʻm' },
  { value: 'card', label: 'By card', disabledReason: 'Not for this sum' },
];
const HELD_ALONE = 'A figure that is out of bounds cannot be chosen.';

/** What people fill in. */
export const FIELDS: readonly GalleryEntry[] = [
  {
    file: 'ui/field',
    kind: 'field',
    states: inField('Name', (ids, disabled) => <Input {...ids} disabled={disabled} />, {
      isRequired: true,
      aside: '0 / 80',
    }),
  },
  {
    file: 'ui/input',
    parts: ['ui/control-look'],
    kind: 'field',
    states: inField('Search', (ids, disabled) => (
      <Input
        {...ids}
        disabled={disabled}
        placeholder="PUBG"
        icon={<Search className="size-4" aria-hidden="true" />}
      />
    )),
  },
  {
    file: 'ui/textarea',
    kind: 'field',
    states: inField('Description', (ids, disabled) => <Textarea {...ids} disabled={disabled} />),
  },
  {
    file: 'ui/select',
    kind: 'field',
    states: inField('Game', (ids, disabled) => (
      <Select {...ids} disabled={disabled} options={GAMES} placeholder="Choose" defaultValue="" />
    )),
  },
  {
    file: 'ui/combobox',
    kind: 'field',
    states: {
      ...inField('Game', (ids, disabled) => (
        <Combobox {...ids} disabled={disabled} options={GAMES} value="pubg" onChange={nothing} />
      )),
      empty: (
        <Field label="Game">{(ids) => <Combobox {...ids} options={[]} value="" onChange={nothing} />}</Field>
      ),
    },
  },
  {
    file: 'ui/money-input',
    kind: 'field',
    states: inField('Price', (ids, disabled) => (
      <MoneyInput {...ids} disabled={disabled} value="4 850 000" onChange={nothing} />
    )),
  },
  {
    file: 'ui/password-input',
    kind: 'field',
    states: inField('Password', (ids, disabled) => <PasswordInput {...ids} disabled={disabled} />),
  },
  {
    file: 'ui/checkbox',
    kind: 'field',
    states: {
      ...held(<Checkbox label="Free Fire" aside="3" />),
      ticked: <Checkbox label="Free Fire" hint="With a hint" defaultChecked />,
      disabled: <Checkbox label="Not here" hint="Its reason stands here" disabled />,
      error: <Checkbox label="I agree" aria-invalid />,
    },
  },
  {
    file: 'ui/switch',
    kind: 'field',
    without: { error: 'What is refused goes back, and a toast says why.' },
    states: {
      ...held(<Switch label="Sound" />),
      on: <Switch label="Sound" hint="When something new comes" defaultChecked />,
      disabled: <Switch label="E-mail" hint="Always sent" disabled defaultChecked />,
    },
  },
  {
    file: 'ui/radio-group',
    kind: 'field',
    states: {
      ...held(<RadioGroup label="How to pay" options={methods} value="wallet" onChange={nothing} />),
      disabled: <RadioGroup label="How to pay" options={methods} value={null} onChange={nothing} />,
      error: (
        <RadioGroup
          label="How to pay"
          options={methods}
          value={null}
          error="Choose one."
          onChange={nothing}
        />
      ),
    },
  },
  {
    file: 'ui/range',
    kind: 'field',
    without: { disabled: 'Without bounds it is not shown.', error: HELD_ALONE },
    states: held(<Range labels={['From', 'To']} min={0} max={100} value={[20, 70]} onCommit={nothing} />),
  },
  {
    file: 'ui/rating-input',
    kind: 'field',
    without: { disabled: 'The form around it is locked while it is sent.' },
    states: {
      ...held(<RatingInput label="Your rating" value={4} onChange={nothing} />),
      error: <RatingInput label="Your rating" value={null} isInvalid onChange={nothing} />,
      empty: <RatingInput label="Your rating" value={null} onChange={nothing} />,
    },
  },
  {
    file: 'ui/credentials-fields',
    kind: 'field',
    without: { disabled: 'The form around it is locked while it is sent.', error: 'Shown in the first.' },
    states: { ...held(<Credentials method="google" />), 'by phone': <Credentials method="phone" /> },
  },
  {
    file: 'ui/takeover-meter',
    kind: 'words',
    states: {
      default: <TakeoverMeter typed={{ login_method: 'google', login: 'a@mail.uz', password: 'x' }} />,
      empty: <TakeoverMeter typed={{}} />,
    },
  },
  {
    file: 'ui/file-drop',
    parts: ['ui/file-drop-tile', 'ui/file-drop-order', 'ui/crop-dialog'],
    kind: 'field',
    without: { disabled: 'Where nothing more fits it is not shown.' },
    states: {
      ...held(drop()),
      loading: drop({ items: [picture('one', { progress: 0.4, stage: 'sending' })], onStop: nothing }),
      error: drop({ items: [picture('one', { error: 'It could not be sent.' })], onRetry: nothing }),
      'to be put in order': drop({ items: [picture('one'), picture('two')], onMove: nothing }),
    },
  },
  {
    file: 'ui/form-problem',
    kind: 'words',
    states: {
      default: <FormProblem message="The price has changed meanwhile." />,
      empty: <FormProblem message={undefined} />,
    },
  },
];
