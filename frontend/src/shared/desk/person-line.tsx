import type { ReactNode } from 'react';
import { adminPaths } from '@/shared/lib/admin-paths';
import { Link } from '@/shared/router/router';
import { Avatar } from '@/shared/ui/avatar';
import { VerifiedMark } from '@/shared/ui/verified-mark';

export interface Person {
  id: string;
  username: string;
  display_name?: string;
  avatar?: { url: string } | null;
  is_verified_seller?: boolean;
}

export interface PersonLineProps {
  person: Person;
  /** A quieter word under the name: an e-mail, a role. */
  note?: ReactNode;
  /** Plain words where the whole row leads somewhere already. */
  isPlain?: boolean;
}

/** A person in a row: picture, name, the way to their page at the desk. */
export function PersonLine({ person, note, isPlain = false }: PersonLineProps) {
  const { id, username, display_name, avatar, is_verified_seller } = person;
  const name = display_name || username;
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-2 align-middle">
      <Avatar name={name} src={avatar?.url} size={24} />
      <span className="min-w-0">
        <span className="flex items-center gap-1">
          {isPlain ? (
            <span className="truncate font-medium">{username}</span>
          ) : (
            <Link
              to={adminPaths.user(id)}
              className="touch-target truncate rounded-sm font-medium hover:text-accent hover:underline"
            >
              {username}
            </Link>
          )}
          <VerifiedMark isVerified={is_verified_seller} />
        </span>
        {note && <span className="block truncate text-muted text-xs">{note}</span>}
      </span>
    </span>
  );
}
