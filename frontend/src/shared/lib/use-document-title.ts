import { useEffect } from 'react';

const SHOP = 'WibeStore';

/** Name the page in the tab: `PUBG Mobile · WibeStore`; nothing or undefined leaves the shop's name alone. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · ${SHOP}` : SHOP;
  }, [title]);
}
