"""Who is told of their account's security. What is said by letter besides, `users` says itself: it knows the device."""

from wibestore.notifications.rules.rows import Row, Telling, Words, words

_PAGE = "/settings/security"
_SESSIONS = "/settings/sessions"


def _own(said: Words, *, link: str = _PAGE, only: str = "", is_important: bool = True) -> Row:
    telling = Telling(
        to="user", group="security", link=link, words=said, is_important=is_important, only=only, has_own_letter=True
    )
    return Row(tellings=(telling,), subject="user_id")


ROWS: dict[str, Row] = {
    "user.blocked": Row(
        tellings=(
            Telling(
                to="user",
                group="security",
                link="/how-it-works",
                words=words(
                    uz=("Hisobingiz bloklandi", "Hisobga kirish yopildi. Savol boʻlsa, bizga yozing."),
                    ru=("Ваш аккаунт заблокирован", "Вход закрыт. Если есть вопросы, напишите нам."),
                    en=("Your account is blocked", "Signing in is closed. If you have questions, write to us."),
                ),
                is_important=True,
                # Then the verdict tells it, and its letter has the way to appeal.
                unless="verdict_id",
            ),
        ),
        subject="user_id",
    ),
    "user.unblocked": Row(
        tellings=(
            Telling(
                to="user",
                group="security",
                link="/",
                words=words(
                    uz=("Hisobingiz yana ochiq", "Yana kirishingiz mumkin. Kutganingiz uchun rahmat."),
                    ru=("Ваш аккаунт снова открыт", "Вы снова можете войти. Спасибо, что подождали."),
                    en=("Your account is open again", "You can sign in again. Thank you for waiting."),
                ),
                is_important=True,
            ),
        ),
        subject="user_id",
    ),
    "user.role_changed": Row(
        tellings=(
            Telling(
                to="user",
                group="security",
                link="/settings/security",
                words=words(
                    uz=("Xodim huquqlaringiz oʻzgardi", "Yangi huquqlar bilan ishlash uchun qayta kiring."),
                    ru=("Ваши права сотрудника изменились", "Войдите заново, чтобы работать с новыми правами."),
                    en=("Your staff rights changed", "Sign in again to work with the new ones."),
                ),
                is_important=True,
            ),
            # A right that was given by stealth is seen by those who could have given it.
            Telling(
                to="staff",
                staff_role="admin",
                group="staff",
                link="/admin/users/{user_id}",
                words=words(
                    uz=("Xodim huquqi oʻzgardi", "Kimgadir xodim huquqi berildi yoki olindi. Koʻrib qoʻying."),
                    ru=("Изменены права сотрудника", "Кому-то дали права сотрудника или сняли их. Посмотрите."),
                    en=("Staff rights changed", "Somebody was given rights of the staff, or lost them. Have a look."),
                ),
                is_important=True,
            ),
        ),
        subject="user_id",
    ),
    "user.seller_verified": Row(
        tellings=(
            Telling(
                to="user",
                group="security",
                link="/profile",
                words=words(
                    uz=(
                        "Siz tasdiqlangan sotuvchisiz",
                        "Eʼlonlaringiz yonida belgi koʻrinadi. Ishonchingiz uchun rahmat.",
                    ),
                    ru=("Вы проверенный продавец", "Рядом с вашими объявлениями теперь есть знак. Спасибо за доверие."),
                    en=("You are a verified seller", "Your listings now show a badge. Thank you for your trust."),
                ),
            ),
        ),
        subject="user_id",
    ),
    "user.email_verified": _own(
        words(
            uz=("Pochta tasdiqlandi", "Endi sotishingiz va pul yechishingiz mumkin."),
            ru=("Почта подтверждена", "Теперь можно продавать и выводить деньги."),
            en=("Your e-mail is confirmed", "You can sell and withdraw money now."),
        ),
        is_important=False,
    ),
    "user.email_changed": _own(
        words(
            uz=("Pochta manzili oʻzgardi", "Boshqa qurilmalardan chiqildi. Bu siz boʻlmasangiz, bizga yozing."),
            ru=("Адрес почты изменён", "На других устройствах выполнен выход. Если это не вы, напишите нам."),
            en=("Your e-mail was changed", "Other devices were signed out. If it was not you, write to us."),
        )
    ),
    "user.password_changed": _own(
        words(
            uz=("Parol oʻzgardi", "Boshqa qurilmalardan chiqildi. Bu siz boʻlmasangiz, parolni darhol tiklang."),
            ru=("Пароль изменён", "На других устройствах выполнен выход. Если это не вы, сразу сбросьте пароль."),
            en=("Your password was changed", "Other devices were signed out. If it was not you, reset it now."),
        )
    ),
    "user.google_linked": Row(
        tellings=(
            Telling(
                to="user",
                group="security",
                link=_PAGE,
                words=words(
                    uz=(
                        "Google ulandi",
                        "Endi Google orqali ham kirish mumkin. Bu siz boʻlmasangiz, uni uzib qoʻying.",
                    ),
                    ru=("Google привязан", "Теперь можно входить и через Google. Если это не вы, отвяжите его."),
                    en=("Google is linked", "You can sign in with Google, too. If it was not you, unlink it."),
                ),
                is_important=True,
            ),
        ),
        subject="user_id",
    ),
    "user.two_factor_changed": _own(
        words(
            uz=(
                "Ikki bosqichli kirish oʻzgardi",
                "Sozlama yangilandi. Bu siz boʻlmasangiz, darhol parolni almashtiring.",
            ),
            ru=("Двухэтапный вход изменён", "Настройка обновлена. Если это не вы, сразу смените пароль."),
            en=("Two-step sign-in has changed", "The setting is new. If it was not you, change your password now."),
        )
    ),
    "session.started": _own(
        words(
            uz=("Yangi qurilmadan kirildi", "Bu siz boʻlmasangiz, seansni yoping va parolni almashtiring."),
            ru=("Вход с нового устройства", "Если это не вы, завершите сеанс и смените пароль."),
            en=("A new device signed in", "If it was not you, end the session and change your password."),
        ),
        link=_SESSIONS,
        only="is_new_device",
    ),
    "session.reused": _own(
        words(
            uz=("Seans toʻxtatildi", "Kirish kaliti ikki joyda ishlatildi. Parolni almashtirganingiz maʼqul."),
            ru=("Сеанс остановлен", "Ключ входа использовали в двух местах. Лучше смените пароль."),
            en=("A session was stopped", "Its key was used in two places. It is better to change your password."),
        ),
        link=_SESSIONS,
    ),
    "user.registered": Row(nobody="whoever registers is greeted by the page they are on, and by the letter `welcome`"),
    "user.closed": Row(nobody="whoever closed their account has left; the letter `account_closed` says it"),
    "user.reset_asked": Row(nobody="the answer is the letter with the link, if anybody has that address"),
}
