import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useChatUnread } from '@/features/chat/api';
import * as chat from '@/features/chat/realtime';
import * as moderation from '@/features/moderation/realtime';
import { preferencesOptions, useUnreadCount } from '@/features/notifications/api';
import { armChime, buzz, chime } from '@/features/notifications/chime';
import * as notifications from '@/features/notifications/realtime';
import * as offers from '@/features/offers/realtime';
import * as orders from '@/features/orders/realtime';
import * as payments from '@/features/payments/realtime';
import * as users from '@/features/users/realtime';
import * as watching from '@/features/watching/realtime';
import { currentLocale, pickText } from '@/shared/i18n/locale';
import { paths } from '@/shared/lib/paths';
import type { FrameOf, ServerFrame } from '@/shared/realtime/frames';
import { useWebSocket } from '@/shared/realtime/use-web-socket';
import { useLocation } from '@/shared/router/router';
import { showToast } from '@/shared/ui/toast';
import { StepUpPlace } from './step-up-place';
import { useTitleBadge } from './title-badge';
import { WarningPlace } from './warning-place';

const FEATURES = [orders, payments, offers, chat, moderation, notifications, users, watching];
const POLL_MS = 30_000;
const QUIET_MS = 5000;

/** The signed-in person's own socket: what happens to their orders, money, offers and chats is shown at once, on every page. */
export function News() {
  const queryClient = useQueryClient();
  const { data: unread = 0 } = useUnreadCount();
  const { data: unreadChats = 0 } = useChatUnread();
  useTitleBadge(unread + unreadChats);
  const toldAt = useRef(0);
  const { pathname } = useLocation();
  useEffect(armChime, []);

  const catchUp = () => {
    for (const feature of FEATURES) feature.catchUp(queryClient);
  };
  const tell = async ({ data: { notification } }: FrameOf<'notification.created'>) => {
    const now = Date.now();
    // Several in a moment are told as one; all of them are in the list.
    if (!notification.is_important || now - toldAt.current < QUIET_MS) return;
    toldAt.current = now;
    // Whoever talks is not to have it put over the field; the bell counts it.
    if (!pathname.startsWith(paths.chats())) {
      // In the language of this page, which may be another than the account's.
      const locale = currentLocale();
      const title = pickText(notification.title, locale);
      const body = pickText(notification.body, locale);
      showToast({ tone: 'accent', title, ...(body && { description: body }) });
    }
    const { sound, vibration } = await queryClient.ensureQueryData(preferencesOptions());
    if (sound) chime();
    if (vibration) buzz();
  };
  const { isLive } = useWebSocket('/ws/notifications/', {
    onReady: (isFirst) => !isFirst && catchUp(),
    onFrame: (frame: ServerFrame) => {
      for (const feature of FEATURES) feature.onUserFrame(queryClient, frame);
      // A failure to learn the preferences is no reason to say anything.
      if (frame.type === 'notification.created') tell(frame).catch(() => undefined);
    },
  });

  useEffect(() => {
    if (isLive) return;
    const timer = setInterval(() => {
      if (!navigator.onLine || document.visibilityState === 'hidden') return;
      notifications.catchUp(queryClient);
      chat.catchUp(queryClient);
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isLive, queryClient]);
  return (
    <>
      <StepUpPlace />
      <WarningPlace />
    </>
  );
}
