from wibestore.figures.rules import share_left_bps, told


def test_a_handful_is_the_least_that_is_told():
    assert [told(count) for count in (-1, 0, 1, 4, 5, 6)] == [None, None, None, None, 5, 6]


def test_a_share_is_rounded_down_and_of_few_not_told():
    assert [share_left_bps(*counts) for counts in ((0, 4), (0, 5), (5, 5), (1, 7))] == [None, 10_000, 0, 8571]
