import type { InfoDocument } from '../shape';

export const terms: InfoDocument = {
  title: 'Foydalanish shartlari (ommaviy oferta)',
  lead: 'WibeStore nima taklif qiladi, sizdan nima soʻraydi va bu yerda bitimlar qanday oʻtadi. Roʻyxatdan oʻtib, sotib olib yoki sotib, siz bu shartlarni qabul qilasiz.',
  sections: [
    {
      id: 'about',
      title: 'Bu nima',
      blocks: [
        'WibeStore — savdo maydoni. Sotuvchilar oʻyin akkauntlarini taklif qiladi, xaridorlar sotib oladi, WibeStore esa har bir bitim pulini u tugaguncha saqlaydi (escrow). WibeStore akkauntlar sotuvchisi emas: bitim xaridor va sotuvchi oʻrtasida tuziladi.',
        'WibeStore ortida kim turgani [Kompaniya haqida](/company) sahifasida.',
        'Bu matn — ommaviy oferta: u hamma uchun bir xil va doʻkondan foydalanish bilan qabul qilinadi.',
      ],
    },
    {
      id: 'account',
      title: 'Bu yerdagi hisobingiz',
      blocks: [
        'Yoshingiz qonun boʻyicha bunday bitim tuzishga yetishi yoki ota-onangiz yoxud vasiyingiz rozi boʻlishi kerak. Bir kishida bitta hisob boʻladi; uni sotish yoki berish mumkin emas.',
        'Parolni hech kimga aytmang va pochtangiz toʻgʻri ekaniga qarab turing: muhim xabarlar oʻsha yerga keladi. Sotish va pul yechish uchun pochta tasdiqlangan boʻlishi kerak.',
        'Begona kirganini bizga aytmaguningizcha, hisobingizdan qilingan ish siz qilgan hisoblanadi.',
      ],
    },
    {
      id: 'deal',
      title: 'Bitim qanday oʻtadi',
      blocks: [
        [
          'Buyurtma eʼlonni band qiladi. U oʻz vaqtida toʻlanmasa, yopiladi va hech narsa olinmaydi.',
          'Toʻlov bilan narx buyurtmaning alohida hisobiga oʻtadi. Uni u yerdan hech bir tomon olib qoʻya olmaydi.',
          'Sotuvchi loginni eʼlonda aytilgan vaqtda topshiradi yoki login oldindan muhrlangan boʻlsa, oʻzi topshiriladi.',
          'Xaridor akkauntni tekshiradi va tasdiqlaydi yoki nizo ochadi.',
          'Tasdiqlash bilan yoki nizo boʻlmasa, topshirilganidan 24 soat oʻtgach, sotuvchi komissiya ayirilgan narxni oladi.',
          'Topshirilmagan buyurtma toʻlovdan koʻpi bilan 24 soat oʻtib bekor boʻladi va xaridor butun narxni qaytarib oladi.',
        ],
        'Muddatlarni server sanaydi; ular buyurtma sahifasida koʻrinadi.',
      ],
    },
    {
      id: 'seller',
      title: 'Sotuvchi nimani vaʼda qiladi',
      blocks: [
        [
          'Akkauntni sotishga haqli va uni rost va toʻliq tasvirlaydi.',
          'Akkaunt boshqa joyda sotilmayapti, topshirilgan login toʻliq va ishlaydi.',
          'Akkauntni qaytarib olmaydi va oʻyin egalikni tasdiqlashni soʻrasa, xaridorga yordam beradi.',
          'Aytgan vaqtida topshiradi va topshira olmaydiganini darhol rad etadi.',
        ],
        'Baʼzi oʻyinlar yaratuvchilari oʻz qoidalarida akkaunt sotishni taqiqlaydi. Sotuvchi va xaridor oʻyin bunday akkauntni cheklashi mumkinligini biladi va bitimni shuni hisobga olib tanlaydi.',
      ],
    },
    {
      id: 'buyer',
      title: 'Xaridor nimani vaʼda qiladi',
      blocks: [
        [
          'Akkauntni berilgan vaqtda koʻradi va faqat tekshirganini tasdiqlaydi.',
          'Qaytarmoqchi boʻlgan akkauntni oʻzgartirmaydi va buzmaydi.',
          'Nizoni faqat haqiqatan ham biror narsa notoʻgʻri boʻlsa ochadi va unda rost gapiradi.',
          'Bu yerda sarflab boʻlganini toʻlov xizmatidan qaytarib soʻramaydi.',
        ],
      ],
    },
    {
      id: 'money',
      title: 'Hamyon, komissiya, tariflar',
      blocks: [
        'Hamyon qancha soʻm sizniki ekanini koʻrsatadi. U toʻlov xizmatlari orqali toʻldiriladi va bank kartalariga yechiladi; unga foiz qoʻshilmaydi va u bank hisobi emas. Summalar va haqlar har qadamdan oldin koʻrinadi.',
        'Xaridor narxni toʻlaydi, boshqa hech narsa emas. Sotuvchi oʻz tarifi komissiyasini toʻlaydi; buyurtma uchun u qilingan kundagi stavka amal qiladi. Tariflar va narxlari [Premium](/premium) sahifasida. Oʻzgargan narx keyingi toʻlovdan boshlab amal qiladi.',
        'Yakunlangan savdosi kam sotuvchilarning puli berilgandan keyin yana bir muddat ushlab turiladi. Pul yechishni odamlar tekshirishi mumkin; xavfsizlik uchun muhim oʻzgarishlardan keyin u bir muddat, qarz bor paytda esa butunlay toʻxtaydi.',
        'Toʻlov xizmati sarflangan toʻldirishni qaytarib olsa, qarz paydo boʻladi va kelgan pul avval uni yopadi.',
      ],
    },
    {
      id: 'disputes',
      title: 'Nizolar',
      blocks: [
        'Nizo buyurtma muddatlarini toʻxtatadi, pul escrowda qoladi. Ikki tomon istalgan vaqtda kelishishi mumkin. Eslatmadan keyin ham javob bermagan tomon jimligi bilan nizoni yutqazadi. Aks holda moderatorlar ikkala tomon koʻrsatganiga qarab qaror qiladi va sababini aytadi.',
        'Buyurtma puli haqidagi qaror shu shartlar boʻyicha chiqariladi va sizni sudga murojaat qilish huquqidan mahrum qilmaydi.',
      ],
    },
    {
      id: 'forbidden',
      title: 'Nima mumkin emas',
      blocks: [
        [
          'Doʻkondan tashqari bitimlar va shu maqsadda eʼlon va suhbatlarda kontakt yoki rekvizit berish.',
          'Oʻgʻirlangan akkauntlar, birovning kartalari, kelib chiqishi noaniq pul.',
          'Chegaralar yoki blokni aylanib oʻtish uchun bir kishining bir necha hisobi, sotib olingan sharh va shikoyatlar.',
          'Haqorat, tahdid, reklama, birovning shaxsiy maʼlumotlari.',
          'Doʻkon tizimlariga kirib olish yoki ularni ataylab yuklash. Zaiflik topsangiz, iltimos, [bizga ayting](/support).',
        ],
        'Bu qoidalarni buzgan narsani yashirishimiz, ogohlantirishimiz yoki hisobni bloklashimiz mumkin. Siz sababini oʻqiysiz va xatda aytilgan muddatda bir marta eʼtiroz bildira olasiz. Blokning oʻzi pulni koʻchirmaydi: ochiq buyurtmalar oxiriga yetkaziladi.',
      ],
    },
    {
      id: 'liability',
      title: 'Biz nimaga javob beramiz',
      blocks: [
        'Biz bitimlar puli saqlanishi va shu qoidalar boʻyicha berilishi hamda loginlar muhrlangan turishi uchun javob beramiz. Bitimdan keyin oʻyin yaratuvchisi akkaunt bilan nima qilishi va doʻkondan tashqari bitimlar uchun javob bermaymiz.',
        'Doʻkon ishlamay qolgan boʻlsa, yurayotgan muddatlar shu vaqtga uzaytiriladi.',
        'Qonun isteʼmolchiga bergan huquqlar oʻz kuchida qoladi.',
      ],
    },
    {
      id: 'changes',
      title: 'Oʻzgarishlar va qonun',
      blocks: [
        'Bu shartlarni oʻzgartirishimiz mumkin. Yuqoridagi sana bu oxirgi marta qachon boʻlganini aytadi. Buyurtma u qilingan kundagi shartlar boʻyicha bajariladi. Oʻzgarishga rozi boʻlmagan kishi hisobini yopishi mumkin.',
        'Oʻzbekiston Respublikasi qonunlari qoʻllanadi. Avval bizga yozing: deyarli hammasi [yordam xizmatida](/support) hal boʻladi.',
      ],
    },
  ],
};
