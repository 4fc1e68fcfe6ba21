import { send } from '@/shared/api/client';
import type { ListPage } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import type { PaletteSource } from '@/shared/desk/palette-sources';
import { adminPaths } from '@/shared/lib/admin-paths';
import { paths } from '@/shared/lib/paths';
import { isPersonal } from './users-desk-table';

/** As many of each as the palette shows. */
const COUNT = 5;
/** The longest number of an order that the server looks for. */
const NUMBER_MAX = 16;

async function found<Item>(path: string, search: string, signal: AbortSignal): Promise<readonly Item[]> {
  // What is personal must not stand in an address; the list of people has its own way to look for it.
  if (isPersonal(search)) return [];
  const query = { search, page_size: COUNT };
  return (await send<ListPage<Item>>(path, { signal, query })).results;
}

/** People by a part of their username, or by the number of an order of theirs. For everybody of the staff. */
export const findPeople: PaletteSource = {
  key: 'people',
  find: async (text, signal) => {
    const people = await found<Schema<'AdminUserCardOut'>>('/api/v1/admin/users/', text.slice(0, 64), signal);
    return people.map(({ id, username, display_name }) => ({
      key: `user ${id}`,
      label: `@${username}`,
      aside: display_name,
      to: adminPaths.user(id),
    }));
  },
};

/** Orders by their number. For moderators. */
export const findOrders: PaletteSource = {
  key: 'orders',
  find: async (text, signal) => {
    if (text.length > NUMBER_MAX || !/\d/.test(text)) return [];
    const orders = await found<Schema<'OrderCardOut'>>('/api/v1/admin/orders/', text, signal);
    return orders.map(({ id, number }) => ({ key: `order ${id}`, label: number, to: paths.order(id) }));
  },
};

/** Listings that wait for a look or are on sale, by their words. For moderators. */
export const findListings: PaletteSource = {
  key: 'listings',
  find: async (text, signal) => {
    if (isPersonal(text)) return [];
    const [waiting, onSale] = await Promise.all(
      (['pending', 'active'] as const).map((status) =>
        send<ListPage<Schema<'AdminListingCardOut'>>>('/api/v1/admin/listings/', {
          signal,
          query: { search: text.slice(0, 100), status, page_size: COUNT },
        }),
      ),
    );
    return [...(waiting?.results ?? []), ...(onSale?.results ?? [])]
      .slice(0, COUNT)
      .map(({ id, title, code }) => ({
        key: `listing ${id}`,
        label: title || code,
        aside: code,
        to: adminPaths.listing(id),
      }));
  },
};
