import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { markVerdictSeen, seenVerdicts, unseenVerdict } from '../seen-verdicts';
import { type MyVerdict, recentVerdictsOptions, useVerdictSeen } from '../verdicts-api';

/** The decision about somebody that they have not read yet, and a way to say that they have. */
export function useUnseenVerdict(userId: string | undefined): {
  verdict: MyVerdict | undefined;
  markSeen: () => void;
} {
  const { data } = useQuery({ ...recentVerdictsOptions(), enabled: userId !== undefined });
  const tell = useVerdictSeen();
  // Where nothing can be stored, this page remembers.
  const [seenHere, setSeenHere] = useState<readonly string[]>([]);
  const verdict =
    data && userId ? unseenVerdict(data.results, [...seenHere, ...seenVerdicts(userId)]) : undefined;
  const markSeen = () => {
    if (!userId || !verdict) return;
    markVerdictSeen(userId, verdict.id);
    tell(verdict.id);
    setSeenHere([...seenHere, verdict.id]);
  };
  return { verdict, markSeen };
}
