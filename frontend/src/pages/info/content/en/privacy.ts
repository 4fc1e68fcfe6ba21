import type { InfoDocument } from '../shape';

export const privacy: InfoDocument = {
  title: 'Privacy',
  lead: 'What we know about you, what for, who sees it, and when it is gone.',
  sections: [
    {
      id: 'what',
      title: 'What we keep',
      blocks: [
        [
          'What you give us: e-mail, username, and if you like a name, a phone number, a picture and words about yourself.',
          'What you do here: listings, orders, chats, reviews, reports, requests to support.',
          'Money: top-ups, payments, withdrawals. Of a card we keep the mask and a token of the payment service, never the whole number.',
          'Signing in: the time, the address on the network and the kind of device, so that you can see and end your sessions.',
          'Logins of game accounts, encrypted, each with a key of its own.',
        ],
        'If you sign in by Google, Google tells us your e-mail and that it is confirmed. Your Google password never comes to us.',
      ],
    },
    {
      id: 'why',
      title: 'What for',
      blocks: [
        [
          'To carry out your deals and pay out what is yours.',
          'To decide disputes and answer your questions.',
          'To protect accounts and money from strangers and fraud.',
          'To keep the books as the law asks.',
        ],
        'We sell no data, and show no advertising of others.',
      ],
    },
    {
      id: 'who',
      title: 'Who sees it',
      blocks: [
        'Everybody sees your username, picture, listings, reviews and how many deals you have made. The other side of an order sees what belongs to it. Your e-mail and phone are not shown to other users.',
        'Our people see what their work needs, by their role: who looks after money does not moderate, and who moderates sees no cards. They read a chat only inside a dispute, or the lines that were reported. They see a login only inside a dispute, with a reason, and both sides are told.',
        'Outside the shop data goes to payment services (what a payment needs), to the mail service (your address and the letter), and to authorities where the law obliges us. Error reports carry no names, e-mails or contents.',
      ],
    },
    {
      id: 'cookies',
      title: 'Cookies and your device',
      blocks: [
        'We set only what the shop cannot work without: a cookie that keeps you signed in, and one that protects forms. Your browser itself keeps the language, the theme, recent searches and texts you have not sent yet. There are no cookies of others and no tracking across sites.',
        'How fast pages open is measured without saying who you are.',
      ],
    },
    {
      id: 'how-long',
      title: 'How long',
      blocks: [
        [
          'Your profile: while the account lives.',
          'An account whose e-mail was never confirmed and that did nothing: a week.',
          'A session: at most 30 days; 7 days without use.',
          'The login of a game account: encrypted, for as long as the order may need it as a proof.',
          'The contents of letters we sent: 30 days. What was reported: 180 days after the case ended.',
          'Books and what staff did: always; money has to be provable.',
        ],
      ],
    },
    {
      id: 'rights',
      title: 'What you can do',
      blocks: [
        'See and correct your data in [settings](/settings/profile), end sessions in [Sessions](/settings/sessions), choose letters in [Notifications](/settings/notifications).',
        'Close the account in [settings](/settings/close). Then the e-mail, the password, the name, the phone, the picture and the cards are gone. Your username, orders, chats, reviews and the books stay: others have a part in them. Requests to support stay without your address.',
        'Ask us what we keep about you, or to have something deleted: [Support](/support).',
      ],
    },
    {
      id: 'safety',
      title: 'How it is protected',
      blocks: [
        'All connections are encrypted, passwords are kept only as hashes, logins of accounts are sealed, and every look at them is recorded. If data gets into strange hands in spite of this, we tell those concerned and say what to do.',
      ],
    },
  ],
};
