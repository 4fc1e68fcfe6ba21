import type { InfoDocument } from '../shape';

export const refunds: InfoDocument = {
  title: 'Pulni qaytarish',
  lead: 'Pul qachon, qanday va qayerga qaytadi.',
  sections: [
    {
      id: 'before-payment',
      title: 'Toʻlovdan oldin',
      blocks: [
        'Buyurtmani bekor qiling yoki vaqti tugashini kuting: hech narsa olinmagan. Xizmat orqali toʻlashni boshlagan boʻlsangiz va pul keyinroq kelsa, u hamyoningizga tushadi.',
      ],
    },
    {
      id: 'not-delivered',
      title: 'Toʻlangan, lekin topshirilmagan',
      blocks: [
        'Butun narx darhol hamyoningizga qaytadi, agar:',
        [
          'sotuvchi buyurtmani rad etsa;',
          'sotuvchining vaqti tugagach, uni bekor qilsangiz;',
          'toʻlovdan 24 soat oʻtsa — bu oʻzi sodir boʻladi.',
        ],
      ],
    },
    {
      id: 'delivered',
      title: 'Topshirilgan, lekin biror narsa notoʻgʻri',
      blocks: [
        'Topshirilganidan keyin 24 soat ichida, tasdiqlashdan oldin nizo oching. Nizo oxirida sizga butun narx, bir qismi qaytadi yoki hech narsa qaytmaydi:',
        [
          'ikkovingiz kelishganingizdek;',
          'sotuvchi ikki marta 12 soat jim tursa, sizning foydangizga;',
          'moderatorlar qaror qilganidek — ikkala tomon oʻqiydigan izoh bilan.',
        ],
        'Pul qaytarilgach, loginga kirishingiz yopiladi.',
      ],
    },
    {
      id: 'completed',
      title: 'Buyurtma yakunlangach',
      blocks: [
        'Yakunlangan buyurtma fikr oʻzgargani uchun qaytarilmaydi. Akkaunt qaytarib olingan va sotuvchi puli hali ushlab turilgan boʻlsa, buyurtma sahifasida sotuvdan keyingi daʼvo bildiring. Aks holda [bizga yozing](/support): nima qilish mumkinligini koʻramiz.',
      ],
    },
    {
      id: 'deposit',
      title: 'Toʻldirish — kelgan joyiga',
      blocks: [
        'Hech narsa sarflanmagan toʻldirish kelgan yoʻli bilan qaytishi mumkin. Xizmatdan soʻray oladigan joyda toʻldirish sahifasidagi tugmani bosing: pul hamyondan chiqadi va xizmat uni joʻnatadi. Qaytarishni xizmatning oʻzi boshlaydigan joyda unga murojaat qiling. Xizmat rad etsa, pul hamyonga qaytadi.',
        'Toʻldirishning bir qismi yoki sarflangani bunday qaytmaydi: qolganini kartaga yeching.',
      ],
    },
    {
      id: 'withdrawal',
      title: 'Pul yechish',
      blocks: [
        'Pul yechishni bankka yuborilgunicha bekor qilish mumkin. Bank uni qaytarsa, pul yana hamyonda boʻladi. Bankka qancha vaqt kerakligi bizga bogʻliq emas; u qayerda ekani pul yechish sahifasida koʻrinadi.',
      ],
    },
    {
      id: 'plans',
      title: 'Tariflar',
      blocks: [
        'Bekor qilingan tarif toʻlangan muddat oxirigacha ishlaydi; bu vaqt pul bilan qaytarilmaydi. Yuqoriroq tarifga oʻtganda ishlatilmagan kunlar uning narxiga hisoblanadi. Qancha toʻlashingiz rozi boʻlishdan oldin koʻrinadi: [Premium](/premium).',
      ],
    },
    {
      id: 'where',
      title: 'Qayerga va qanchalik tez',
      blocks: [
        'Buyurtmalar puli qaror chiqqan onda, haqsiz hamyoningizga keladi. U yerdan yana xarid qilish yoki [yechish](/wallet/withdraw) mumkin. Har bir harakat [operatsiyalar](/transactions)da koʻrinadi.',
        'Biror narsa toʻgʻri kelmayaptimi? Buyurtma raqami bilan [bizga yozing](/support).',
      ],
    },
  ],
};
