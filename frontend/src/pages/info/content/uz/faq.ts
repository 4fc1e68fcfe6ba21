import type { Faq } from '../shape';

export const faq: Faq = {
  title: 'Savol va javoblar',
  lead: 'Bitimlar, pul va hisoblar haqida eng koʻp soʻraladigan savollar. Javob topilmadimi? [Bizga yozing](/support).',
  groups: [
    {
      id: 'escrow',
      title: 'Escrow va topshirish',
      items: [
        {
          id: 'what-is-escrow',
          question: 'Escrow nima?',
          answer: [
            'Ikki tomon oʻz ishini bajarguncha pulni uchinchi tomon saqlaydi. Bu yerda u — WibeStore: narx buyurtmangizning alohida hisobida turadi, uni na xaridor, na sotuvchi olib qoʻya oladi.',
            'Bosqichma-bosqich: [Qanday ishlaydi](/how-it-works).',
          ],
        },
        {
          id: 'when-seller-paid',
          question: 'Sotuvchi pulni qachon oladi?',
          answer: [
            'Xaridor buyurtmani tasdiqlaganda yoki u jim tursa va nizo ochmasa, topshirilganidan 24 soat oʻtgach. 24 soat toʻlovdan emas, login topshirilgan paytdan boshlanadi.',
          ],
        },
        {
          id: 'no-delivery',
          question: 'Sotuvchi akkauntni topshirmasa-chi?',
          answer: [
            'Sotuvchi aytgan vaqt tugagach, buyurtma sahifasida uni bekor qilsangiz, butun narx darhol hamyoningizga qaytadi.',
            'Hech narsa qilmasangiz, toʻlovdan 24 soat oʻtgach bu oʻzi sodir boʻladi. Topshirilmagan buyurtma uchun sotuvchiga pul oʻz-oʻzidan berilmaydi.',
          ],
        },
        {
          id: 'no-confirm',
          question: 'Tasdiqlashni unutsam-chi?',
          answer: [
            'Topshirilganidan 24 soat oʻtgach buyurtma oʻzi yakunlanadi va sotuvchi pulini oladi. Akkauntni vaqtida tekshiring: qolgan vaqt buyurtma sahifasida koʻrinadi. Biror narsa notoʻgʻri boʻlsa, nizo oching: u vaqtni toʻxtatadi.',
          ],
        },
        {
          id: 'not-as-described',
          question: 'Akkaunt vaʼda qilinganidek emas. Nima qilay?',
          answer: [
            'Tasdiqlamang. Buyurtma sahifasida nizo oching, sababini tanlang va nima notoʻgʻri ekanini yozing; rasmlar yordam beradi. Nizo tugaguncha pul escrowda qoladi.',
          ],
        },
        {
          id: 'taken-back',
          question: 'Sotuvdan keyin sotuvchi akkauntni qaytarib oldi',
          answer: [
            'Buyurtma puli sotuvchida hali ushlab turilgan boʻlsa, buyurtma sahifasida sotuvdan keyingi daʼvo bor: pul escrowga qaytadi va nizo ochiladi.',
            'U yerda bu imkon endi boʻlmasa, buyurtma raqami bilan [bizga yozing](/support).',
          ],
        },
      ],
    },
    {
      id: 'buying',
      title: 'Xarid qilish',
      items: [
        {
          id: 'how-buy',
          question: 'Akkauntni qanday sotib olaman?',
          answer: [
            'Eʼlonni tanlang, «Escrow bilan sotib olish»ni bosing va hamyondan yoki toʻlov xizmati orqali toʻlang. Keyin buyurtma sahifasida loginni oching, akkauntni tekshiring va tasdiqlang.',
          ],
        },
        {
          id: 'first-steps',
          question: 'Loginni olgach, avval nima qilaman?',
          answer: [
            [
              'Kiring va akkauntni eʼlon bilan solishtiring.',
              'Unga bogʻlangan parol, pochta va telefonni almashtiring.',
              'Oʻyin sozlamalarida boshqa qurilmalar seanslarini yoping.',
              'Faqat shundan keyin buyurtmani tasdiqlang.',
            ],
          ],
        },
        {
          id: 'price-offer',
          question: 'Oʻz narximni taklif qilsam boʻladimi?',
          answer: [
            'Ha, agar sotuvchi ruxsat bergan boʻlsa. Taklif hech narsani band qilmaydi: boshqalar toʻliq narxda sotib olishi mumkin. Sotuvchi rozi boʻlsa, narx siz uchun 15 daqiqa saqlanadi.',
          ],
        },
        {
          id: 'cancel-order',
          question: 'Buyurtmani bekor qilsam boʻladimi?',
          answer: [
            'Toʻlovgacha — istalgan vaqtda. Undan keyin — sotuvchining topshirish vaqti tugaganda. Topshirilgach, pul faqat nizo orqali qaytadi: loginni koʻrib boʻlgansiz.',
          ],
        },
        {
          id: 'late-payment',
          question: 'Toʻlovim buyurtma yopilgandan keyin keldi',
          answer: [
            'Pul yoʻqolmagan: u hamyoningizda. Akkaunt hali sotuvda boʻlsa, uni yoki boshqasini sotib oling, yoxud toʻldirishni qaytarishni soʻrang.',
          ],
        },
      ],
    },
    {
      id: 'money',
      title: 'Hamyon va pul',
      items: [
        {
          id: 'top-up',
          question: 'Hamyonni qanday toʻldiraman?',
          answer: [
            '[Hamyon](/wallet)ni oching, summani kiriting va toʻlov xizmatini tanlang. Hozir qaysi xizmatlar ishlayotgani va qanchadan qanchagacha toʻldirish mumkinligi oʻsha yerda koʻrinadi.',
          ],
        },
        {
          id: 'deposit-back',
          question: 'Toʻldirilgan pulni kartaga qaytarsa boʻladimi?',
          answer: [
            'Ha, undan hech narsa sarflanmagan boʻlsa: [operatsiyalar](/transactions)dan toʻldirishni oching. Baʼzi xizmatlardan pulni biz qaytarib soʻraymiz, baʼzilarida qaytarishni xizmatning oʻzi boshlaydi — toʻldirish sahifasida aytilgan. Batafsil: [Pulni qaytarish](/refunds).',
          ],
        },
        {
          id: 'withdraw',
          question: 'Pulni qanday yechaman?',
          answer: [
            'Karta qoʻshing va [Yechish](/wallet/withdraw)ni bosing. Eng kichik va eng katta summa hamda haq, agar boʻlsa, tasdiqlashdan oldin koʻrsatiladi. Pochta tasdiqlangan boʻlishi kerak. Katta summalarni ikki xodimimiz koʻradi, shuning uchun ular koʻproq vaqt oladi.',
          ],
        },
        {
          id: 'withdraw-paused',
          question: 'Nega pul yechish toʻxtatilgan?',
          answer: [
            'Parol, pochta yoki ikki bosqichli kirish oʻzgargach va karta qoʻshilgach, pul yechish bir muddat toʻxtaydi: buni begona qilgan boʻlsa, sezishga ulgurasiz. Qachongacha ekani sahifada yozilgan.',
          ],
        },
        {
          id: 'commission',
          question: 'Komissiya qancha?',
          answer: [
            'Xaridor hech narsa toʻlamaydi. Sotuvchi har savdodan oʻz tarifi komissiyasini toʻlaydi; barcha tariflar stavkasi [Premium](/premium) sahifasida. Buyurtmada u qilingan kundagi stavka qoladi.',
          ],
        },
        {
          id: 'debt',
          question: 'Nega mening qarzim bor?',
          answer: [
            'Toʻlov xizmati sarflab boʻlingan toʻldirishni qaytarib oldi. Hamyonga kelgan pul avval qarzni yopadi, ungacha pul yechib boʻlmaydi. Bunga aloqangiz yoʻqmi? [Bizga yozing](/support).',
          ],
        },
      ],
    },
    {
      id: 'selling',
      title: 'Sotish',
      items: [
        {
          id: 'how-sell',
          question: 'Akkauntni qanday sotaman?',
          answer: [
            '[Akkaunt sotish](/sell)ni bosing, oʻyinni tanlang, akkauntni tasvirlang, rasm va narx qoʻying. Loginni darhol muhrlab qoʻysangiz, kimdir toʻlashi bilan u oʻzi topshiriladi.',
          ],
        },
        {
          id: 'moderation',
          question: 'Nega eʼlonim hali sotuvda emas?',
          answer: [
            'Sotuvga chiqishdan oldin uni moderator koʻradi. Biror narsani oʻzgartirish kerak boʻlsa, nima va nega ekanini oʻqiysiz va qayta yuborasiz.',
          ],
        },
        {
          id: 'seller-hold',
          question: 'Nega savdo pulidan darhol foydalana olmayman?',
          answer: [
            'Yakunlangan savdosi kam sotuvchilarning puli yana bir muddat ushlab turiladi — akkaunt qaytarib olinishi ehtimoliga qarshi. Muddat eʼlon berishdan oldin aytiladi, qachon boʻshashi hamyonda koʻrinadi.',
          ],
        },
        {
          id: 'cannot-deliver',
          question: 'Buyurtmani topshira olmayman',
          answer: [
            'Uni buyurtma sahifasida rad eting: xaridor narxni darhol qaytarib oladi. Eʼlon pauzaga qoʻyiladi va bu hisobga olinadi, lekin jim turish bundan yomonroq.',
          ],
        },
        {
          id: 'premium',
          question: 'Tarif nima beradi?',
          answer: [
            'Kamroq komissiya, bir vaqtda koʻproq eʼlon va oʻxshashlar orasida yuqoriroq joy. Narxlar va chegaralar: [Premium](/premium). Tarifni bekor qilish mumkin — u toʻlangan muddat oxirigacha ishlaydi.',
          ],
        },
      ],
    },
    {
      id: 'disputes',
      title: 'Nizolar',
      items: [
        {
          id: 'open-dispute',
          question: 'Nizoni kim va qachon ochishi mumkin?',
          answer: [
            'Topshirilgach — xaridor ham, sotuvchi ham; ungacha — sotuvchi kechiksa, xaridor. Nizo buyurtmaning barcha muddatlarini toʻxtatadi.',
          ],
        },
        {
          id: 'who-decides',
          question: 'Nizo qanday tugaydi?',
          answer: [
            'Ikki tomon istalgan vaqtda kelishishi mumkin: biri pulni qanday boʻlishni taklif qiladi, ikkinchisi qabul qiladi. Kelisha olmasalar, bitimda ishtirok etmagan moderator qaror qiladi va ikkala tomon sababini oʻqiydi.',
          ],
        },
        {
          id: 'silence',
          question: 'Narigi tomon jim tursa-chi?',
          answer: [
            'Nizoni ochmagan tomonga javob uchun 12 soat beriladi, keyin eslatiladi va yana 12 soat beriladi. Sotuvchi jim tursa, pul qaytadi; xaridor jim tursa, pul sotuvchiga oʻtadi.',
          ],
        },
      ],
    },
    {
      id: 'account',
      title: 'Hisob va xavfsizlik',
      items: [
        {
          id: 'outside',
          question: 'Menga doʻkondan tashqarida bitim taklif qilishyapti',
          answer: [
            'Rad eting va shikoyat qiling. Doʻkondan tashqarida pulni hech kim saqlamaydi va biz hech narsani qaytara olmaymiz. Biz hech qachon parol, xabardagi kod yoki kartaning maxfiy kodini soʻramaymiz.',
          ],
        },
        {
          id: 'login-safe',
          question: 'Akkaunt loginini kim koʻradi?',
          answer: [
            'Toʻlagan xaridor. Login shifrlangan, har bir koʻrish yoziladi va ikkala tomonga koʻrinadi. Xodimlarimiz uni faqat nizo ichida, sababini koʻrsatib ocha oladi va ikkala tomon buni biladi.',
          ],
        },
        {
          id: 'no-letter',
          question: 'Havolali xat kelmayapti',
          answer: [
            'Spam papkasiga qarang, manzilni tekshiring, bir necha daqiqa kuting va yangi xat soʻrang. Faqat eng yangi havola ishlaydi.',
          ],
        },
        {
          id: 'stolen',
          question: 'WibeStore hisobimga kimdir kirdi',
          answer: [
            'Darhol parolni tiklang va [Xavfsizlik](/settings/security) boʻlimida boshqa seanslarni yoping. Ikki bosqichli kirishni yoqing. Soʻng [bizga yozing](/support): hali ketmagan pulni toʻxtatish mumkin.',
          ],
        },
        {
          id: 'blocked',
          question: 'Hisobim bloklangan',
          answer: [
            'Xatda sababi aytilgan va bir marta eʼtiroz bildirish uchun havola bor. Uni qaror qilgan kishi emas, boshqa xodim koʻradi.',
          ],
        },
        {
          id: 'close-account',
          question: 'Hisobimni qanday yopaman?',
          answer: [
            'Pul, ochiq buyurtma, pul yechish va nizo qolmagach, [sozlamalar](/settings/close)da. Nima oʻchirilishi va nima qolishi kerakligi [Maxfiylik](/privacy) sahifasida.',
          ],
        },
      ],
    },
  ],
};
