import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Dialog } from '@/shared/ui/dialog';
import { Switch } from '@/shared/ui/switch';
import { type PlacedCommand, useCommands } from './commands';
import { areSingleKeysOn, setSingleKeys } from './hotkeys';
import { KeyCaps } from './key-caps';
import { closeOverlay, useDeskOverlay } from './palette-state';

/** Every key that does something here and now, and the switch that turns single keys off. */
export function HotkeysHelp() {
  const { t } = useLingui();
  const isOpen = useDeskOverlay() === 'help';
  return (
    <Dialog isOpen={isOpen} onClose={closeOverlay} title={t`Keys`} size="lg">
      <HelpContent />
    </Dialog>
  );
}

function HelpContent() {
  const { t } = useLingui();
  const [isOn, setOn] = useState(areSingleKeysOn);
  const commands = useCommands().filter(({ hotkey }) => hotkey);
  const groups = [
    { key: 'page', label: t`On this page` },
    { key: 'go', label: t`Go to` },
    { key: 'preferences', label: t`Everywhere` },
  ] as const;
  return (
    <>
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {groups.map(({ key, label }) => (
          <KeyGroup key={key} label={label} commands={commands.filter(({ group }) => group === key)} />
        ))}
      </div>
      <Switch
        className="mt-6 border-line-muted border-t pt-4"
        label={t`Single keys`}
        hint={t`Off: only keys together with Ctrl act. For those who speak to their computer.`}
        checked={isOn}
        onChange={({ target }) => {
          setSingleKeys(target.checked);
          setOn(target.checked);
        }}
      />
    </>
  );
}

function KeyGroup({ label, commands }: { label: string; commands: readonly PlacedCommand[] }) {
  if (commands.length === 0) return null;
  return (
    <section aria-label={label}>
      <h3 className="font-semibold">{label}</h3>
      <dl className="mt-2 grid gap-1.5">
        {commands.map(({ key, label: words, hotkey = '' }) => (
          <div key={`${key} ${hotkey}`} className="flex items-center justify-between gap-4">
            <dt className="min-w-0 text-muted">{words}</dt>
            <dd>
              <KeyCaps hotkey={hotkey} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
