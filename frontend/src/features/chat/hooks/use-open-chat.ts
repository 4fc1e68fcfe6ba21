import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Open the conversation about a listing, with its seller; the rest of the chat's code comes along then. */
export function useOpenChat() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (listingId: string) => {
      const { chatOptions, chatsOptions, openChat } = await import('../api');
      const chat = await openChat({ listing_id: listingId });
      queryClient.setQueryData(chatOptions(chat.id).queryKey, chat);
      void queryClient.invalidateQueries({ queryKey: chatsOptions().queryKey });
      return chat;
    },
    meta: { isErrorToasted: true },
  });
}
