"""Cells of a CSV file that a spreadsheet must not take for a formula (OWASP, threat T-29)."""

# The last four are the wide forms that some spreadsheets read alike.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BLANKS = " \u00a0"


def csv_cell(value: object) -> str:
    """
    Return a value as a cell: text that would begin a formula gets a leading apostrophe.

    Numbers stay numbers, negative ones too. Blanks before a dangerous sign do not hide it.
    """
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(int(value))
    text = str(value)
    is_dangerous = text.lstrip(_BLANKS).startswith(_DANGEROUS) or text.lstrip().startswith(_DANGEROUS)
    return f"'{text}" if is_dangerous else text
