"""Phone numbers and bank cards: which digits of a text are one, and which are a price, a level or a player's id."""

import re
from collections.abc import Iterator

from wibestore.screening.rules.folding import Folded, words
from wibestore.screening.rules.groups import Group, Run, digit_runs
from wibestore.screening.types import FindingKind

CARD_DIGITS = 16
#: Digits of a number that is called a phone, such as one of a town.
CALLED_MIN = 7
PLAYER_ID_MIN, PLAYER_ID_MAX = 4, 12
_NEAR = 28
_LOCAL = 9
_MOBILE = words("20 33 50 55 77 87 88 90 91 93 94 95 97 98 99")
_LANDLINE = words("61 62 65 66 67 69 70 71 72 73 74 75 76 78 79")
_SHAPES = frozenset(
    tuple(int(size) for size in shape)
    for shape in words(
        "2322 27 9 234 2223 54 522 243 225 252 333 2133 1323 23211 111111111 "
        "1232 127 12322 1234 19 3322 334 1111111111 "
        "13322 1334 137 11111111111 4322 434 83 821 2333"
    )
) | {(11,), (1, 10)}
_THOUSANDS = 3

_ID_BEFORE = re.compile(
    r"(?<![^\W_])(?:u?id|uuid|ид|уид|аиди|айди|аид|steam ?id)(?:si|im|сы|raqam\w{0,3})?"
    r"(?:[ :#№=.(-]|no|is|raqam\w{0,3}|номер|nomer\w{0,3}|мой|моя|number|player|игрока|аккаунта){0,6}$"
)
_MESSENGER_ID = re.compile(r"(?:telegram|tg|тг|телеграм\w?|vk|вк|discord|дискорд)\W{0,3}\w{0,12}\W{0,3}$")
_PHONE_BEFORE = re.compile(
    r"(?<![^\W_])(?:tel|telefon|telefonim|tel\W{0,2}raqam\w{0,3}|raqamim|nomerim|phone|call|call me|"
    r"whats? ?app\w{0,2}|viber|imo|тел|телефон\w{0,3}|телефоним|звони\w{0,4}|позвони\w{0,4}|набери\w{0,4}|"
    r"мой номер|номерок|рақамим|"
    r"номерим|ватсап\w{0,2}|вотсап\w{0,2}|ватцап\w{0,2}|вацап\w{0,2}|вайбер\w{0,2}|ваибер\w{0,2})"
    r"(?:[ :#=.(+-]|no|is|raqam\w{0,3}|номер|nomer\w{0,3}|мой|number|me|at|мне|по|на|bu|shu){0,6}$"
)
_COUNTED_AFTER = re.compile(
    r"[ .-]{0,2}(?:so'm|som|sum|сум|сўм|uzs|rub|руб|usd|долл|dollar|\$|€|₽|ming|минг|mln|млн|million|тыс|k(?!\w)|"
    r"к(?!\w)|uc(?!\w)|юс(?!\w)|almaz|алмаз|gold|голд|gems|diamond|robux|робукс|tanga|танга|coin|монет|tilla|xp|опыт)"
)
_CODE_BEFORE = re.compile(r"(?<![^\W_])wb-\w{0,8}$")


def phones_and_cards(text: Folded) -> Iterator[tuple[FindingKind, int, int]]:
    """Yield every phone and card number of `text` with its folded span."""
    for run in digit_runs(text):
        for kind, start, end in _in_run(text.plain, run):
            yield kind, run.groups[start].start, run.groups[end - 1].end


def _in_run(plain: str, run: Run) -> Iterator[tuple[FindingKind, int, int]]:
    """Yield what the run holds as places of its groups; the longest at the leftmost place wins."""
    before = plain[max(0, run.groups[0].start - _NEAR) : run.groups[0].start]
    is_called = _PHONE_BEFORE.search(before) is not None
    at = 1 if _is_named_otherwise(before, run.groups[0]) else 0
    while at < len(run.groups):
        found = _longest(plain, run, at, is_called=is_called and at == 0)
        if found:
            yield found[0], at, found[1]
        at = found[1] if found else at + 1


def _is_named_otherwise(before: str, group: Group) -> bool:
    """Tell whether the group is a player's id or a part of an order's number, as said before it."""
    if _CODE_BEFORE.search(before):
        return True
    is_id = PLAYER_ID_MIN <= len(group.digits) <= PLAYER_ID_MAX and not _is_uzbek(group.digits)
    found = _ID_BEFORE.search(before) if is_id else None
    return found is not None and not _MESSENGER_ID.search(before[: found.start()])


def _longest(plain: str, run: Run, at: int, *, is_called: bool) -> tuple[FindingKind, int] | None:
    """Return what begins at group `at`, and the group after it."""
    digits, ends = "", []
    for end, group in enumerate(run.groups[at : at + CARD_DIGITS], start=at + 1):
        digits += group.digits
        if len(digits) > CARD_DIGITS:
            break
        if len(digits) >= CALLED_MIN:
            ends.append((end, digits))
    for end, number in reversed(ends):
        if kind := _kind(plain, run, (at, end), number, is_called=is_called):
            return kind, end
    return None


def _kind(plain: str, run: Run, place: tuple[int, int], digits: str, *, is_called: bool) -> FindingKind | None:
    if len(digits) == CARD_DIGITS:
        return FindingKind.CARD if is_card(digits) else None
    at, end = place
    groups = run.groups[at:end]
    is_whole = at == 0 and end == len(run.groups) and run.is_tight
    has_plus = at == 0 and plain[max(0, groups[0].start - 2) : groups[0].start].rstrip("( ").endswith("+")
    is_phone = is_called or (has_plus and len(digits) >= _LOCAL)
    if not is_phone and not _is_phone(digits, tuple(len(group.digits) for group in groups), is_whole=is_whole):
        return None
    return None if _is_price(plain, groups, digits) else FindingKind.PHONE


def _is_price(plain: str, groups: tuple[Group, ...], digits: str) -> bool:
    """Tell whether the digits read as sums of money or counts: thousands apart, or a unit behind."""
    sizes = [len(group.digits) for group in groups]
    is_grouped = len(sizes) > 1 and sizes[0] <= _THOUSANDS and all(size == _THOUSANDS for size in sizes[1:])
    is_counted = _COUNTED_AFTER.match(plain, groups[-1].end) is not None
    if is_counted and (is_grouped or len(sizes) == 1):
        return True
    if is_grouped and digits.endswith("00"):
        return True
    return any(group.digits == "000" for group in groups) and sizes not in ([2, 3, 2, 2], [2, 3, 4], [3, 2, 3, 2, 2])


def _is_uzbek(digits: str) -> bool:
    local = digits.removeprefix("00").removeprefix("998")
    return len(local) == _LOCAL and len(digits) > _LOCAL and local[:2] in _MOBILE | _LANDLINE


def _is_phone(digits: str, sizes: tuple[int, ...], *, is_whole: bool) -> bool:
    """Tell whether digits with groups of these sizes are a phone number without being called one."""
    if _is_uzbek(digits):
        return True
    has_shape = sizes in _SHAPES
    if len(digits) == _LOCAL:
        if digits[:2] in _MOBILE:
            return has_shape or is_whole
        return digits[:2] in _LANDLINE and has_shape and len(sizes) > 1 and sizes != (3, 3, 3)
    if len(digits) == _LOCAL + 1:
        is_trunk = digits[0] in "08" and digits[1:3] in _MOBILE
        return has_shape and (is_trunk or digits[0] == "9")
    if len(digits) == _LOCAL + 2:
        return digits[0] in "78" and digits[1] in "79" and (has_shape or is_whole)
    return False


def is_card(digits: str) -> bool:
    """Tell whether the digits pass Luhn's check, and are not all the same."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0 and len(set(digits)) > 1
