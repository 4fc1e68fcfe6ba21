import { formatPhone, phoneToWire } from './account-rules';
import type { Me } from './api';
import { fromLocalInput, isAway, toLocalInput } from './availability';
import type { ProfileChanges } from './profile-api';

/** The profile's form as it is typed. */
export interface ProfileValues {
  display_name: string;
  username: string;
  about: string;
  phone: string;
  language: Me['language'];
  time_zone: string;
  /** Times of day, both or neither. */
  work_from: string;
  work_to: string;
  /** As a field for date and time holds it; empty while one is there. */
  away_until: string;
}

/** What the form starts with. */
export function valuesOf(me: Me): ProfileValues {
  const { display_name, username, about, phone, language, time_zone } = me;
  return {
    display_name,
    username,
    about,
    phone: formatPhone(phone),
    language,
    time_zone,
    work_from: me.work_from ?? '',
    work_to: me.work_to ?? '',
    away_until: toLocalInput(isAway(me) ? me.away_until : null),
  };
}

/** What was changed, as the server takes it; untouched fields are left out. */
export function changesOf(
  values: ProfileValues,
  dirty: Partial<Record<keyof ProfileValues, boolean | undefined>>,
): ProfileChanges {
  return {
    ...(dirty.display_name && { display_name: values.display_name.trim() }),
    ...(dirty.username && { username: values.username.trim() }),
    ...(dirty.about && { about: values.about.trim() }),
    ...(dirty.phone && { phone: phoneToWire(values.phone) }),
    ...(dirty.language && { language: values.language }),
    ...(dirty.time_zone && { time_zone: values.time_zone }),
    ...((dirty.work_from || dirty.work_to) && {
      work_from: values.work_from || null,
      work_to: values.work_to || null,
    }),
    ...(dirty.away_until && { away_until: fromLocalInput(values.away_until) }),
  };
}
