"""What the played popup says, in three languages."""

from emulators.pages import Button, Field

_WORDS = {
    "uz": {
        "title": "Google orqali kirish",
        "email": "E-pochta",
        "name": "Ism",
        "hint": "Istalgan manzil: bu yerda haqiqiy Google hisobi kerak emas.",
        "sign_in": "Davom etish",
        "unreadable": "Bu oynani doʻkon ochmagan.",
        "wrong": "E-pochta notoʻgʻri.",
        "unverified": "Google pochtani tasdiqlamagan",
        "stranger": "Belgi boshqa sayt uchun",
        "expired": "Belgi muddati oʻtgan",
        "another": "Oʻsha pochtali boshqa Google hisobi",
        "cancel": "Bekor qilish",
        "done": "Doʻkonga qaytilmoqda…",
    },
    "ru": {
        "title": "Вход через Google",
        "email": "Почта",
        "name": "Имя",
        "hint": "Любой адрес: настоящий аккаунт Google здесь не нужен.",
        "sign_in": "Продолжить",
        "unreadable": "Это окно открыл не магазин.",
        "wrong": "Неверный адрес почты.",
        "unverified": "Google не подтвердил почту",
        "stranger": "Токен для другого сайта",
        "expired": "Токен просрочен",
        "another": "Другой аккаунт Google с той же почтой",
        "cancel": "Отмена",
        "done": "Возвращаемся в магазин…",
    },
    "en": {
        "title": "Sign in with Google",
        "email": "E-mail",
        "name": "Name",
        "hint": "Any address: no real Google account is needed here.",
        "sign_in": "Continue",
        "unreadable": "The shop did not open this window.",
        "wrong": "This is no e-mail address.",
        "unverified": "Google has not verified the e-mail",
        "stranger": "A token for another site",
        "expired": "A token that is too old",
        "another": "Another Google account with that e-mail",
        "cancel": "Cancel",
        "done": "Back to the shop…",
    },
}
EMAIL = "aziza@gmail.example"
NAME = "Aziza Karimova"


def words(language: str) -> dict[str, str]:
    """Return what is said in a language."""
    return _WORDS[language]


def fields(language: str, email: str, name: str) -> list[Field]:
    """Return what the person types."""
    said = words(language)
    return [Field("email", said["email"], email, said["hint"]), Field("name", said["name"], name)]


def buttons(language: str) -> list[Button]:
    """Return what the person can press."""
    said = words(language)
    return [
        Button("sign_in", said["sign_in"], is_primary=True),
        Button("cancel", said["cancel"]),
        *(Button(fault, said[fault], is_fault=True) for fault in ("unverified", "stranger", "expired", "another")),
    ]
