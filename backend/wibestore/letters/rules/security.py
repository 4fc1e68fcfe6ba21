"""Words of the letters about who got in: sign-ins, sessions, locks and the second step."""

from typing import Final

from wibestore.letters.rules.blocks import Said, Words, said

SECURITY: Final[dict[str, Words]] = {
    "new_login": said(
        uz=Said(
            subject="Yangi qurilmadan kirildi",
            texts=("Hisobingizga avval koʻrinmagan qurilmadan kirildi.",),
            button="Seanslarni koʻrish",
            small=(
                "Bu siz boʻlsangiz, hech narsa qilish shart emas. Boʻlmasa, seansni yoping va parolni almashtiring.",
            ),
        ),
        ru=Said(
            subject="Вход с нового устройства",
            texts=("В ваш аккаунт вошли с устройства, которого мы раньше не видели.",),
            button="Посмотреть сеансы",
            small=("Если это вы, ничего делать не нужно. Если нет, завершите сеанс и смените пароль.",),
        ),
        en=Said(
            subject="A new device signed in",
            texts=("Somebody signed in to your account with a device we had not seen before.",),
            button="See my sessions",
            small=("If it was you, there is nothing to do. If not, end the session and change your password.",),
        ),
    ),
    "password_changed": said(
        uz=Said(
            subject="Parolingiz oʻzgardi",
            texts=(
                "Hisobingiz paroli almashtirildi, boshqa qurilmalardan chiqildi.",
                "24 soat davomida pul yechib boʻlmaydi. Bu siz boʻlmasangiz, parolni darhol tiklang.",
            ),
            button="Xavfsizlik sozlamalari",
        ),
        ru=Said(
            subject="Пароль изменён",
            texts=(
                "Пароль вашего аккаунта сменили, на других устройствах выполнен выход.",
                "Ещё 24 часа нельзя выводить деньги. Если это не вы, сразу сбросьте пароль.",
            ),
            button="Настройки безопасности",
        ),
        en=Said(
            subject="Your password was changed",
            texts=(
                "The password of your account has changed, and other devices were signed out.",
                "For 24 hours no money can be withdrawn. If it was not you, reset the password at once.",
            ),
            button="Security settings",
        ),
    ),
    "sessions_warning": said(
        uz=Said(
            subject="Seansingiz toʻxtatildi",
            texts=(
                "Kirish kalitlaringizdan biri ikki joyda ishlatildi. Ehtiyot uchun oʻsha seansni toʻxtatdik.",
                "Qaytadan kiring va parolni almashtiring: kalit boshqa birovning qoʻliga tushgan boʻlishi mumkin.",
            ),
            button="Seanslarni koʻrish",
        ),
        ru=Said(
            subject="Сеанс остановлен",
            texts=(
                "Один из ключей входа использовали в двух местах. Мы на всякий случай завершили этот сеанс.",
                "Войдите заново и смените пароль: ключ мог попасть в чужие руки.",
            ),
            button="Посмотреть сеансы",
        ),
        en=Said(
            subject="A session of yours was stopped",
            texts=(
                "One of your sign-in keys was used in two places. To be safe we ended that session.",
                "Sign in again and change your password: the key may have got into other hands.",
            ),
            button="See my sessions",
        ),
    ),
    "account_locked": said(
        uz=Said(
            subject="Hisobga kirish vaqtincha yopildi",
            texts=(
                "Parol koʻp marta xato kiritildi, shuning uchun kirishni biroz yopdik. Hisobingiz va pulingiz joyida.",
                "Bu siz boʻlsangiz, tugma kirishni darhol ochadi. Boʻlmasa, hech narsa qilmang: qulf oʻzi ochiladi.",
            ),
            button="Kirishni ochish",
            small=("Havola 30 daqiqa ishlaydi va faqat bir marta.",),
        ),
        ru=Said(
            subject="Вход временно закрыт",
            texts=(
                "Пароль много раз ввели неверно, поэтому мы ненадолго закрыли вход. Аккаунт и деньги на месте.",
                "Если это вы, кнопка сразу откроет вход. Если нет, ничего не делайте: он откроется сам.",
            ),
            button="Открыть вход",
            small=("Ссылка работает 30 минут и только один раз.",),
        ),
        en=Said(
            subject="Signing in is closed for a while",
            texts=(
                "The password was wrong many times, so signing in is closed for a while. Your money is safe.",
                "If it was you, the button opens it at once. If not, do nothing: it opens by itself.",
            ),
            button="Let me sign in",
            small=("The link works for 30 minutes, and once.",),
        ),
    ),
    "two_factor_changed:on": said(
        uz=Said(
            subject="Ikki bosqichli kirish yoqildi",
            texts=("Endi kirishda ilovadagi kod ham soʻraladi. Zaxira kodlarini ishonchli joyda saqlang.",),
            button="Xavfsizlik sozlamalari",
        ),
        ru=Said(
            subject="Двухэтапный вход включён",
            texts=("Теперь при входе нужен и код из приложения. Храните резервные коды в надёжном месте.",),
            button="Настройки безопасности",
        ),
        en=Said(
            subject="Two-step sign-in is on",
            texts=("Signing in now asks for a code of your app, too. Keep the recovery codes in a safe place.",),
            button="Security settings",
        ),
    ),
    "two_factor_changed:off": said(
        uz=Said(
            subject="Ikki bosqichli kirish oʻchirildi",
            texts=(
                "Endi kirish uchun parolning oʻzi yetarli. 24 soat davomida pul yechib boʻlmaydi.",
                "Bu siz boʻlmasangiz, darhol parolni almashtiring.",
            ),
            button="Xavfsizlik sozlamalari",
        ),
        ru=Said(
            subject="Двухэтапный вход выключен",
            texts=(
                "Теперь для входа достаточно пароля. Ещё 24 часа нельзя выводить деньги.",
                "Если это не вы, сразу смените пароль.",
            ),
            button="Настройки безопасности",
        ),
        en=Said(
            subject="Two-step sign-in is off",
            texts=(
                "The password alone is enough to sign in now. For 24 hours no money can be withdrawn.",
                "If it was not you, change your password at once.",
            ),
            button="Security settings",
        ),
    ),
    "two_factor_changed:codes": said(
        uz=Said(
            subject="Zaxira kodlari yangilandi",
            texts=("Eski zaxira kodlari endi ishlamaydi. Bu siz boʻlmasangiz, darhol parolni almashtiring.",),
            button="Xavfsizlik sozlamalari",
        ),
        ru=Said(
            subject="Резервные коды обновлены",
            texts=("Прежние резервные коды больше не работают. Если это не вы, сразу смените пароль.",),
            button="Настройки безопасности",
        ),
        en=Said(
            subject="You have new recovery codes",
            texts=("The old recovery codes work no more. If it was not you, change your password at once.",),
            button="Security settings",
        ),
    ),
    "two_factor_changed:code_used": said(
        uz=Said(
            subject="Zaxira kodi bilan kirildi",
            texts=("Hisobingizga zaxira kodi bilan kirildi. Bu siz boʻlmasangiz, darhol parolni almashtiring.",),
            button="Xavfsizlik sozlamalari",
        ),
        ru=Said(
            subject="Вход по резервному коду",
            texts=("В ваш аккаунт вошли по резервному коду. Если это не вы, сразу смените пароль.",),
            button="Настройки безопасности",
        ),
        en=Said(
            subject="A recovery code was used",
            texts=("A recovery code was used to sign in. If it was not you, change your password at once.",),
            button="Security settings",
        ),
    ),
    "two_factor_changed:reset": said(
        uz=Said(
            subject="Avvalgi kirish yoʻllari oʻchirildi",
            texts=(
                "Yangi parol bilan bu manzil birinchi marta tasdiqlandi. Hisobda ungacha sozlangan ikki bosqichli "
                "kirish, zaxira kodlari va Google oʻchirildi: ularni boshqa odam qoʻygan boʻlishi mumkin.",
                "Ular sizniki boʻlsa, sozlamalarda qaytadan yoqing.",
            ),
            button="Xavfsizlik sozlamalari",
        ),
        ru=Said(
            subject="Прежние способы входа удалены",
            texts=(
                "Новым паролем этот адрес подтверждён впервые. Двухэтапный вход, резервные коды и Google, "
                "настроенные раньше, мы убрали: их мог поставить кто-то другой.",
                "Если это были вы, включите их снова в настройках.",
            ),
            button="Настройки безопасности",
        ),
        en=Said(
            subject="Earlier ways to sign in were removed",
            texts=(
                "With the new password this address is confirmed for the first time. Two-step sign-in, recovery "
                "codes and Google that were set before are gone: somebody else may have set them.",
                "If it was you, turn them on again in the settings.",
            ),
            button="Security settings",
        ),
    ),
}
