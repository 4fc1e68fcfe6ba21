import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { markVerdictSeen, seenVerdicts, unseenVerdict } from '../seen-verdicts';
import { type MyVerdict, recentVerdictsOptions } from '../verdicts-api';

/** The decision about somebody that they have not read yet on this device, and a way to say that they have. */
export function useUnseenVerdict(userId: string | undefined): {
  verdict: MyVerdict | undefined;
  markSeen: () => void;
} {
  const { data } = useQuery({ ...recentVerdictsOptions(), enabled: userId !== undefined });
  const [, redraw] = useState(0);
  const verdict = data && userId ? unseenVerdict(data.results, seenVerdicts(userId)) : undefined;
  const markSeen = () => {
    if (userId && verdict) markVerdictSeen(userId, verdict.id);
    redraw((count) => count + 1);
  };
  return { verdict, markSeen };
}
