"""Who is told of what moderators and admins do, and of what waits for them."""

from wibestore.core.actor import StaffRole
from wibestore.notifications.rules.rows import Row, Telling, Words, words


def _for_staff(role: StaffRole, link: str, subject: str, said: Words, *, is_important: bool = False) -> Row:
    telling = Telling(to="staff", staff_role=role, group="staff", link=link, words=said, is_important=is_important)
    return Row(tellings=(telling,), subject=subject)


def _for_person(
    link: str, subject: str, said: Words, *, is_important: bool = False, has_own_letter: bool = False
) -> Row:
    telling = Telling(
        to="user",
        group="security",
        link=link,
        words=said,
        is_important=is_important,
        has_own_letter=has_own_letter,
    )
    return Row(tellings=(telling,), subject=subject)


_WRITTEN = words(
    uz=("Yordam soʻralmoqda", "{number}: kimdir javobingizni kutmoqda."),
    ru=("Обращение в поддержку", "{number}: кто-то ждёт вашего ответа."),
    en=("Somebody asks for help", "{number}: they wait for an answer."),
)
ROWS: dict[str, Row] = {
    "report.opened": _for_staff(
        "moderator",
        "/admin/reports/{report_id}",
        "report_id",
        words(
            uz=("Yangi shikoyat", "Kimdir qoidabuzarlik haqida xabar berdi. Koʻrib chiqing."),
            ru=("Новая жалоба", "Кто-то сообщил о нарушении. Посмотрите, пожалуйста."),
            en=("A new report", "Somebody reports a breach of the rules. Please look at it."),
        ),
    ),
    # Never what the accused got.
    "report.resolved": _for_person(
        "/reports",
        "voice_id",
        words(
            uz=("Shikoyatingiz koʻrib chiqildi", "Rahmat! Natijasini shikoyatlaringiz sahifasida koʻrasiz."),
            ru=("Ваша жалоба рассмотрена", "Спасибо! Итог есть на странице ваших жалоб."),
            en=("We looked into your report", "Thank you! What came of it is on the page of your reports."),
        ),
    ),
    "verdict.given": _for_person(
        "/verdicts/{verdict_id}",
        "verdict_id",
        words(
            uz=("Moderatorlar qaror qabul qildi", "Sababini oʻqing. Rozi boʻlmasangiz, eʼtiroz bildirishingiz mumkin."),
            ru=("Модераторы приняли решение", "Прочитайте причину. Если вы не согласны, решение можно обжаловать."),
            en=("Moderators have decided", "Read why. If you do not agree, you can appeal."),
        ),
        is_important=True,
        has_own_letter=True,
    ),
    "verdict.ended": _for_person(
        "/verdicts/{verdict_id}",
        "verdict_id",
        words(
            uz=("Qaror kuchdan qoldi", "Moderatorlarning siz haqingizdagi qarori endi amal qilmaydi."),
            ru=("Решение больше не действует", "Решение модераторов о вас больше не действует."),
            en=("A decision has ended", "What moderators had decided about you is not in force any more."),
        ),
    ),
    "appeal.opened": _for_staff(
        "moderator",
        "/admin/appeals?open={verdict_id}",
        "verdict_id",
        words(
            uz=("Eʼtiroz keldi", "Qarorga eʼtiroz bildirildi. Uni qaror bergan moderator emas, boshqasi koʻradi."),
            ru=("Пришла апелляция", "Решение обжаловано. Рассмотреть должен не тот, кто его вынес."),
            en=("An appeal has come", "Somebody appeals. Another moderator than gave the verdict decides."),
        ),
    ),
    "appeal.decided": _for_person(
        "/verdicts/{verdict_id}",
        "verdict_id",
        words(
            uz=(
                "Eʼtirozingiz koʻrib chiqildi",
                "Boshqa moderator javob berdi. Qaror bekor qilinsa, bu haqda alohida xabar beramiz.",
            ),
            ru=(
                "Ваша апелляция рассмотрена",
                "Другой модератор ответил. Если решение отменено, мы сообщим об этом отдельно.",
            ),
            en=(
                "Your appeal was looked at",
                "Another moderator has answered. If the decision was lifted, we tell you so separately.",
            ),
        ),
        is_important=True,
    ),
    # Questions about payments are finance's, too; an admin, who is both, is told once.
    "support.written": Row(
        tellings=(
            Telling(
                to="staff",
                staff_role="moderator",
                group="staff",
                link="/admin/support/{request_id}",
                words=_WRITTEN,
            ),
            Telling(
                to="staff",
                staff_role="finance",
                group="staff",
                link="/admin/support/{request_id}",
                words=_WRITTEN,
                only="is_payment",
            ),
        ),
        subject="request_id",
    ),
    # A guest reads it by the letter's link.
    "support.answered": Row(
        tellings=(
            Telling(
                to="user",
                group="security",
                link="/support/requests/{request_id}",
                words=words(
                    uz=("Savolingizga javob berildi", "{number}: javobni oʻqing va kerak boʻlsa, davom eting."),
                    ru=("На ваш вопрос ответили", "{number}: прочтите ответ и, если нужно, напишите ещё."),
                    en=("Your question was answered", "{number}: read the answer, and write again if you need to."),
                ),
                is_important=True,
                unless="is_guest",
            ),
        ),
        subject="request_id",
    ),
    "books.differed": _for_staff(
        "finance",
        "/admin",
        "day",
        words(
            uz=("Hisob-kitob mos kelmadi", "Qoldiqlar va yozuvlar farqi: {amount}. Darhol tekshiring."),
            ru=("Учёт не сходится", "Остатки и проводки расходятся на {amount}. Проверьте сразу."),
            en=("The books do not balance", "Balances and entries differ by {amount}. Please look at once."),
        ),
        is_important=True,
    ),
    "setting.changed": _for_staff(
        "admin",
        "/admin/settings",
        "key",
        words(
            uz=("Sozlama oʻzgardi", "{key} yangi qiymat oldi."),
            ru=("Настройка изменена", "Новое значение у {key}."),
            en=("A setting was changed", "{key} has a new value."),
        ),
    ),
}
