import { infoPaths, type SupportPrefill } from '@/shared/lib/info-paths';
import { useNavigate } from '@/shared/router/router';
import { type SupportTopic, useAskAsGuest, useAskSupport } from '../api';
import { AskForm } from './ask-form';

export interface AskProps {
  topic: SupportTopic;
  about: SupportPrefill;
  isGuest: boolean;
  onLetter: (email: string) => void;
}

/** The form, and where what it says is sent. */
export function Ask({ topic, about, isGuest, onLetter }: AskProps) {
  const navigate = useNavigate();
  const own = useAskSupport();
  const guest = useAskAsGuest();
  return (
    <AskForm
      topic={topic}
      about={about}
      isGuest={isGuest}
      onAsk={async (question, email) => {
        if (isGuest) {
          await guest.mutateAsync({ topic, email, text: question.text });
          onLetter(email);
        } else {
          const request = await own.mutateAsync({ topic, ...question });
          navigate(infoPaths.supportRequest(request.id));
        }
      }}
    />
  );
}
