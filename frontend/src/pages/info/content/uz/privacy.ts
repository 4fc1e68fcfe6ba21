import type { InfoDocument } from '../shape';

export const privacy: InfoDocument = {
  title: 'Maxfiylik',
  lead: 'Siz haqingizda nimani bilamiz, nima uchun, buni kim koʻradi va u qachon yoʻqoladi.',
  sections: [
    {
      id: 'what',
      title: 'Nimani saqlaymiz',
      blocks: [
        [
          'Oʻzingiz berganlarni: pochta, foydalanuvchi nomi va xohlasangiz ism, telefon, rasm va oʻzingiz haqingizdagi soʻzlar.',
          'Bu yerda qilganlaringizni: eʼlonlar, buyurtmalar, suhbatlar, sharhlar, shikoyatlar, yordam soʻrovlari.',
          'Pulni: toʻldirish, toʻlov, yechish. Kartadan — niqoblangan raqam va toʻlov xizmati tokeni, hech qachon toʻliq raqam emas.',
          'Kirishlarni: vaqt, tarmoq manzili va qurilma turi — seanslaringizni koʻrib, yopishingiz uchun.',
          'Oʻyin akkauntlari loginlarini — shifrlangan holda, har birini oʻz kaliti bilan.',
        ],
        'Google orqali kirsangiz, u bizga pochtangizni va u tasdiqlanganini aytadi. Google parolingiz bizga kelmaydi.',
      ],
    },
    {
      id: 'why',
      title: 'Nima uchun',
      blocks: [
        [
          'Bitimlaringizni bajarish va sizga tegishlisini toʻlash uchun.',
          'Nizolarni hal qilish va savollaringizga javob berish uchun.',
          'Hisoblar va pulni begonalar va firibgarlardan himoya qilish uchun.',
          'Hisob-kitobni qonun talab qilganidek yuritish uchun.',
        ],
        'Biz maʼlumot sotmaymiz va birovning reklamasini koʻrsatmaymiz.',
      ],
    },
    {
      id: 'who',
      title: 'Buni kim koʻradi',
      blocks: [
        'Hamma foydalanuvchi nomingiz, rasmingiz, eʼlonlaringiz, sharhlaringiz va nechta bitim qilganingizni koʻradi. Buyurtmaning narigi tomoni unga tegishlisini koʻradi. Pochta va telefoningizni boshqa foydalanuvchilar koʻrmaydi.',
        'Xodimlarimiz roliga qarab, ishi uchun kerakligini koʻradi: pulga qaraydigan moderatorlik qilmaydi, moderator kartalarni koʻrmaydi. Suhbatni ular faqat nizo ichida yoki shikoyat qilingan qatorlarini oʻqiydi. Loginni — faqat nizo ichida, sababini koʻrsatib, va ikkala tomon buni biladi.',
        'Doʻkondan tashqariga maʼlumot toʻlov xizmatlariga (toʻlov uchun keragi), pochta xizmatiga (manzilingiz va xat) va qonun majbur qilgan hollarda davlat idoralariga beriladi. Xatolar haqidagi hisobotlarda ism, pochta va mazmun boʻlmaydi.',
      ],
    },
    {
      id: 'cookies',
      title: 'Cookie va qurilmangiz',
      blocks: [
        'Biz faqat doʻkon ularsiz ishlamaydiganini qoʻyamiz: hisobda qolishingiz uchun bitta va shakllarni himoya qilish uchun bitta cookie. Til, mavzu, oxirgi qidiruvlar va yuborilmagan matnlarni brauzeringizning oʻzi saqlaydi. Begona cookie va saytlararo kuzatuv yoʻq.',
        'Sahifalar qanchalik tez ochilishi kim ekaningiz aytilmasdan oʻlchanadi.',
      ],
    },
    {
      id: 'how-long',
      title: 'Qancha vaqt',
      blocks: [
        [
          'Profilingiz — hisob bor ekan.',
          'Pochtasi tasdiqlanmagan va hech narsa qilmagan hisob — bir hafta.',
          'Seans — koʻpi bilan 30 kun; foydalanilmasa 7 kun.',
          'Oʻyin akkaunti logini — shifrlangan holda, buyurtma boʻyicha dalil sifatida kerak boʻlishi mumkin ekan.',
          'Yuborilgan xatlar mazmuni — 30 kun. Shikoyat qilingan narsa — ish tugaganidan keyin 180 kun.',
          'Hisob-kitob va xodimlar ishlari — doimo: pulni isbotlab boʻlishi kerak.',
        ],
      ],
    },
    {
      id: 'rights',
      title: 'Siz nima qila olasiz',
      blocks: [
        'Maʼlumotlaringizni [sozlamalar](/settings/profile)da koʻrish va tuzatish, seanslarni [Seanslar](/settings/sessions)da yopish, xatlarni [Bildirishnomalar](/settings/notifications)da tanlash.',
        'Hisobni [sozlamalar](/settings/close)da yopish. Shunda pochta, parol, ism, telefon, rasm va kartalar yoʻqoladi. Foydalanuvchi nomi, buyurtmalar, suhbatlar, sharhlar va hisob-kitob qoladi: ularda boshqalar ham qatnashgan. Yordam soʻrovlari manzilingizsiz qoladi.',
        'Siz haqingizda nima saqlashimizni soʻrash yoki biror narsani oʻchirtirish: [Yordam](/support).',
      ],
    },
    {
      id: 'safety',
      title: 'Qanday himoyalangan',
      blocks: [
        'Barcha ulanishlar shifrlangan, parollar faqat xesh koʻrinishida saqlanadi, akkauntlar loginlari muhrlangan va ularni har bir koʻrish yoziladi. Shunga qaramay maʼlumot begona qoʻlga tushsa, taalluqli odamlarga aytamiz va nima qilish kerakligini bildiramiz.',
      ],
    },
  ],
};
