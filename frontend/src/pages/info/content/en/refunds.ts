import type { InfoDocument } from '../shape';

export const refunds: InfoDocument = {
  title: 'Refunds',
  lead: 'When the money comes back, how, and to where.',
  sections: [
    {
      id: 'before-payment',
      title: 'Before the payment',
      blocks: [
        'Cancel the order or let its time run out: nothing was taken. If you had begun to pay through a service and the money comes later, it lands in your wallet.',
      ],
    },
    {
      id: 'not-delivered',
      title: 'Paid, but not delivered',
      blocks: [
        'The whole price comes back into your wallet at once when:',
        [
          'the seller declines the order;',
          'you cancel it after the seller’s time is over;',
          '24 hours have passed since the payment; this happens by itself.',
        ],
      ],
    },
    {
      id: 'delivered',
      title: 'Delivered, but something is wrong',
      blocks: [
        'Open a dispute within 24 hours after the delivery, before you confirm. The dispute ends with the whole price for you, a part of it, or none:',
        [
          'as the two of you agree;',
          'in your favour if the seller stays silent for twice 12 hours;',
          'as moderators decide, with reasons that both read.',
        ],
        'After a refund your access to the login is closed.',
      ],
    },
    {
      id: 'completed',
      title: 'After the order has completed',
      blocks: [
        'A completed order is not refunded for a change of mind. If the account was taken back and the seller’s money is still held, make an after-sale claim on the order’s page. If not, [write to us](/support): we look at what can be done.',
      ],
    },
    {
      id: 'deposit',
      title: 'A deposit, back to where it came from',
      blocks: [
        'A deposit of which nothing was spent can go back by the way it came. Where we can ask the service, press the button on the deposit’s page; the money leaves your wallet, and the service sends it on. Where the service begins it itself, ask the service. If the service refuses, the money is back in your wallet.',
        'A part of a deposit, or one that was spent, does not go back this way: withdraw what is left to your card.',
      ],
    },
    {
      id: 'withdrawal',
      title: 'Withdrawals',
      blocks: [
        'You can cancel a withdrawal until it was sent to the bank. If the bank returns it, the money is back in your wallet. How long a bank takes does not depend on us; the page of the withdrawal shows where it is.',
      ],
    },
    {
      id: 'plans',
      title: 'Plans',
      blocks: [
        'A plan that you cancel runs to the end of what was paid; that time is not paid back. With a change to a higher plan the unused days count towards its price. What you would pay is shown before you agree: [Premium](/premium).',
      ],
    },
    {
      id: 'where',
      title: 'Where the money goes, and how fast',
      blocks: [
        'Money of orders goes to your wallet in the moment of the decision, without a fee. From there you may buy again or [withdraw](/wallet/withdraw) it. Every movement stands in your [transactions](/transactions).',
        'Something does not add up? [Write to us](/support) with the number of the order.',
      ],
    },
  ],
};
