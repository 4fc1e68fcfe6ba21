"""What is wrong in a file of listings, in the readers' languages; the English words come with each problem."""

from wibestore.core.problem_titles import TITLES
from wibestore.listings.types import ImportProblem

_WORDS: dict[str, tuple[str, str]] = {
    "csv_encoding": ("Faylni CSV UTF-8 koʻrinishida saqlang", "Сохраните файл как CSV UTF-8"),
    "csv_malformed": (
        "Faylni oʻqib boʻlmadi: qoʻshtirnoq yopilmagan yoki katak juda uzun",
        "Файл не читается: не закрыта кавычка или ячейка слишком длинная",
    ),
    "csv_empty": ("Faylda eʼlonlar yoʻq", "В файле нет объявлений"),
    "unknown_column": ("Bu oʻyinda bunday ustun yoʻq", "У этой игры нет такого столбца"),
    "duplicate_column": ("Bu ustun ikki marta yozilgan", "Этот столбец указан дважды"),
    "missing_column": ("Bu ustun yetishmaydi", "Этого столбца не хватает"),
    "too_many_rows": ("Bir faylda 200 tagacha qator boʻlsin", "В одном файле не больше 200 строк"),
    "too_many_cells": (
        "Bu qatorda ustunlardan koʻp katak bor",
        "В этой строке ячеек больше, чем столбцов",
    ),
    "required": ("Buni toʻldirish kerak", "Это нужно заполнить"),
    "min_length": ("Juda qisqa", "Слишком коротко"),
    "max_length": ("Juda uzun", "Слишком длинно"),
    "min_value": ("Juda kichik son", "Слишком маленькое число"),
    "max_value": ("Juda katta son", "Слишком большое число"),
    "invalid_int": ("Bu butun son boʻlishi kerak", "Здесь нужно целое число"),
    "invalid_bool": ("Bu “ha” yoki “yoʻq” boʻlishi kerak", "Здесь нужно «да» или «нет»"),
    "invalid_choice": ("Roʻyxatdagi qiymatlardan birini yozing", "Выберите одно из значений списка"),
}


def title_in(problem: ImportProblem, language: str) -> str:
    """Return what is wrong in `language` (uz, ru, en)."""
    if problem.code in _WORDS and language in ("uz", "ru"):
        return _WORDS[problem.code][language == "ru"]
    return TITLES.get(problem.code, {}).get(language, problem.title)
