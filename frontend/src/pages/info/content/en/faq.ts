import type { Faq } from '../shape';

export const faq: Faq = {
  title: 'Questions and answers',
  lead: 'What people ask most about deals, money and accounts. Nothing fits? [Write to us](/support).',
  groups: [
    {
      id: 'escrow',
      title: 'Escrow and delivery',
      items: [
        {
          id: 'what-is-escrow',
          question: 'What is escrow?',
          answer: [
            'A third side holds the money until both have done their part. Here that side is WibeStore: the price waits in a separate account of your order, and neither the buyer nor the seller can take it meanwhile.',
            'Step by step: [How it works](/how-it-works).',
          ],
        },
        {
          id: 'when-seller-paid',
          question: 'When does the seller get the money?',
          answer: [
            'When the buyer confirms the order, or 24 hours after the delivery if the buyer says nothing and opens no dispute. The 24 hours begin with the delivery of the login, never with the payment.',
          ],
        },
        {
          id: 'no-delivery',
          question: 'What if the seller does not deliver?',
          answer: [
            'Once the time that the seller named is over, you may cancel on the order’s page, and the whole price is back in your wallet at once.',
            'If you do nothing, the same happens by itself 24 hours after the payment. An order that was not delivered never pays the seller by itself.',
          ],
        },
        {
          id: 'no-confirm',
          question: 'What if I forget to confirm?',
          answer: [
            '24 hours after the delivery the order completes by itself and the seller is paid. Check the account in time; the countdown is on the order’s page. If something is wrong, open a dispute: it stops the clock.',
          ],
        },
        {
          id: 'not-as-described',
          question: 'The account is not what was promised. What now?',
          answer: [
            'Do not confirm. Open a dispute on the order’s page, choose the reason and describe what is wrong; pictures help. The money stays in escrow until the dispute ends.',
          ],
        },
        {
          id: 'taken-back',
          question: 'The seller took the account back after the sale',
          answer: [
            'If the money of the order is still held for the seller, the order’s page offers an after-sale claim: the money returns into escrow and a dispute opens.',
            'If the page does not offer it any more, [write to us](/support) with the number of the order.',
          ],
        },
      ],
    },
    {
      id: 'buying',
      title: 'Buying',
      items: [
        {
          id: 'how-buy',
          question: 'How do I buy an account?',
          answer: [
            'Choose a listing, press “Buy with escrow” and pay from your wallet or through a payment service. Then open the login on the order’s page, check the account and confirm.',
          ],
        },
        {
          id: 'first-steps',
          question: 'What do I do first with the login?',
          answer: [
            [
              'Sign in and compare the account with the listing.',
              'Change the password, the e-mail and the phone that are bound to it.',
              'End the sessions of other devices in the game’s settings.',
              'Confirm the order only after that.',
            ],
          ],
        },
        {
          id: 'price-offer',
          question: 'May I offer my own price?',
          answer: [
            'Yes, where the seller allows it. An offer reserves nothing: others can still buy at the full price. When the seller accepts, the price is kept for you for 15 minutes.',
          ],
        },
        {
          id: 'cancel-order',
          question: 'May I cancel an order?',
          answer: [
            'Before the payment at any time. After it, when the seller’s time to deliver is over. After the delivery the money comes back through a dispute alone, because you have seen the login.',
          ],
        },
        {
          id: 'late-payment',
          question: 'My payment came after the order had closed',
          answer: [
            'The money is not lost: it lands in your wallet. Buy again if the account is still on sale, or another one, or ask for the deposit back.',
          ],
        },
      ],
    },
    {
      id: 'money',
      title: 'Wallet and money',
      items: [
        {
          id: 'top-up',
          question: 'How do I top up my wallet?',
          answer: [
            'Open [Wallet](/wallet), name the sum and choose a payment service. Which services work now, and from which to which sum, stands there.',
          ],
        },
        {
          id: 'deposit-back',
          question: 'May I get a deposit back on my card?',
          answer: [
            'Yes, as long as nothing of it was spent: open the deposit from your [transactions](/transactions). With some services we ask for the money back; with others the service itself has to begin. The page of the deposit says which. More: [Refunds](/refunds).',
          ],
        },
        {
          id: 'withdraw',
          question: 'How do I take money out?',
          answer: [
            'Add a card and press [Withdraw](/wallet/withdraw). The smallest and the largest sum and the fee, if there is one, are shown before you confirm. You need a confirmed e-mail. Large sums are looked at by two of our people, so they take longer.',
          ],
        },
        {
          id: 'withdraw-paused',
          question: 'Why is a withdrawal paused?',
          answer: [
            'After a change of the password, the e-mail or two-step sign-in, and after a new card, withdrawals rest for a while: if a stranger changed it, you have time to notice. The page says until when.',
          ],
        },
        {
          id: 'commission',
          question: 'How much is the commission?',
          answer: [
            'Buyers pay none. The seller pays the commission of their plan from each sale; the rate of every plan stands on [Premium](/premium). An order keeps the rate of the day it was made.',
          ],
        },
        {
          id: 'debt',
          question: 'Why do I have a debt?',
          answer: [
            'A payment service took back a top-up that was already spent. Whatever comes into the wallet pays the debt first, and withdrawals rest until then. Not your doing? [Write to us](/support).',
          ],
        },
      ],
    },
    {
      id: 'selling',
      title: 'Selling',
      items: [
        {
          id: 'how-sell',
          question: 'How do I sell an account?',
          answer: [
            'Press [Sell an account](/sell), choose the game, describe the account, add pictures and a price. If you seal the login at once, it is delivered by itself the moment somebody pays.',
          ],
        },
        {
          id: 'moderation',
          question: 'Why is my listing not on sale yet?',
          answer: [
            'A moderator looks at it before it goes on sale. If something has to be changed, you read what and why, and submit it again.',
          ],
        },
        {
          id: 'seller-hold',
          question: 'Why can I not use the money of a sale at once?',
          answer: [
            'The money of sellers with few completed sales is held for some time after the release, in case the account is taken back. How long is said before you list, and the wallet shows when it becomes free.',
          ],
        },
        {
          id: 'cannot-deliver',
          question: 'I cannot deliver an order',
          answer: [
            'Decline it on the order’s page: the buyer gets the price back at once. The listing is paused and it counts against you, but less than silence would.',
          ],
        },
        {
          id: 'premium',
          question: 'What does a plan give me?',
          answer: [
            'A lower commission, more listings at once and a better place among comparable ones. Prices and limits: [Premium](/premium). A plan can be cancelled; it then runs to the end of what is paid for.',
          ],
        },
      ],
    },
    {
      id: 'disputes',
      title: 'Disputes',
      items: [
        {
          id: 'open-dispute',
          question: 'Who can open a dispute, and when?',
          answer: [
            'After the delivery both the buyer and the seller; before it the buyer, once the seller is late. A dispute stops all clocks of the order.',
          ],
        },
        {
          id: 'who-decides',
          question: 'How does a dispute end?',
          answer: [
            'The two may agree at any time: one proposes how to divide the money, the other accepts. If they do not agree, a moderator who is no party decides, and both read why.',
          ],
        },
        {
          id: 'silence',
          question: 'What if the other side keeps silent?',
          answer: [
            'Whoever did not open the dispute has 12 hours to answer, is reminded, and has 12 more. A seller who stays silent gives the money back; a buyer who stays silent releases it.',
          ],
        },
      ],
    },
    {
      id: 'account',
      title: 'Account and safety',
      items: [
        {
          id: 'outside',
          question: 'Somebody offers me a deal outside the shop',
          answer: [
            'Refuse and report it. Outside the shop nobody holds the money, and we can give nothing back. We never ask for your password, a code from a message, or a card’s secret code.',
          ],
        },
        {
          id: 'login-safe',
          question: 'Who sees the login of an account?',
          answer: [
            'The buyer who paid for it. It is encrypted, and every look is recorded and shown to both sides. Our people can open it only inside a dispute, with a reason, and both sides are told.',
          ],
        },
        {
          id: 'no-letter',
          question: 'The letter with the link does not come',
          answer: [
            'Look into spam, check the address, wait a few minutes and ask for a new letter. Only the newest link works.',
          ],
        },
        {
          id: 'stolen',
          question: 'Somebody got into my WibeStore account',
          answer: [
            'Reset the password at once and end the other sessions in [Security](/settings/security). Turn on two-step sign-in. Then [write to us](/support): money that has not left yet can be stopped.',
          ],
        },
        {
          id: 'blocked',
          question: 'My account is blocked',
          answer: [
            'The letter says why, and has a link by which you can speak against it once. Somebody else than the one who decided looks at it.',
          ],
        },
        {
          id: 'close-account',
          question: 'How do I close my account?',
          answer: [
            'In [settings](/settings/close), once there is no money, no open order, withdrawal or dispute. What is deleted and what has to stay is in [Privacy](/privacy).',
          ],
        },
      ],
    },
  ],
};
