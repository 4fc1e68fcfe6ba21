import { type ComponentType, lazy } from 'react';
import { loadTexts } from '@/shared/i18n/locale';
import { idle } from '@/shared/lib/idle';

/** Parts of the frame around the pages that only signed-in people need: they come once the page stands. */
function lazyMember<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    await idle();
    const [part] = await Promise.all([load(), loadTexts('members')]);
    return { default: part };
  });
}

/** What the frame does for everybody once the page stands; its words are among the first texts. */
export const Later = lazy(async () => {
  await idle();
  return { default: (await import('../later')).Later };
});
export const News = lazyMember(async () => (await import('./news')).News);
export const ChatCount = lazyMember(async () => (await import('./chat-count')).ChatCount);
export const Bell = lazyMember(async () => (await import('@/features/notifications/components/bell')).Bell);
