import { useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';
import { tableSpec, text } from '@/shared/desk/table-spec';
import { useRoles } from '@/shared/desk/use-roles';
import { useStaffAct } from '@/shared/desk/use-staff-act';

/** A number that can be changed while the shop runs. */
export type Setting = Schema<'SettingOut'>;

export const SETTINGS = tableSpec({ key: 'settings', filters: { search: text() } });

const PATH = '/api/v1/admin/settings/';
const TAG = ['desk', 'settings'];

/** All of them. */
export function useSettings() {
  const { has } = useRoles();
  return useQuery({
    queryKey: [...TAG, 'list'],
    queryFn: ({ signal }) => send<Schema<'SettingsOut'>>(PATH, { signal }),
    select: (answer) => answer.results,
    enabled: has('admin'),
  });
}

/** Change one of them; the whole shop follows within five seconds. */
export function useChangeSetting(key: string) {
  return useStaffAct<Setting, Schema<'SettingPatchIn'>>({
    request: (body) => [`${PATH}${key}/`, 'PATCH', body],
    tags: [TAG],
  });
}
