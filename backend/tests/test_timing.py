"""The figure that says whether two samples of times are of one kind (`bench.timing`)."""

import pytest

from bench.timing import BEGIN, END, Compared, mann_whitney, write_report


@pytest.mark.parametrize(
    ("ones", "others", "p"),
    [
        # All of one kind below all of the other; turn about; with ranks that are shared (24 where 27.5 is the middle).
        (range(1, 21), range(21, 41), 6.796e-08),
        (range(0, 40, 2), range(1, 41, 2), 0.7972),
        ([1, 1, 2, 2, 3], [1, 2, 2, 3, 3], 0.5067),
        ([5] * 20, [5] * 20, 1.0),
    ],
)
def test_it_is_the_rank_sum_test(ones, others, p):
    ones, others = list(map(float, ones)), list(map(float, others))

    assert mann_whitney(ones, others) == pytest.approx(p, rel=2e-3)
    assert mann_whitney(others, ones) == pytest.approx(mann_whitney(ones, others))


def test_what_was_measured_stands_between_the_markers(tmp_path):
    page = tmp_path / "limits.md"
    page.write_text(f"Before\n{BEGIN}\nold\n{END}\nAfter\n", encoding="utf-8")

    write_report(page, [Compared("sign-in", [20.0, 22.0, 24.0], [21.0, 21.5, 22.0])])
    write_report(page, [Compared("sign-in", [20.0, 22.0, 24.0], [21.0, 21.5, 22.0])])

    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"Before\n{BEGIN}\n")
    assert text.endswith(f"{END}\nAfter\n")
    assert "| sign-in | 3 + 3 | 22.00 | 21.50 | +0.50 | 0.82 |" in text
    assert "old" not in text
