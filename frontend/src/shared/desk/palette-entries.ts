import { useLingui } from '@lingui/react/macro';
import { fits, wordsOf } from '@/shared/lib/fits';
import { storage } from '@/shared/lib/storage';
import { useNavigate } from '@/shared/router/router';
import { type Command, type CommandGroup, useCommands } from './commands';
import { useFound } from './palette-sources';
import { useStaff } from './use-roles';

const RECENT_MAX = 5;

export type PaletteEntry = Command & { aside?: string };

export interface PaletteGroup {
  key: string;
  label: string;
  entries: PaletteEntry[];
}

/** What the palette shows for the typed text; with nothing typed, what was chosen last comes first. */
export function usePaletteEntries(typed: string): { groups: PaletteGroup[]; isSearching: boolean } {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { id } = useStaff();
  const key = `wibestore.desk.${id}.recent`;
  const commands = useCommands().filter(({ isKeyOnly }) => !isKeyOnly);
  const { found, isSearching } = useFound(typed);
  const words = wordsOf(typed);
  const remembered = ({ run, ...entry }: PaletteEntry, group: string): PaletteEntry => ({
    ...entry,
    run: () => {
      remember(key, `${group}:${entry.key}`);
      run();
    },
  });
  const of = (group: CommandGroup): PaletteEntry[] =>
    commands
      .filter((each) => each.group === group && fits(each.label, words))
      .map((each) => remembered(each, group));
  const things = found.map(({ to, ...thing }): PaletteEntry => ({ ...thing, run: () => void navigate(to) }));
  const last = words.length === 0 ? readRecent(key) : [];
  const recent = last.flatMap((place) => {
    const each = commands.find((command) => place === `${command.group}:${command.key}`);
    // What is disabled now was no use to anybody.
    return each && !each.disabledReason ? [{ ...remembered(each, each.group), key: `recent ${place}` }] : [];
  });
  const groups = [
    { key: 'recent', label: t`Lately`, entries: recent },
    { key: 'page', label: t`On this page`, entries: of('page') },
    { key: 'found', label: t`Found`, entries: things },
    { key: 'go', label: t`Go to`, entries: of('go') },
    { key: 'preferences', label: t`Preferences`, entries: of('preferences') },
  ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), isSearching };
}

function readRecent(key: string): string[] {
  return (storage.read(key) ?? '').split('\n').filter(Boolean).slice(0, RECENT_MAX);
}

function remember(key: string, place: string): void {
  const others = readRecent(key).filter((each) => each !== place);
  storage.write(key, [place, ...others].slice(0, RECENT_MAX).join('\n'));
}
