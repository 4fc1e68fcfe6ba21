"""Ready reasons the shop begins with: code, use, field, words. Staff change them later, and theirs stay."""

Ready = tuple[str, str, str, dict[str, str]]

TEMPLATES: list[Ready] = [
    (
        "title-unclear",
        "listing",
        "title",
        {
            "uz": "Sarlavhada oʻyin va akkauntning asosiy jihati koʻrinsin.",
            "ru": "В заголовке должны быть игра и главное в аккаунте.",
            "en": "Let the title say the game and what matters most in the account.",
        },
    ),
    (
        "title-shouting",
        "listing",
        "title",
        {
            "uz": "Sarlavhani bosh harflarsiz va ortiqcha belgilarsiz yozing.",
            "ru": "Напишите заголовок без сплошных заглавных букв и лишних знаков.",
            "en": "Write the title without capitals throughout and without extra signs.",
        },
    ),
    (
        "description-short",
        "listing",
        "description",
        {
            "uz": "Tavsifni toʻldiring: akkauntda nima bor va xaridor nimani oladi.",
            "ru": "Дополните описание: что есть в аккаунте и что получит покупатель.",
            "en": "Please add to the description: what the account holds and what the buyer gets.",
        },
    ),
    (
        "description-contacts",
        "listing",
        "description",
        {
            "uz": "Tavsifdan telefon, Telegram va boshqa aloqa maʼlumotlarini olib tashlang: suhbat shu yerda oʻtadi.",
            "ru": "Уберите из описания телефон, Telegram и другие контакты: общение идёт здесь, в чате.",
            "en": "Please take contacts out of the description: people talk in the chat here.",
        },
    ),
    (
        "description-mismatch",
        "listing",
        "description",
        {
            "uz": "Tavsif rasmlardagi akkauntga mos kelmayapti.",
            "ru": "Описание не совпадает с аккаунтом на изображениях.",
            "en": "The description does not match the account in the pictures.",
        },
    ),
    (
        "attributes-wrong",
        "listing",
        "attributes",
        {
            "uz": "Xususiyatlar rasmlarga mos emas: ularni tekshirib, toʻgʻrilang.",
            "ru": "Характеристики не совпадают с изображениями: проверьте и исправьте их.",
            "en": "The attributes differ from the pictures: please check and mend them.",
        },
    ),
    (
        "images-unclear",
        "listing",
        "images",
        {
            "uz": "Rasmlar xira yoki kesilgan. Profil va inventar toʻliq koʻringan skrinshotlarni qoʻshing.",
            "ru": "Изображения нечёткие или обрезаны. Добавьте скриншоты, где видны профиль и инвентарь целиком.",
            "en": "The pictures are blurred or cut. Please add screenshots that show profile and inventory whole.",
        },
    ),
    (
        "images-not-yours",
        "listing",
        "images",
        {
            "uz": "Bu rasmlar boshqa eʼlonda bor. Oʻz akkauntingizning skrinshotlarini qoʻshing.",
            "ru": "Эти изображения уже есть в другом объявлении. Добавьте скриншоты своего аккаунта.",
            "en": "These pictures are in another listing already. Please add screenshots of your own account.",
        },
    ),
    (
        "images-contacts",
        "listing",
        "images",
        {
            "uz": "Rasmlarda aloqa maʼlumotlari yoki reklama bor: ularsiz rasm qoʻshing.",
            "ru": "На изображениях есть контакты или реклама: добавьте изображения без них.",
            "en": "There are contacts or advertising in the pictures: please add ones without.",
        },
    ),
    (
        "price-unreal",
        "listing",
        "price",
        {
            "uz": "Narx shunga oʻxshash akkauntlarnikidan juda farq qiladi. Uni tekshirib koʻring.",
            "ru": "Цена сильно отличается от похожих аккаунтов. Проверьте её, пожалуйста.",
            "en": "The price is far from that of similar accounts. Please check it.",
        },
    ),
    (
        "login-method-wrong",
        "listing",
        "login_method",
        {
            "uz": "Kirish usuli akkauntnikiga mos emas.",
            "ru": "Способ входа не соответствует аккаунту.",
            "en": "The way to sign in is not that of the account.",
        },
    ),
    (
        "game-wrong",
        "listing",
        "game",
        {
            "uz": "Eʼlon boshqa oʻyinga tegishli: toʻgʻri oʻyinni tanlang.",
            "ru": "Объявление относится к другой игре: выберите нужную.",
            "en": "The listing belongs to another game: please choose the right one.",
        },
    ),
    (
        "listing-duplicate",
        "listing",
        "",
        {
            "uz": "Bu akkaunt uchun eʼlon allaqachon bor.",
            "ru": "Для этого аккаунта уже есть объявление.",
            "en": "There is a listing for this account already.",
        },
    ),
    (
        "listing-forbidden",
        "listing",
        "",
        {
            "uz": "Bu narsani doʻkonda sotish mumkin emas: qoidalarga qarang.",
            "ru": "Это нельзя продавать в магазине: посмотрите правила.",
            "en": "This may not be sold in the shop: please see the rules.",
        },
    ),
    (
        "verdict-contacts",
        "verdict",
        "",
        {
            "uz": "Bitimni doʻkondan tashqariga olib chiqish mumkin emas: u yerda pulingizni himoya qila olmaymiz.",
            "ru": "Нельзя уводить сделку из магазина: там мы не сможем защитить ваши деньги.",
            "en": "A deal may not be taken out of the shop: we could not protect anybody's money there.",
        },
    ),
    (
        "verdict-insult",
        "verdict",
        "",
        {
            "uz": "Yozganingiz boshqa odamni haqorat qiladi. Iltimos, hurmat bilan yozing.",
            "ru": "Ваши слова оскорбляют другого человека. Пожалуйста, пишите уважительно.",
            "en": "What you wrote insults somebody. Please write with respect.",
        },
    ),
    (
        "verdict-spam",
        "verdict",
        "",
        {
            "uz": "Bir xil xabar yoki reklamani qayta-qayta yuborish mumkin emas.",
            "ru": "Нельзя раз за разом присылать одинаковые сообщения или рекламу.",
            "en": "The same message or advertising may not be sent again and again.",
        },
    ),
    (
        "verdict-false-listing",
        "verdict",
        "",
        {
            "uz": "Eʼlonda yozilganlar haqiqatga toʻgʻri kelmaydi.",
            "ru": "Написанное в объявлении не соответствует действительности.",
            "en": "What the listing says is not true.",
        },
    ),
    (
        "verdict-stolen-account",
        "verdict",
        "",
        {
            "uz": "Sotilayotgan akkaunt sizga tegishli ekani tasdiqlanmadi.",
            "ru": "Не подтвердилось, что продаваемый аккаунт принадлежит вам.",
            "en": "It could not be confirmed that the account on sale is yours.",
        },
    ),
    (
        "verdict-fraud",
        "verdict",
        "",
        {
            "uz": "Bitimda firibgarlik belgilarini topdik.",
            "ru": "Мы нашли в сделке признаки мошенничества.",
            "en": "We found signs of fraud in a deal.",
        },
    ),
    (
        "verdict-false-review",
        "verdict",
        "",
        {
            "uz": "Sharh xarid haqida emas yoki yolgʻon maʼlumot beradi.",
            "ru": "Отзыв не о покупке или вводит в заблуждение.",
            "en": "The review is not about the purchase, or misleads.",
        },
    ),
    (
        "report-handled",
        "report",
        "",
        {
            "uz": "Murojaatni koʻrib chiqdik va chora koʻrdik.",
            "ru": "Мы рассмотрели жалобу и приняли меры.",
            "en": "We looked into the report and acted on it.",
        },
    ),
    (
        "report-no-breach",
        "report",
        "",
        {
            "uz": "Murojaatni koʻrib chiqdik, qoidabuzarlik topilmadi.",
            "ru": "Мы рассмотрели жалобу и не нашли нарушения.",
            "en": "We looked into the report and found no breach of the rules.",
        },
    ),
    (
        "report-not-enough",
        "report",
        "",
        {
            "uz": "Taqdim etilgan maʼlumot xulosa chiqarish uchun yetarli emas.",
            "ru": "Сведений недостаточно, чтобы сделать вывод.",
            "en": "What we know is not enough to come to a conclusion.",
        },
    ),
    (
        "dispute-no-access",
        "dispute",
        "",
        {
            "uz": "Xaridor akkauntga kira olmadi, pul unga qaytariladi.",
            "ru": "Покупатель не смог войти в аккаунт, деньги возвращаются ему.",
            "en": "The buyer could not sign in to the account; the money goes back to them.",
        },
    ),
    (
        "dispute-not-as-described",
        "dispute",
        "",
        {
            "uz": "Akkaunt eʼlonda yozilganidek emas.",
            "ru": "Аккаунт не такой, как в объявлении.",
            "en": "The account is not as the listing describes it.",
        },
    ),
    (
        "dispute-taken-back",
        "dispute",
        "",
        {
            "uz": "Akkaunt sotilganidan keyin qaytarib olingan.",
            "ru": "Аккаунт вернули себе после продажи.",
            "en": "The account was taken back after the sale.",
        },
    ),
    (
        "dispute-as-described",
        "dispute",
        "",
        {
            "uz": "Akkaunt eʼlonga mos va xaridorda: pul sotuvchiga oʻtadi.",
            "ru": "Аккаунт соответствует объявлению и у покупателя: деньги получает продавец.",
            "en": "The account is as described and with the buyer; the money goes to the seller.",
        },
    ),
    (
        "withdrawal-card-name",
        "withdrawal",
        "",
        {
            "uz": "Karta egasining ismi profilingizga mos emas.",
            "ru": "Имя владельца карты не совпадает с вашим профилем.",
            "en": "The name on the card is not that of your profile.",
        },
    ),
    (
        "withdrawal-unspent",
        "withdrawal",
        "",
        {
            "uz": "Toʻldirilgan pul xaridga ishlatilmagan: u toʻlov usuliga qaytarilishi mumkin.",
            "ru": "Пополнение не потрачено на покупки: его можно вернуть на способ оплаты.",
            "en": "The top-up was not spent on purchases: it can go back to the way it was paid.",
        },
    ),
    (
        "withdrawal-check",
        "withdrawal",
        "",
        {
            "uz": "Tekshiruv tugaguncha pul yechishni toʻxtatib turamiz.",
            "ru": "Вывод приостановлен до конца проверки.",
            "en": "The withdrawal waits until a check is finished.",
        },
    ),
]

# Ready answers of support.
ANSWERS: list[Ready] = [
    (
        "support-need-number",
        "support",
        "",
        {
            "uz": "Buyurtma yoki toʻlov raqamini yozing: shunda tezroq topamiz.",
            "ru": "Напишите, пожалуйста, номер заказа или платежа: так мы найдём быстрее.",
            "en": "Please tell us the number of the order or the payment: then we find it sooner.",
        },
    ),
    (
        "support-payment-checked",
        "support",
        "",
        {
            "uz": "Toʻlovni tekshiryapmiz. Pul yoʻqolmaydi: natijasini shu yerga yozamiz.",
            "ru": "Проверяем платёж. Деньги не пропадут: о результате напишем здесь.",
            "en": "We are checking the payment. The money is not lost; we write here what we find.",
        },
    ),
    (
        "support-open-dispute",
        "support",
        "",
        {
            "uz": "Buyurtma sahifasida nizo oching: shunda pul escrowda qoladi va muddat toʻxtaydi.",
            "ru": "Откройте спор на странице заказа: деньги останутся в эскроу, а срок остановится.",
            "en": "Please open a dispute on the order’s page: the money stays in escrow and the clock stops.",
        },
    ),
    (
        "support-done",
        "support",
        "",
        {
            "uz": "Tayyor. Yana savol boʻlsa, shu yerga yozing.",
            "ru": "Готово. Если остались вопросы, напишите здесь.",
            "en": "Done. If anything is left, write here.",
        },
    ),
]
