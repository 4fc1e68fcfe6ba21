import type { InfoDocument } from '../shape';

export const terms: InfoDocument = {
  title: 'Terms of use (public offer)',
  lead: 'What WibeStore offers, what it asks of you, and how deals are made here. By registering, buying or selling you accept these terms.',
  sections: [
    {
      id: 'about',
      title: 'What this is',
      blocks: [
        'WibeStore is a marketplace. Sellers offer accounts of games, buyers buy them, and WibeStore holds the money of each deal until it ends (escrow). WibeStore is not the seller of the accounts; the deal is between buyer and seller.',
        'Who stands behind WibeStore is on [About the company](/company).',
        'This text is a public offer: it is the same for everybody, and it is accepted by using the shop.',
      ],
    },
    {
      id: 'account',
      title: 'Your account here',
      blocks: [
        'You need to be of an age at which the law lets you make such deals, or to have the consent of your parents or guardians. One person has one account; it cannot be sold or handed over.',
        'Keep your password to yourself and your e-mail up to date: what matters is sent there. Selling and taking money out need a confirmed e-mail.',
        'What is done from your account counts as done by you, until you tell us that a stranger got in.',
      ],
    },
    {
      id: 'deal',
      title: 'How a deal is made',
      blocks: [
        [
          'An order reserves the listing. If it is not paid in its time, it closes and nothing is taken.',
          'With the payment the price moves into a separate account of the order. Neither side can take it from there.',
          'The seller hands the login over within the time named in the listing, or it is delivered by itself if it was sealed before.',
          'The buyer checks the account and confirms, or opens a dispute.',
          'With the confirmation, or 24 hours after the delivery without a dispute, the seller is paid the price less the commission.',
          'An order that is not delivered is cancelled at the latest 24 hours after the payment, and the buyer gets the whole price back.',
        ],
        'The clocks are counted by the server and shown on the order’s page.',
      ],
    },
    {
      id: 'seller',
      title: 'What a seller promises',
      blocks: [
        [
          'The account is theirs to sell, and is described truthfully and in full.',
          'It is not on sale elsewhere, and the login handed over is complete and works.',
          'They do not take the account back, and help the buyer where the game asks for a proof of ownership.',
          'They deliver in the time they named, and decline at once what they cannot deliver.',
        ],
        'The makers of some games forbid the sale of accounts in their own rules. Seller and buyer know that a game may restrict such an account, and choose the deal with this in mind.',
      ],
    },
    {
      id: 'buyer',
      title: 'What a buyer promises',
      blocks: [
        [
          'They look at the account in the time given, and confirm only what they have checked.',
          'They do not change or damage an account that they want to give back.',
          'They open a dispute only where something is really wrong, and tell the truth in it.',
          'They do not ask a payment service to take back what they have spent here.',
        ],
      ],
    },
    {
      id: 'money',
      title: 'Wallet, commission, plans',
      blocks: [
        'The wallet shows what is yours in soʻm. It is topped up by payment services and paid out to bank cards; it bears no interest and is no bank account. Sums and fees are shown before each step.',
        'The buyer pays the price and nothing more. The seller pays the commission of their plan; the rate of the day on which the order was made holds for it. Plans and their prices are on [Premium](/premium). A changed price counts from the next payment on.',
        'The money of sellers with few completed sales is held for some time after the release. Withdrawals may be checked by people, rest for a while after changes that matter to safety, and stop while there is a debt.',
        'If a payment service takes back a top-up that was spent, a debt arises, and money that comes in pays it first.',
      ],
    },
    {
      id: 'disputes',
      title: 'Disputes',
      blocks: [
        'A dispute stops the clocks of the order, and the money stays in escrow. The two may agree at any time. Who does not answer after a reminder loses the dispute by silence. Otherwise moderators decide on what both have shown, and give their reasons.',
        'A decision about the money of an order is made by these terms and takes no right from you to go to a court.',
      ],
    },
    {
      id: 'forbidden',
      title: 'What is not allowed',
      blocks: [
        [
          'Deals past the shop, and contacts or payment details in listings and chats to that end.',
          'Stolen accounts, other people’s cards, money of unclear origin.',
          'Several accounts of one person to get around limits or a block, bought reviews and reports.',
          'Insults, threats, advertising, other people’s personal data.',
          'Getting into the shop’s systems or loading them on purpose. Whoever finds a hole, please [tell us](/support).',
        ],
        'We may hide what breaks these rules, warn, or block an account. You read why, and can speak against it once within the time named in the letter. A block moves no money by itself: open orders are brought to an end.',
      ],
    },
    {
      id: 'liability',
      title: 'What we answer for',
      blocks: [
        'We answer for keeping the money of deals and paying it out by these rules, and for keeping logins sealed. We do not answer for what a game’s maker does to an account after the deal, nor for deals past the shop.',
        'If the shop was away, running clocks get that time back.',
        'The rights that the law gives a consumer stay untouched.',
      ],
    },
    {
      id: 'changes',
      title: 'Changes and the law',
      blocks: [
        'We may change these terms. The date above says when it was last done. An order is carried out by the terms of the day on which it was made. Who does not agree to a change can close their account.',
        'The law of the Republic of Uzbekistan applies. Write to us first: most things are settled in [Support](/support).',
      ],
    },
  ],
};
