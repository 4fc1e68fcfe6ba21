"""Words of the letters about one's account: its e-mail, its password and its end."""

from typing import Final

from wibestore.letters.rules.blocks import Said, Words, said

_ONCE_UZ = "Havola 30 daqiqa ishlaydi va faqat bir marta."
_ONCE_RU = "Ссылка работает 30 минут и только один раз."
_ONCE_EN = "The link works for 30 minutes, and once."

ACCOUNTS: Final[dict[str, Words]] = {
    "welcome": said(
        uz=Said(
            subject="WibeStore’ga xush kelibsiz",
            heading="Xush kelibsiz, {username}!",
            texts=(
                "Hisobingiz tayyor. Pochtangizni tasdiqlang: shunda akkaunt sotish va pul yechish ochiladi.",
                "Xarid qilganda pulingiz himoyada turadi va sotuvchiga siz hammasini tekshirgach oʻtadi.",
            ),
            button="Pochtani tasdiqlash",
            small=(_ONCE_UZ, "Roʻyxatdan siz oʻtmagan boʻlsangiz, bu xatga eʼtibor bermang."),
        ),
        ru=Said(
            subject="Добро пожаловать в WibeStore",
            heading="Добро пожаловать, {username}!",
            texts=(
                "Аккаунт создан. Подтвердите почту, и откроются продажа аккаунтов и вывод денег.",
                "Когда вы покупаете, деньги лежат под защитой и уходят продавцу, только когда вы всё проверили.",
            ),
            button="Подтвердить почту",
            small=(_ONCE_RU, "Если вы не регистрировались, ничего делать не нужно."),
        ),
        en=Said(
            subject="Welcome to WibeStore",
            heading="Welcome, {username}!",
            texts=(
                "Your account is ready. Confirm your e-mail, and you can sell accounts and withdraw money.",
                "When you buy, your money is kept in escrow until you have checked everything.",
            ),
            button="Confirm my e-mail",
            small=(_ONCE_EN, "If you did not sign up, you can ignore this letter."),
        ),
    ),
    "welcome:verified": said(
        uz=Said(
            subject="WibeStore’ga xush kelibsiz",
            heading="Xush kelibsiz, {username}!",
            texts=(
                "Hisobingiz tayyor, pochtangizni Google tasdiqlagan: hoziroq xarid qilish va sotish mumkin.",
                "Xarid qilganda pulingiz himoyada turadi va sotuvchiga siz hammasini tekshirgach oʻtadi.",
            ),
            button="Doʻkonni ochish",
            small=("Bu siz boʻlmasangiz, Google hisobingiz xavfsizligini tekshiring va bizga yozing.",),
        ),
        ru=Said(
            subject="Добро пожаловать в WibeStore",
            heading="Добро пожаловать, {username}!",
            texts=(
                "Аккаунт создан, почту подтвердил Google: можно сразу покупать и продавать.",
                "Когда вы покупаете, деньги лежат под защитой и уходят продавцу, только когда вы всё проверили.",
            ),
            button="Открыть магазин",
            small=("Если это не вы, проверьте безопасность своего аккаунта Google и напишите нам.",),
        ),
        en=Said(
            subject="Welcome to WibeStore",
            heading="Welcome, {username}!",
            texts=(
                "Your account is ready, and Google has confirmed your e-mail: you can buy and sell right away.",
                "When you buy, your money is kept in escrow until you have checked everything.",
            ),
            button="Open the shop",
            small=("If it was not you, check the security of your Google account and write to us.",),
        ),
    ),
    "email_verification": said(
        uz=Said(
            subject="Pochtangizni tasdiqlang",
            texts=("Bu manzil sizniki ekanini tasdiqlang. Shundan keyin sotish va pul yechish ochiladi.",),
            button="Pochtani tasdiqlash",
            small=(_ONCE_UZ, "Buni siz soʻramagan boʻlsangiz, xatga eʼtibor bermang."),
        ),
        ru=Said(
            subject="Подтвердите почту",
            texts=("Подтвердите, что этот адрес ваш. После этого откроются продажа и вывод денег.",),
            button="Подтвердить почту",
            small=(_ONCE_RU, "Если вы об этом не просили, ничего делать не нужно."),
        ),
        en=Said(
            subject="Confirm your e-mail",
            texts=("Confirm that this address is yours. After that you can sell and withdraw money.",),
            button="Confirm my e-mail",
            small=(_ONCE_EN, "If you did not ask for this, there is nothing to do."),
        ),
    ),
    "password_reset": said(
        uz=Said(
            subject="Yangi parol oʻrnatish",
            texts=(
                "Hisobingiz uchun yangi parol soʻraldi. Tugmani bosing va uni kiriting.",
                "Parol oʻzgargach, barcha qurilmalarda qaytadan kirish kerak boʻladi.",
            ),
            button="Yangi parol oʻrnatish",
            small=(_ONCE_UZ, "Buni siz soʻramagan boʻlsangiz, hech narsa qilmang: parolingiz oʻzgarmaydi."),
        ),
        ru=Said(
            subject="Новый пароль",
            texts=(
                "Для вашего аккаунта попросили новый пароль. Нажмите кнопку и задайте его.",
                "После смены пароля на всех устройствах нужно будет войти заново.",
            ),
            button="Задать новый пароль",
            small=(_ONCE_RU, "Если вы об этом не просили, ничего не делайте: пароль останется прежним."),
        ),
        en=Said(
            subject="Set a new password",
            texts=(
                "A new password was asked for your account. Press the button and choose it.",
                "After the change every device has to sign in again.",
            ),
            button="Set a new password",
            small=(_ONCE_EN, "If you did not ask for it, do nothing: your password stays as it is."),
        ),
    ),
    "email_change:old": said(
        uz=Said(
            subject="Pochta manzilini oʻzgartirishni tasdiqlang",
            texts=(
                "Hisobingiz pochtasini {new_email_masked} manziliga oʻzgartirish soʻraldi.",
                "Rozi boʻlsangiz, tasdiqlang. Yangi manzilga ham yozdik: ikkalasi tasdiqlansa, pochta oʻzgaradi.",
            ),
            button="Oʻzgarishni tasdiqlash",
            small=(_ONCE_UZ, "Buni siz soʻramagan boʻlsangiz, tugmani bosmang va parolingizni almashtiring."),
        ),
        ru=Said(
            subject="Подтвердите смену почты",
            texts=(
                "Почту вашего аккаунта попросили сменить на {new_email_masked}.",
                "Подтвердите, что согласны. На новый адрес мы тоже написали: нужны оба подтверждения.",
            ),
            button="Подтвердить смену",
            small=(_ONCE_RU, "Если это не вы, не нажимайте кнопку и смените пароль."),
        ),
        en=Said(
            subject="Confirm the change of your e-mail",
            texts=(
                "Somebody asked to change the e-mail of your account to {new_email_masked}.",
                "Confirm here that you agree. We wrote to the new address, too: it changes when both have said yes.",
            ),
            button="Confirm the change",
            small=(_ONCE_EN, "If it was not you, do not press the button, and change your password."),
        ),
    ),
    "email_change:new": said(
        uz=Said(
            subject="Yangi pochta manzilini tasdiqlang",
            texts=(
                "{new_email_masked} WibeStore’dagi hisobning pochtasi boʻladi. Bu manzil sizniki ekanini tasdiqlang.",
                "Eski manzilga ham xat yubordik: ikkalasi tasdiqlansa, pochta oʻzgaradi.",
            ),
            button="Manzilni tasdiqlash",
            small=(_ONCE_UZ, "Buni siz soʻramagan boʻlsangiz, xatga eʼtibor bermang."),
        ),
        ru=Said(
            subject="Подтвердите новый адрес почты",
            texts=(
                "{new_email_masked} хотят сделать почтой аккаунта в WibeStore. Подтвердите, что этот адрес ваш.",
                "На прежний адрес мы тоже написали: нужны оба подтверждения.",
            ),
            button="Подтвердить адрес",
            small=(_ONCE_RU, "Если вы об этом не просили, ничего делать не нужно."),
        ),
        en=Said(
            subject="Confirm your new e-mail",
            texts=(
                "{new_email_masked} shall become the e-mail of an account at WibeStore. Confirm that it is yours.",
                "We wrote to the old address, too: it changes when both have said yes.",
            ),
            button="Confirm this address",
            small=(_ONCE_EN, "If you did not ask for this, there is nothing to do."),
        ),
    ),
    "email_changed": said(
        uz=Said(
            subject="Pochta manzilingiz oʻzgardi",
            texts=(
                "Hisobingizning yangi pochtasi: {new_email_masked}. Bu manzilga endi xat kelmaydi.",
                "24 soat davomida pul yechib boʻlmaydi. Bu siz boʻlmasangiz, darhol bizga yozing.",
            ),
        ),
        ru=Said(
            subject="Почта аккаунта изменена",
            texts=(
                "Новая почта вашего аккаунта: {new_email_masked}. На этот адрес письма больше не придут.",
                "Ещё 24 часа нельзя выводить деньги. Если это не вы, сразу напишите нам.",
            ),
        ),
        en=Said(
            subject="Your e-mail was changed",
            texts=(
                "The new e-mail of your account: {new_email_masked}. This address gets no more letters.",
                "For 24 hours no money can be withdrawn. If it was not you, write to us at once.",
            ),
        ),
    ),
    "email_in_use": said(
        uz=Said(
            subject="Bu manzil bilan hisob bor",
            texts=(
                "Kimdir WibeStore’da shu manzilni koʻrsatdi, lekin unga hisob ochilgan. Hech narsa oʻzgarmadi.",
                "Bu siz boʻlsangiz, odatdagidek kiring. Parolni unutgan boʻlsangiz, kirish sahifasida uni tiklang.",
            ),
        ),
        ru=Said(
            subject="С этим адресом уже есть аккаунт",
            texts=(
                "Кто-то указал этот адрес в WibeStore, но аккаунт с ним уже есть. Ничего не изменилось.",
                "Если это были вы, войдите как обычно. Забыли пароль — восстановите его на странице входа.",
            ),
        ),
        en=Said(
            subject="There is an account with this address",
            texts=(
                "Somebody named this address at WibeStore, and it has an account already. Nothing has changed.",
                "If it was you, sign in as usual. If you forgot the password, reset it on the sign-in page.",
            ),
        ),
    ),
    "account_closed": said(
        uz=Said(
            subject="Hisobingiz yopildi",
            texts=(
                "Hisobingiz soʻrovingiz boʻyicha yopildi. Savdolar tarixi qonun talab qilgancha saqlanadi.",
                "Biz bilan boʻlganingiz uchun rahmat. Yopishni siz soʻramagan boʻlsangiz, bizga yozing.",
            ),
        ),
        ru=Said(
            subject="Ваш аккаунт закрыт",
            texts=(
                "Аккаунт в WibeStore закрыт, как вы просили. История сделок хранится столько, сколько требует закон.",
                "Спасибо, что были с нами. Если вы об этом не просили, напишите нам.",
            ),
        ),
        en=Said(
            subject="Your account is closed",
            texts=(
                "Your account was closed as you asked. What was traded is kept as long as the law demands.",
                "Thank you for having been with us. If you did not ask for this, write to us.",
            ),
        ),
    ),
}
