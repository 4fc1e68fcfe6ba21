import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Time } from '@/shared/ui/time';
import { useSettingWords } from '../hooks/use-settings-words';
import type { Setting } from '../settings-api';
import { SettingsDialog } from './settings-dialog';

/** The numbers that can be changed while the shop runs, each with what it does. */
export function SettingsList({ settings }: { settings: readonly Setting[] }) {
  const { t } = useLingui();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const open = settings.find(({ key }) => key === openKey);
  return (
    <>
      <ul aria-label={t`Settings`} className="surface divide-y divide-line-muted">
        {settings.map((setting) => (
          <SettingRow key={setting.key} setting={setting} onChange={() => setOpenKey(setting.key)} />
        ))}
      </ul>
      {open && <SettingsDialog key={open.key} setting={open} onClose={() => setOpenKey(null)} />}
    </>
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
        <h2 className="font-semibold">{name}</h2>
        <p className="text-muted">{whatOf(key)}</p>
        <p className="mt-0.5 font-mono text-muted text-xs">{key}</p>
      </div>
      <div className="text-right tnum max-sm:text-left">
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
