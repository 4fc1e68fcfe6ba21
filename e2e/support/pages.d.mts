export interface ShopPage {
  name: string;
  /** As the table of routes writes it. */
  route: string;
  /** The demo person who can open it; empty: everybody. */
  who: string;
  address: string;
}
export function pagesOf(): Promise<ShopPage[]>;
export function unheardOf(): string[];
