import { useLingui } from '@lingui/react/macro';
import type { AuditLine } from '../audit-desk-api';

/** Who did something, for people: a name, a guest, or the shop itself with the part of it that acted. */
export function useActorWords() {
  const { t } = useLingui();
  const actorName = ({ actor, actor_kind: kind, actor_name: name }: AuditLine): string => {
    if (actor) return actor.username;
    if (kind === 'visitor') return t`Guest`;
    if (kind !== 'system') return name || '—';
    return name ? `${t`The shop`} · ${name}` : t`The shop`;
  };
  return { actorName };
}
