import { Trans, useLingui } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { usePageCommands } from '@/shared/desk/commands';
import { TextControl } from '@/shared/desk/table/filter-control';
import { useTableState } from '@/shared/desk/use-table-state';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Time } from '@/shared/ui/time';
import { useSettingWords } from '../hooks/use-settings-words';
import { SETTINGS, type Setting } from '../settings-api';
import { SettingsDialog } from './settings-dialog';

/** The numbers that can be changed while the shop runs, by what they are of, each with what it does. */
export function SettingsList({ settings }: { settings: readonly Setting[] }) {
  const { t } = useLingui();
  const { nameOf, whatOf, groups } = useSettingWords();
  const { filters, change } = useTableState(SETTINGS);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  usePageCommands([
    {
      key: 'search',
      label: t`Search the settings`,
      icon: Search,
      hotkey: '/',
      run: () => input.current?.focus(),
    },
  ]);
  const open = settings.find(({ key }) => key === openKey);
  const wanted = filters.search?.toLowerCase() ?? '';
  const found = settings.filter(({ key }) =>
    [key, nameOf(key), whatOf(key) ?? ''].some((words) => words.toLowerCase().includes(wanted)),
  );
  return (
    <div className="grid gap-6">
      <div className="max-w-sm">
        <TextControl
          label={t`Search the settings`}
          value={filters.search}
          onChange={(value) => change('search', value)}
          inputRef={input}
        />
      </div>
      {found.length === 0 && <p className="text-muted">{t`Nothing matches`}</p>}
      {groups.map(({ name, isOf }) => {
        const members = found.filter(({ key }) => isOf(key));
        return (
          members.length > 0 && (
            <section key={name} aria-label={name}>
              <h2 className="mb-2 font-semibold text-base">{name}</h2>
              <ul aria-label={name} className="surface divide-y divide-line-muted">
                {members.map((setting) => (
                  <SettingRow key={setting.key} setting={setting} onChange={() => setOpenKey(setting.key)} />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {open && <SettingsDialog key={open.key} setting={open} onClose={() => setOpenKey(null)} />}
    </div>
  );
}

function SettingRow({ setting, onChange }: { setting: Setting; onChange: () => void }) {
  const { t } = useLingui();
  const { nameOf, whatOf, shown } = useSettingWords();
  const { key, kind, value, updated_at, updated_by } = setting;
  const name = nameOf(key);
  const usual = shown(kind, setting.default);
  const username = updated_by?.username ?? 'WibeStore';
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 max-w-prose flex-1 basis-72">
        <h3 className="font-semibold">{name}</h3>
        <p className="text-muted">{whatOf(key)}</p>
        <p className="mt-0.5 font-mono text-muted text-xs">{key}</p>
      </div>
      <div className="ml-auto text-right tnum max-sm:ml-0 max-sm:text-left">
        <p className="flex flex-wrap items-center gap-2 sm:justify-end">
          {value !== setting.default && <Badge tone="accent">{t`Changed`}</Badge>}
          <span className="font-bold">{shown(kind, value)}</span>
        </p>
        <p className="text-muted text-xs">
          {updated_at ? (
            <Trans>
              {username} changed it <Time iso={updated_at} />; usually {usual}
            </Trans>
          ) : (
            t`Usually ${usual}`
          )}
        </p>
      </div>
      <Button aria-label={t`Change: ${name}`} onClick={onChange}>{t`Change`}</Button>
    </li>
  );
}
