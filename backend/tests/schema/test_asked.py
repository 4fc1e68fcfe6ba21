"""That no promise of the document stays without a test is itself looked after (tools/api_tested.py)."""

import json

from tools import api_tested


def kept(folder, seen, used=()):
    folder.mkdir()
    (folder / "one.json").write_text(json.dumps({"seen": seen, "used": used}), encoding="utf-8")
    return folder


def test_a_promise_that_no_test_asks_for_fails_the_run(tmp_path, capsys):
    assert api_tested.main([str(kept(tmp_path / "seen", []))]) == 1

    told = (tmp_path / "api-untested.txt").read_text(encoding="utf-8").splitlines()
    assert {"order_create: 201", "order_create: 409 listing.not_active", "listing_list: with search"} <= set(told)
    assert "no test asks for order_create: 409 listing.not_active" in capsys.readouterr().out


def test_what_was_asked_for_is_not_told_of(tmp_path):
    seen = kept(
        tmp_path / "seen", [["order_create", 409, "listing.not_active", "member"]], [["listing_list", "search"]]
    )

    api_tested.main([str(seen)])

    told = (tmp_path / "api-untested.txt").read_text(encoding="utf-8").splitlines()
    assert not {"order_create: 409 listing.not_active", "order_create: as member", "listing_list: with search"} & set(
        told
    )
