import { useLingui } from '@lingui/react/macro';
import { CloudOff, Radio, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WebSocketView } from '@/shared/realtime/use-web-socket';
import { Button } from '@/shared/ui/button';
import { Spinner } from '@/shared/ui/spinner';

/** What is to be known of the connection while it is not as it should be. */
export function ConnectionNotice({ socket }: { socket: WebSocketView }) {
  const { t } = useLingui();
  const { state, isLive, reason, retry } = socket;
  const [icon, words, action] = ((): [ReactNode, string, ReactNode?] => {
    if (state === 'reconnecting') {
      return [<Spinner key="icon" />, t`Connecting again… Your messages are kept and leave by themselves.`];
    }
    if (state === 'disconnected') {
      return [
        <WifiOff key="icon" className="size-4" />,
        t`You are offline. Messages leave when you are back.`,
      ];
    }
    if (state === 'error' && reason === 'not-there') {
      return [<CloudOff key="icon" className="size-4" />, t`This conversation is no longer there for you.`];
    }
    if (state === 'error' && reason === 'signed-out') {
      return [<CloudOff key="icon" className="size-4" />, t`You were signed out. Sign in again to go on.`];
    }
    if (state === 'error') {
      const again = <Button key="again" size="sm" onClick={retry}>{t`Try again`}</Button>;
      return [<CloudOff key="icon" className="size-4" />, t`The connection was refused.`, again];
    }
    if (state === 'connected' && !isLive) {
      return [
        <Radio key="icon" className="size-4" />,
        t`Messages arrive with a delay of a few seconds for now. Nothing is lost.`,
      ];
    }
    return [null, ''];
  })();
  return (
    <div role="status" className="empty:hidden">
      {words && (
        <p className="flex items-center gap-2.5 border-attention-line border-b bg-attention-soft px-4 py-2 text-[13px]">
          <span className="shrink-0 text-attention" aria-hidden="true">
            {icon}
          </span>
          <span className="min-w-0 flex-1">{words}</span>
          {action}
        </p>
      )}
    </div>
  );
}
