import type { Notification } from './api';

/** A notification that was not read yet; for tests. */
export function notificationMock(id: string, changes: Partial<Notification> = {}): Notification {
  return {
    id,
    event: 'order.delivered',
    group: 'order',
    title: {
      uz: `Buyurtma ${id} topshirildi`,
      ru: `Заказ ${id} передан`,
      en: `Order ${id} was handed over`,
    },
    body: { uz: 'Hisobni tekshiring.', ru: 'Проверьте аккаунт.', en: 'Check the account.' },
    link: '/orders/1',
    is_important: true,
    count: 1,
    is_read: false,
    created_at: '2026-11-23T05:00:00Z',
    ...changes,
  };
}
