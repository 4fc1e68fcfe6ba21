"""
Titles of refusals in Uzbek and Russian; the English one stands at the error itself.

Not gettext: there are a few dozen, keyed by a stable code, and a test compares them with the registry.
"""

from wibestore.core.errors import DomainError

TITLES: dict[str, dict[str, str]] = {
    "appeal.decided": {"uz": "Eʼtiroz allaqachon koʻrib chiqilgan", "ru": "Апелляция уже рассмотрена"},
    "appeal.exists": {"uz": "Bu qarorga eʼtiroz bildirgansiz", "ru": "Вы уже обжаловали это решение"},
    "appeal.not_found": {"uz": "Bunday eʼtiroz yoʻq", "ru": "Такой апелляции нет"},
    "appeal.too_late": {"uz": "Eʼtiroz bildirish muddati tugagan", "ru": "Срок обжалования вышел"},
    "auth.challenge_invalid": {
        "uz": "Kirish choʻzilib ketdi; boshidan boshlang",
        "ru": "Вход занял слишком много времени, начните сначала",
    },
    "auth.code_wrong": {"uz": "Kod notoʻgʻri yoki ishlatilgan", "ru": "Код неверный или уже использован"},
    "auth.csrf_failed": {
        "uz": "Soʻrov doʻkonning oʻz sahifasidan kelgani isbotlanmadi",
        "ru": "Запрос не доказал, что пришёл со страницы магазина",
    },
    "auth.google_invalid": {
        "uz": "Google bu kirishni tasdiqlamadi; qayta urinib koʻring",
        "ru": "Google не подтвердил этот вход, попробуйте ещё раз",
    },
    "auth.google_link_required": {
        "uz": "Bu pochta bilan hisob bor; u sizniki ekanini isbotlang",
        "ru": "Аккаунт с этой почтой уже есть, подтвердите, что он ваш",
    },
    "auth.google_off": {
        "uz": "Bu yerda Google orqali kirib boʻlmaydi",
        "ru": "Вход через Google здесь не предлагается",
    },
    "auth.google_taken": {
        "uz": "Bu Google hisobi boshqa foydalanuvchiga tegishli",
        "ru": "Этот аккаунт Google принадлежит другому пользователю",
    },
    "auth.invalid_credentials": {"uz": "E-pochta yoki parol notoʻgʻri", "ru": "Неверная почта или пароль"},
    "auth.last_way_in": {
        "uz": "Avval parol oʻrnating: boshqa kirish yoʻlingiz qolmaydi",
        "ru": "Сначала задайте пароль: другого входа не останется",
    },
    "auth.link_expired": {
        "uz": "Bu havola eskirgan; yangisini soʻrang",
        "ru": "Эта ссылка устарела, запросите новую",
    },
    "auth.link_invalid": {
        "uz": "Bu havola endi ishlamaydi; yangisini soʻrang",
        "ru": "Эта ссылка больше не работает, запросите новую",
    },
    "auth.locked": {
        "uz": "Parol juda koʻp marta xato kiritildi; biroz kuting yoki xatimizdagi havolani oching",
        "ru": "Слишком много неверных паролей: подождите немного или откройте ссылку из нашего письма",
    },
    "auth.not_permitted": {"uz": "Bunga huquqingiz yoʻq", "ru": "У вас нет на это прав"},
    "auth.origin_not_allowed": {
        "uz": "Bu sahifadan kirish va chiqish mumkin emas",
        "ru": "С этой страницы нельзя входить и выходить",
    },
    "auth.required": {"uz": "Buning uchun tizimga kiring", "ru": "Войдите, чтобы сделать это"},
    "auth.step_up_required": {"uz": "Bu siz ekaningizni tasdiqlang", "ru": "Подтвердите, что это вы"},
    "auth.token_expired": {"uz": "Kirish kaliti muddati tugadi", "ru": "Срок ключа доступа истёк"},
    "auth.token_invalid": {"uz": "Qayta kiring", "ru": "Войдите ещё раз"},
    "auth.two_factor_obligatory": {
        "uz": "Xodimlar ikki bosqichli kirishsiz ishlay olmaydi",
        "ru": "Сотрудникам без двухэтапного входа нельзя",
    },
    "auth.two_factor_off": {"uz": "Avval ikki bosqichli kirishni sozlang", "ru": "Сначала настройте двухэтапный вход"},
    "auth.two_factor_on": {"uz": "Ikki bosqichli kirish allaqachon yoqilgan", "ru": "Двухэтапный вход уже включён"},
    "auth.two_factor_required": {
        "uz": "Huquqlaringiz ishlashi uchun ikki bosqichli kirishni sozlang",
        "ru": "Настройте двухэтапный вход, чтобы пользоваться своими правами",
    },
    "chat.blocked": {
        "uz": "Ikkingiz oʻrtangizda yozishuv toʻsilgan",
        "ru": "Переписка между вами заблокирована",
    },
    "chat.closed": {"uz": "Bu suhbat yopilgan", "ru": "Этот разговор закрыт"},
    "chat.credentials_refused": {
        "uz": "Login va parolni chatga yozmang: eʼlon yoki buyurtmaning seyfiga qoʻying, u yerda xavfsiz",
        "ru": "Не пишите логин и пароль в чат: положите их в сейф объявления или заказа, там они в безопасности",
    },
    "chat.not_found": {"uz": "Bunday suhbat yoʻq", "ru": "Такого разговора нет"},
    "dispute.closed": {"uz": "Bu nizo yakunlangan", "ru": "Этот спор уже закончен"},
    "dispute.full": {
        "uz": "Bu nizoga sizdan ortiq yozuv sigʻmaydi: qabul qiling, qaytarib oling yoki qarorni kuting",
        "ru": "От вас в этот спор больше не помещается: примите, отзовите или ждите решения",
    },
    "dispute.not_found": {"uz": "Bunday nizo yoʻq", "ru": "Такого спора нет"},
    "dispute.second_needed": {
        "uz": "Bu qarorga yana bir xodim rozi boʻlishi kerak",
        "ru": "С этим решением должен согласиться ещё один сотрудник",
    },
    "dispute.taken": {"uz": "Bu nizo bilan boshqa xodim shugʻullanmoqda", "ru": "Этим спором занят другой сотрудник"},
    "game.attribute_in_use": {"uz": "Eʼlonlarda bu xususiyat bor", "ru": "Это свойство есть в объявлениях"},
    "game.exists": {"uz": "Bunday manzilli oʻyin bor", "ru": "Игра с таким адресом уже есть"},
    "game.not_found": {"uz": "Bunday oʻyin yoʻq", "ru": "Такой игры нет"},
    "idempotency.mismatch": {
        "uz": "Bu Idempotency-Key boshqa soʻrov bilan ishlatilgan",
        "ru": "Этот Idempotency-Key уже использован с другим запросом",
    },
    "ledger.entry_not_found": {"uz": "Kitobda bunday yozuv yoʻq", "ru": "В книге нет такой записи"},
    "ledger.insufficient_funds": {"uz": "Hamyonda mablagʻ yetarli emas", "ru": "В кошельке не хватает денег"},
    "ledger.movement_not_found": {"uz": "Hamyoningizda bunday amal yoʻq", "ru": "В вашем кошельке нет такой операции"},
    "listing.hidden": {"uz": "Moderatorlar bu eʼlonni yashirgan", "ru": "Модераторы скрыли это объявление"},
    "listing.invalid_transition": {"uz": "Eʼlon hozir buni qila olmaydi", "ru": "С объявлением сейчас так нельзя"},
    "listing.limit_reached": {
        "uz": "Tarifingiz bir vaqtda bundan koʻp eʼlonga ruxsat bermaydi",
        "ru": "Ваш тариф не допускает больше объявлений одновременно",
    },
    "listing.not_active": {"uz": "Bu eʼlon hozir sotuvda emas", "ru": "Это объявление сейчас не продаётся"},
    "listing.not_found": {"uz": "Bunday eʼlon yoʻq", "ru": "Такого объявления нет"},
    "listing.own": {"uz": "Bu sizning oʻz eʼloningiz", "ru": "Это ваше собственное объявление"},
    "listing.price_changed": {"uz": "Narx oʻzgardi; qayta qarang", "ru": "Цена изменилась, посмотрите ещё раз"},
    "moderation.claimed": {
        "uz": "Bu eʼlonni boshqa moderator koʻrmoqda",
        "ru": "Это объявление смотрит другой модератор",
    },
    "moderation.look_needed": {"uz": "Bu eʼlonni alohida koʻring", "ru": "Посмотрите это объявление отдельно"},
    "moderation.queue_empty": {"uz": "Navbatda hech narsa yoʻq", "ru": "В очереди ничего нет"},
    "offer.exists": {"uz": "Bu eʼlonga taklifingiz bor", "ru": "У вас уже есть предложение по этому объявлению"},
    "offer.invalid_transition": {
        "uz": "Taklif bilan hozir bunday qilib boʻlmaydi",
        "ru": "С этим предложением сейчас так нельзя",
    },
    "offer.limit_reached": {
        "uz": "Hozircha bundan koʻp taklif berib boʻlmaydi",
        "ru": "Больше предложений пока сделать нельзя",
    },
    "offer.not_accepted": {
        "uz": "Sotuvchi bu eʼlonga narx takliflarini qabul qilmaydi",
        "ru": "Продавец не принимает предложения цены по этому объявлению",
    },
    "offer.not_found": {"uz": "Bunday taklif yoʻq", "ru": "Такого предложения нет"},
    "notification.not_found": {"uz": "Bunday bildirishnoma yoʻq", "ru": "Такого уведомления нет"},
    "order.credentials_not_open": {
        "uz": "Maʼlumotlar topshirilgandan keyin ochiladi va pul qaytarilgach yopiladi",
        "ru": "Данные открываются после передачи и закрываются после возврата",
    },
    "order.credentials_wiped": {
        "uz": "Kirish maʼlumotlari oʻchirilgan: buyurtma ancha oldin tugagan",
        "ru": "Данные для входа удалены: заказ давно завершён",
    },
    "order.invalid_transition": {"uz": "Bu qadam hozir ochiq emas", "ru": "Этот шаг сейчас недоступен"},
    "order.not_found": {"uz": "Bunday buyurtma yoʻq", "ru": "Такого заказа нет"},
    "order.too_many_open": {
        "uz": "Avval ochiq buyurtmalaringizni toʻlang yoki bekor qiling",
        "ru": "Сначала оплатите или отмените открытые заказы",
    },
    "outbox.not_found": {"uz": "Bunday yetkazma yoʻq", "ru": "Такой доставки нет"},
    "payment.card_frozen": {
        "uz": "Bu karta yangi; unga pulni keyinroq yechish mumkin",
        "ru": "Эта карта новая, деньги на неё можно вывести позже",
    },
    "payment.card_in_use": {
        "uz": "Bu kartaga pul yechish hali tugamagan",
        "ru": "Вывод на эту карту ещё не завершён",
    },
    "payment.card_limit_reached": {
        "uz": "Yangi karta qoʻshishdan oldin birini olib tashlang",
        "ru": "Удалите одну из карт, прежде чем добавить новую",
    },
    "payment.card_not_active": {"uz": "Bu kartani ishlatib boʻlmaydi", "ru": "Этой картой нельзя пользоваться"},
    "payment.card_not_found": {"uz": "Bunday karta yoʻq", "ru": "Такой карты нет"},
    "payment.difference_not_found": {"uz": "Bunday tafovut yoʻq", "ru": "Такого расхождения нет"},
    "payment.provider_call_not_found": {
        "uz": "Toʻlov xizmatining bunday chaqiruvi yoʻq",
        "ru": "Такого вызова провайдера нет",
    },
    "payment.provider_call_not_replayable": {
        "uz": "Bu chaqiruvni takrorlab boʻlmaydi",
        "ru": "Этот вызов нельзя проиграть снова",
    },
    "payment.statement_unsupported": {
        "uz": "Bu toʻlov xizmatidan roʻyxat soʻrab boʻlmaydi",
        "ru": "У этого провайдера нельзя запросить выписку",
    },
    "payment.daily_limit_reached": {
        "uz": "Tarifingiz 24 soatda bundan koʻp yechishga ruxsat bermaydi",
        "ru": "Ваш тариф не позволяет вывести столько за 24 часа",
    },
    "payment.card_payment_unsupported": {
        "uz": "Saqlangan karta bilan bu usulda toʻlab boʻlmaydi",
        "ru": "Сохранённой картой этим способом заплатить нельзя",
    },
    "payment.code_expired": {
        "uz": "Kodning muddati oʻtdi, qaytadan boshlang",
        "ru": "Срок действия кода истёк, начните заново",
    },
    "payment.deposit_not_confirmable": {
        "uz": "Bu toʻldirish kod kutmayapti",
        "ru": "Это пополнение не ждёт кода",
    },
    "payment.deposit_not_found": {"uz": "Bunday toʻldirish yoʻq", "ru": "Такого пополнения нет"},
    "payment.in_debt": {
        "uz": "Qarz bor ekan, pul yechib boʻlmaydi",
        "ru": "Пока есть долг, деньги вывести нельзя",
    },
    "payment.method_unavailable": {
        "uz": "Bu toʻlov usulidan hozir foydalanib boʻlmaydi",
        "ru": "Этим способом оплаты сейчас нельзя пользоваться",
    },
    "payment.phone_needed": {
        "uz": "Avval profilingizga telefon raqamini qoʻshing",
        "ru": "Сначала добавьте в профиль номер телефона",
    },
    "payment.wrong_code": {
        "uz": "Bu yuborilgan kod emas",
        "ru": "Это не тот код, который был отправлен",
    },
    "payment.payout_unsupported": {
        "uz": "Bu usul bilan pul yechib boʻlmaydi",
        "ru": "Этим способом деньги вывести нельзя",
    },
    "payment.provider_not_found": {"uz": "Bunday toʻlov tizimi yoʻq", "ru": "Такой платёжной системы нет"},
    "payment.provider_unavailable": {
        "uz": "Toʻlov tizimi hozir javob bermayapti; hech narsa yechilmadi",
        "ru": "Платёжная система сейчас не отвечает, ничего не списано",
    },
    "payment.refund_unavailable": {
        "uz": "Bu toʻldirishni toʻlangan joyiga qaytarib boʻlmaydi",
        "ru": "Это пополнение нельзя вернуть туда, откуда оно оплачено",
    },
    "payment.withdrawal_invalid_transition": {
        "uz": "Pul yechishning bu qadami hozir mumkin emas",
        "ru": "Этот шаг вывода сейчас невозможен",
    },
    "payment.withdrawal_not_found": {"uz": "Bunday pul yechish yoʻq", "ru": "Такого вывода нет"},
    "payment.withdrawals_frozen": {
        "uz": "Yaqinda hisobingiz himoyasi oʻzgardi; pulni keyinroq yechish mumkin",
        "ru": "Недавно менялась защита аккаунта, вывести деньги можно позже",
    },
    "price_watch.limit_reached": {
        "uz": "Bundan ortiq narxni kuzatib boʻlmaydi",
        "ru": "Следить за большим числом цен нельзя",
    },
    "report.claimed": {"uz": "Bu shikoyatni boshqa kishi koʻryapti", "ru": "Эту жалобу рассматривает другой"},
    "report.invalid_transition": {
        "uz": "Shikoyat bilan hozir bunday qilib boʻlmaydi",
        "ru": "Сейчас с жалобой так поступить нельзя",
    },
    "report.not_found": {"uz": "Bunday shikoyat yoʻq", "ru": "Такой жалобы нет"},
    "report.own": {"uz": "Bu oʻzingizniki", "ru": "Это ваше собственное"},
    "report.subject_not_found": {"uz": "Shikoyat qilinadigan narsa topilmadi", "ru": "Здесь не на что жаловаться"},
    "reports.per_day": {
        "uz": "Bir kunga shikoyatlar koʻp; ertaga davom eting",
        "ru": "Слишком много жалоб за день, продолжите завтра",
    },
    "request.https_required": {"uz": "https orqali murojaat qiling", "ru": "Обращайтесь по https"},
    "request.malformed": {"uz": "Soʻrovni oʻqib boʻlmadi", "ru": "Запрос не удалось прочитать"},
    "request.method_not_allowed": {
        "uz": "Bu manzil bunday usulni qabul qilmaydi",
        "ru": "Этот адрес не принимает такой метод",
    },
    "request.not_found": {"uz": "Bu yerda hech narsa yoʻq", "ru": "Здесь ничего нет"},
    "request.rate_limited": {
        "uz": "Soʻrovlar juda koʻp; biroz kuting",
        "ru": "Слишком много запросов, подождите немного",
    },
    "request.too_large": {"uz": "Soʻrov juda katta", "ru": "Запрос слишком большой"},
    "request.unsupported_media_type": {
        "uz": "Bu manzil bunday turdagi maʼlumotni qabul qilmaydi",
        "ru": "Этот адрес не принимает такой тип содержимого",
    },
    "request.version_conflict": {
        "uz": "Bu orada oʻzgardi; qayta qarang",
        "ru": "Это успели изменить, посмотрите ещё раз",
    },
    "review.exists": {"uz": "Bu buyurtmaga fikr bildirgansiz", "ru": "Вы уже оставили отзыв об этом заказе"},
    "review.not_found": {"uz": "Bunday fikr yoʻq", "ru": "Такого отзыва нет"},
    "review.order_not_completed": {
        "uz": "Fikr buyurtma yakunlangach bildiriladi",
        "ru": "Отзыв можно оставить после завершения заказа",
    },
    "review.own_vote": {
        "uz": "Xaridor va sotuvchi oʻz buyurtmasidagi fikrga ovoz bermaydi",
        "ru": "Покупатель и продавец не голосуют за отзыв о своём заказе",
    },
    "review.window_closed": {
        "uz": "Bu fikrni yozish yoki oʻzgartirish muddati tugagan",
        "ru": "Время, когда отзыв можно написать или изменить, прошло",
    },
    "saved_search.exists": {"uz": "Bu qidiruvni saqlab qoʻygansiz", "ru": "Вы уже сохранили этот поиск"},
    "saved_search.limit_reached": {
        "uz": "Bundan ortiq qidiruv saqlab boʻlmaydi",
        "ru": "Больше поисков сохранить нельзя",
    },
    "saved_search.not_found": {"uz": "Bunday saqlangan qidiruv yoʻq", "ru": "Такого сохранённого поиска нет"},
    "sell_draft.not_found": {"uz": "Bunday qoralama yoʻq", "ru": "Такого черновика нет"},
    "server.error": {
        "uz": "Bizda nimadir buzildi; xabarimiz bor",
        "ru": "У нас что-то сломалось, мы об этом уже знаем",
    },
    "service.unavailable": {
        "uz": "Doʻkon bir lahza band; hech narsa oʻzgarmadi",
        "ru": "Магазин на минуту занят, ничего не изменилось",
    },
    "session.not_found": {"uz": "Bunday seans yoʻq", "ru": "Такого сеанса нет"},
    "session.revoked": {"uz": "Bu seans yakunlangan; qayta kiring", "ru": "Этот сеанс завершён, войдите ещё раз"},
    "setting.not_found": {"uz": "Bunday sozlama yoʻq", "ru": "Такой настройки нет"},
    "subscription.not_running": {"uz": "Sizda faol obuna yoʻq", "ru": "У вас нет действующей подписки"},
    "subscription.nothing_to_change": {"uz": "Bu tarif sizda bor", "ru": "Этот тариф у вас уже есть"},
    "subscription.nothing_to_resume": {
        "uz": "Sovgʻa qilingan muddat oʻzi tugaydi; davom etish uchun tarifni sotib oling",
        "ru": "Подаренное время закончится само; чтобы продолжить, купите тариф",
    },
    "subscription.plan_not_found": {"uz": "Bunday tarif yoʻq", "ru": "Такого тарифа нет"},
    "subscription.price_changed": {
        "uz": "Toʻlov summasi oʻzgardi; qayta qarang",
        "ru": "Сумма к оплате изменилась, посмотрите ещё раз",
    },
    "support.closed": {
        "uz": "Bu soʻrov yopilgan; yangisini oching",
        "ru": "Обращение закрыто, откройте новое",
    },
    "support.full": {"uz": "Bu soʻrov toʻlgan; yangisini oching", "ru": "Обращение заполнено, откройте новое"},
    "support.not_found": {"uz": "Bunday soʻrov yoʻq", "ru": "Такого обращения нет"},
    "support.own": {
        "uz": "Oʻz soʻrovingizga boshqa xodim javob beradi",
        "ru": "На ваше обращение отвечает другой сотрудник",
    },
    "support.secrets_refused": {
        "uz": "Login va parol yubormang: bu yerda ular hech kimga kerak emas",
        "ru": "Не присылайте логин и пароль: здесь они никому не нужны",
    },
    "support.taken": {
        "uz": "Bu soʻrovga boshqa xodim javob beryapti",
        "ru": "На это обращение отвечает другой сотрудник",
    },
    "template.exists": {"uz": "Bunday kodli tayyor sabab bor", "ru": "Готовая причина с таким кодом уже есть"},
    "template.not_found": {"uz": "Bunday tayyor sabab yoʻq", "ru": "Такой готовой причины нет"},
    "upload.animated": {
        "uz": "Rasm harakatlanadi; harakatsiz rasm kerak",
        "ru": "Картинка движется, нужна неподвижная",
    },
    "upload.daily_limit": {
        "uz": "Bir kunga rasmlar yetarli; ertaga davom eting",
        "ru": "На сегодня картинок достаточно, продолжите завтра",
    },
    "upload.in_use": {
        "uz": "Rasm ishlatilmoqda; avval uni olib tashlang",
        "ru": "Картинка используется, сначала уберите её",
    },
    "upload.not_an_image": {"uz": "Fayl JPEG, PNG yoki WebP rasm emas", "ru": "Файл не картинка JPEG, PNG или WebP"},
    "upload.not_found": {"uz": "Bunday rasm yoʻq", "ru": "Такой картинки нет"},
    "upload.not_processed": {
        "uz": "Rasmni tayyorlab boʻlmadi; uni yana yuboring",
        "ru": "Не удалось обработать картинку, отправьте её ещё раз",
    },
    "upload.not_ready": {
        "uz": "Rasm hali tayyor emas; biroz kuting",
        "ru": "Картинка ещё не готова, подождите немного",
    },
    "upload.polyglot": {
        "uz": "Faylda rasmdan boshqa narsa ham bor",
        "ru": "В файле есть не только картинка",
    },
    "upload.quota_exceeded": {
        "uz": "Ishlatilmagan rasmlar juda koʻp; ishlating yoki oʻchiring",
        "ru": "Слишком много неиспользованных картинок: используйте или удалите их",
    },
    "upload.storage_unavailable": {
        "uz": "Hozir rasmlarni saqlab boʻlmayapti; birozdan soʻng urinib koʻring",
        "ru": "Сейчас картинки не сохраняются, попробуйте чуть позже",
    },
    "upload.too_large": {"uz": "Fayl juda katta", "ru": "Файл слишком большой"},
    "upload.too_many_pixels": {"uz": "Rasmda piksellar juda koʻp", "ru": "В картинке слишком много пикселей"},
    "upload.too_small": {"uz": "Rasmda piksellar juda kam", "ru": "В картинке слишком мало пикселей"},
    "upload.truncated": {"uz": "Fayl shikastlangan yoki oxirigacha emas", "ru": "Файл повреждён или обрывается"},
    "user.blocked_already": {
        "uz": "Bu foydalanuvchi allaqachon bloklangan",
        "ru": "Этот пользователь уже заблокирован",
    },
    "user.not_blocked": {"uz": "Bu foydalanuvchi bloklanmagan", "ru": "Этот пользователь не заблокирован"},
    "user.last_admin": {"uz": "Rol beradigan kimdir qolishi kerak", "ru": "Должен остаться тот, кто выдаёт роли"},
    "user.not_verifiable": {
        "uz": "Bu sotuvchiga hozircha belgi berib boʻlmaydi",
        "ru": "Этому продавцу пока нельзя дать знак",
    },
    "note.not_found": {"uz": "Bunday eslatma yoʻq", "ru": "Такой заметки нет"},
    "user.blocked": {"uz": "Bu foydalanuvchi bloklangan", "ru": "Этот пользователь заблокирован"},
    "user.cannot_close": {
        "uz": "Hisobni hozircha yopib boʻlmaydi",
        "ru": "Аккаунт пока нельзя закрыть",
    },
    "user.email_taken": {
        "uz": "Bu e-pochta bilan foydalanuvchi bor",
        "ru": "Пользователь с такой почтой уже есть",
    },
    "user.email_unverified": {"uz": "Avval e-pochtangizni tasdiqlang", "ru": "Сначала подтвердите почту"},
    "user.email_verified_already": {
        "uz": "E-pochtangiz allaqachon tasdiqlangan",
        "ru": "Ваша почта уже подтверждена",
    },
    "user.not_found": {"uz": "Bunday foydalanuvchi yoʻq", "ru": "Такого пользователя нет"},
    "user.username_taken": {
        "uz": "Bu nom band yoki band nomga juda oʻxshash",
        "ru": "Это имя занято или слишком похоже на занятое",
    },
    "validation.failed": {"uz": "Baʼzi maydonlar notoʻgʻri", "ru": "Некоторые поля заполнены неверно"},
    "vault.credentials_not_found": {"uz": "Bu yerda maʼlumotlar yoʻq", "ru": "Здесь нет данных для входа"},
    "vault.credentials_taken": {
        "uz": "Bu oʻyin akkaunti boshqa eʼlonda sotuvda turibdi",
        "ru": "Этот игровой аккаунт уже продаётся в другом объявлении",
    },
    "verdict.ended": {"uz": "Qaror endi amalda emas", "ru": "Решение уже не действует"},
    "verdict.not_found": {"uz": "Bunday qaror yoʻq", "ru": "Такого решения нет"},
    "verdict.running": {"uz": "Bunday qaror allaqachon amalda", "ru": "Такое решение уже действует"},
    "view.exists": {"uz": "Bunday nomli koʻrinish bor", "ru": "Вид с таким названием уже есть"},
    "view.limit_reached": {
        "uz": "Bu sahifada koʻrinishlar koʻp; bittasini oʻchiring",
        "ru": "Слишком много видов этой страницы, удалите один",
    },
    "view.not_found": {"uz": "Bunday koʻrinish yoʻq", "ru": "Такого вида нет"},
}


def title_of(error: DomainError, language: str) -> str:
    """Return the refusal's title in `language`, else in English."""
    return TITLES.get(error.code, {}).get(language, error.title)
