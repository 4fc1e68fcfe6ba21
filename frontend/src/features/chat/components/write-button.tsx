import { useLingui } from '@lingui/react/macro';
import { MessageCircle } from 'lucide-react';
import { useSessionStatus } from '@/shared/api/session';
import { paths } from '@/shared/lib/paths';
import { useNavigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { useOpenChat } from '../hooks/use-open-chat';

/** From an account to the conversation with its seller; guests sign in first and come back. */
export function WriteButton({ listingId }: { listingId: string }) {
  const { t } = useLingui();
  const status = useSessionStatus();
  const navigate = useNavigate();
  const { mutate, isPending } = useOpenChat();
  const open = () => {
    if (status === 'signed-out') return navigate(paths.login(paths.listing(listingId)));
    mutate(listingId, { onSuccess: (chat) => void navigate(paths.chat(chat.id)) });
  };
  return (
    <Button
      size="lg"
      isWide
      isLoading={isPending}
      icon={<MessageCircle className="size-4" aria-hidden="true" />}
      onClick={() => void open()}
    >
      {t`Write to the seller`}
    </Button>
  );
}
