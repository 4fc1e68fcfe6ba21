import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { prefetchLinks } from './prefetch';
import { SlowNote } from './slow-note';

/** What the frame does once the page stands: it fetches ahead what may be opened next, and says when loading takes long. */
export function Later() {
  const client = useQueryClient();
  useEffect(() => prefetchLinks(client), [client]);
  return <SlowNote />;
}
