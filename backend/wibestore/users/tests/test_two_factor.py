"""The second factor: turning it on and off, its codes, each good once, whoever tries at the same moment."""

from datetime import timedelta

import pytest
from django.apps import apps

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.tests.race import run_together
from wibestore.users import services
from wibestore.users.errors import TwoFactorOff
from wibestore.users.models import RecoveryCode, SessionFamily, SignInWay, User
from wibestore.users.services.two_factor import code_use
from wibestore.users.tests.codes import code_of, two_factor_on

AuditRecord = apps.get_model("audit", "AuditRecord")
Letter = apps.get_model("letters", "Letter")
SealedSecret = apps.get_model("vault", "SealedSecret")

BASE = "/api/v1/auth/2fa/"


def use(user, code):
    return code_use(user_id=user.id, code=code, actor=Actor.visitor())


def letters():
    return [one.params["change"] for one in Letter.objects.filter(template="two_factor_changed").order_by("id")]


@pytest.mark.django_db
class TestTurningOn:
    def test_setup_shows_a_secret_and_its_picture(self, sign_in, buyer):
        answer = sign_in(buyer).post(f"{BASE}setup/", {})

        body = answer.json()
        assert len(body["secret"]) == 32
        assert body["uri"].startswith("otpauth://totp/WibeStore:buyer%40example.uz?secret=" + body["secret"])
        assert body["qr"].startswith("data:image/svg+xml")
        assert answer["Cache-Control"] == "no-store"
        assert User.objects.get(id=buyer.id).totp_enabled_at is None
        assert body["secret"].encode() not in bytes(SealedSecret.objects.get().ciphertext)

    def test_the_first_code_turns_it_on_and_ends_the_other_sessions(self, sign_in, buyer):
        client, other = sign_in(buyer), sign_in(buyer)
        seed = client.post(f"{BASE}setup/", {}).json()["secret"]

        answer = client.post(f"{BASE}enable/", {"code": code_of(seed)})

        codes = answer.json()["recovery_codes"]
        assert (answer.status_code, len(set(codes))) == (200, 10)
        assert other.get(BASE).json()["code"] == "session.revoked"
        shown = client.get(BASE).json()
        assert (shown["is_on"], shown["recovery_left"], shown["is_obligatory"]) == (True, 10, False)
        assert SessionFamily.objects.exclude(end_reason="").get().end_reason == "two_factor"
        assert SessionFamily.objects.get(ended_at=None).step_up_way == "totp"
        stored = set(RecoveryCode.objects.values_list("code_hash", flat=True))
        assert not stored & {code.replace("-", "") for code in codes}
        assert AuditRecord.objects.filter(action="two_factor.enabled").count() == 1
        assert letters() == ["on"]
        assert OutboxMessage.objects.filter(topic="user.two_factor_changed").count() == 1
        assert list(SealedSecret.objects.values_list("purpose", flat=True)) == ["totp"]

    def test_the_code_that_turned_it_on_is_used_up(self, sign_in, buyer):
        client = sign_in(buyer)
        seed = client.post(f"{BASE}setup/", {}).json()["secret"]
        code = code_of(seed)
        client.post(f"{BASE}enable/", {"code": code})

        assert use(buyer, code) is None

    def test_a_wrong_code_turns_nothing_on(self, sign_in, buyer):
        client, other = sign_in(buyer), sign_in(buyer)
        seed = client.post(f"{BASE}setup/", {}).json()["secret"]

        answer = client.post(f"{BASE}enable/", {"code": f"{(int(code_of(seed, steps=9)) + 1) % 10**6:06}"})

        assert (answer.status_code, answer.json()["code"]) == (401, "auth.code_wrong")
        assert client.get(BASE).json()["is_on"] is False
        assert other.get(BASE).status_code == 200
        assert (letters(), RecoveryCode.objects.count()) == ([], 0)

    def test_a_setup_is_good_for_ten_minutes(self, buyer):
        actor = Actor.user(buyer.id)
        seed = services.two_factor_setup(actor=actor).secret

        with clock.travel(timedelta(minutes=10, seconds=1)), pytest.raises(TwoFactorOff):
            services.two_factor_enable(actor=actor, code=code_of(seed))

        assert User.objects.get(id=buyer.id).totp_enabled_at is None

    def test_without_a_setup_there_is_nothing_to_turn_on(self, sign_in, buyer):
        answer = sign_in(buyer).post(f"{BASE}enable/", {"code": "123456"})

        assert (answer.status_code, answer.json()["code"]) == (409, "auth.two_factor_off")

    def test_what_is_on_is_not_set_up_again(self, sign_in, buyer):
        seed, _ = two_factor_on(buyer)
        client = sign_in(buyer)

        answers = [client.post(f"{BASE}setup/", {}), client.post(f"{BASE}enable/", {"code": code_of(seed)})]

        assert [(one.status_code, one.json()["code"]) for one in answers] == [(409, "auth.two_factor_on")] * 2
        assert use(buyer, code_of(seed)) is SignInWay.TOTP


@pytest.mark.django_db
class TestCodes:
    @pytest.mark.parametrize(("steps", "is_taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
    def test_one_step_to_either_side_is_taken(self, buyer, steps, is_taken):
        seed, _ = two_factor_on(buyer)

        with clock.travel(timedelta(minutes=5)), clock.fixed():
            assert (use(buyer, code_of(seed, steps=steps)) is not None) is is_taken

    def test_a_step_is_good_once_and_none_before_it(self, buyer):
        seed, _ = two_factor_on(buyer)

        with clock.travel(timedelta(minutes=5)), clock.fixed():
            got = [use(buyer, code_of(seed, steps=steps)) for steps in (0, 0, -1, 1, 1)]

        assert got == [SignInWay.TOTP, None, None, SignInWay.TOTP, None]

    def test_codes_of_somebody_else_are_wrong(self, buyer, stranger):
        seed, codes = two_factor_on(stranger)
        two_factor_on(buyer)

        assert [use(buyer, code) for code in (code_of(seed), codes[0])] == [None, None]
        assert RecoveryCode.objects.filter(used_at__isnull=False).count() == 0

    @pytest.mark.parametrize("code", ["", "      ", "00000", "0000000", "abcdef", "١٢٣٤٥٦", "' or 1=1 --", "-" * 16])
    def test_what_is_no_code_is_wrong(self, buyer, code):
        two_factor_on(buyer)

        assert use(buyer, code) is None

    def test_a_code_may_be_written_in_groups(self, buyer):
        seed, _ = two_factor_on(buyer)
        code = code_of(seed)

        assert use(buyer, f" {code[:3]} {code[3:]} ") is SignInWay.TOTP

    def test_a_recovery_code_is_good_once(self, buyer):
        _, codes = two_factor_on(buyer)

        got = [use(buyer, codes[3]), use(buyer, codes[3]), use(buyer, codes[4].upper().replace("-", " "))]

        assert got == [SignInWay.RECOVERY, None, SignInWay.RECOVERY]
        assert services.two_factor_get(actor=Actor.user(buyer.id)).recovery_left == 8
        assert AuditRecord.objects.filter(action="recovery_code.used").count() == 2
        assert letters() == ["on", "code_used", "code_used"]

    def test_letters_that_look_like_digits_are_taken_for_them(self, buyer):
        _, codes = two_factor_on(buyer)

        assert use(buyer, codes[0].replace("0", "O").replace("1", "l")) is SignInWay.RECOVERY

    def test_new_recovery_codes_replace_the_old(self, sign_in, buyer):
        _, codes = two_factor_on(buyer)

        answer = sign_in(buyer).post(f"{BASE}recovery-codes/", {})

        renewed = answer.json()["recovery_codes"]
        assert len(set(renewed) - set(codes)) == 10
        assert [use(buyer, code) for code in (codes[0], renewed[0])] == [None, SignInWay.RECOVERY]


@pytest.mark.django_db
class TestTurningOff:
    def test_nothing_of_it_is_left(self, sign_in, buyer):
        seed, codes = two_factor_on(buyer)

        answer = sign_in(buyer).post(f"{BASE}disable/", {})

        user = User.objects.get(id=buyer.id)
        assert answer.status_code == 204
        assert (user.totp_enabled_at, user.two_factor_changed_at is None) == (None, False)
        assert (SealedSecret.objects.count(), RecoveryCode.objects.count()) == (0, 0)
        assert [use(buyer, code) for code in (code_of(seed), codes[0])] == [None, None]
        assert letters() == ["on", "off"]

    def test_twice_is_no_error_and_told_once(self, sign_in, buyer):
        two_factor_on(buyer)
        client = sign_in(buyer)

        assert [client.post(f"{BASE}disable/", {}).status_code for _ in range(2)] == [204, 204]
        assert letters() == ["on", "off"]

    def test_staff_cannot_do_without_it(self, sign_in, moderator, settings):
        settings.STAFF_NEEDS_TWO_FACTOR = True
        seed, _ = two_factor_on(moderator)
        client = sign_in(moderator)

        answer = client.post(f"{BASE}disable/", {})

        assert (answer.status_code, answer.json()["code"]) == (409, "auth.two_factor_obligatory")
        assert client.get(BASE).json()["is_obligatory"] is True
        assert use(moderator, code_of(seed)) is SignInWay.TOTP


@pytest.mark.django_db
class TestStaff:
    ADMIN = "/api/v1/admin/listings/"

    def test_their_rights_wait_for_it_and_the_rest_does_not(self, sign_in, moderator, settings):
        client = sign_in(moderator)
        assert client.get(self.ADMIN).status_code == 200
        settings.STAFF_NEEDS_TWO_FACTOR = True

        refused = client.get(self.ADMIN)

        assert (refused.status_code, refused.json()["code"]) == (403, "auth.two_factor_required")
        assert client.get("/api/v1/auth/me/").status_code == 200
        seed = client.post(f"{BASE}setup/", {}).json()["secret"]
        client.post(f"{BASE}enable/", {"code": code_of(seed)})
        assert client.get(self.ADMIN).status_code == 200

    def test_without_it_they_are_nobody_in_the_orders_of_others(self, sign_in, moderator, buyer, seller, settings):
        from wibestore.orders.factories import order_paid

        path = f"/api/v1/orders/{order_paid(buyer, seller).id}/"
        client = sign_in(moderator)
        assert client.get(path).status_code == 200
        settings.STAFF_NEEDS_TWO_FACTOR = True

        assert client.get(path).status_code == 404

    def test_members_are_members_as_ever(self, sign_in, buyer, settings):
        settings.STAFF_NEEDS_TWO_FACTOR = True

        answer = sign_in(buyer).get(self.ADMIN)

        assert (answer.status_code, answer.json()["code"]) == (403, "auth.not_permitted")


@pytest.mark.django_db(transaction=True)
class TestRaces:
    def test_of_ten_with_the_same_code_one_is_let_in(self, buyer):
        seed, _ = two_factor_on(buyer)
        code = code_of(seed)

        got = run_together([lambda: use(buyer, code)] * 10)

        assert sorted(map(str, got)) == ["None"] * 9 + ["totp"]

    def test_of_ten_with_the_same_recovery_code_one_is_let_in(self, buyer):
        _, codes = two_factor_on(buyer)

        got = run_together([lambda: use(buyer, codes[0])] * 10)

        assert sorted(map(str, got)) == ["None"] * 9 + ["recovery"]
        assert RecoveryCode.objects.filter(used_at=None).count() == 9
        assert AuditRecord.objects.filter(action="recovery_code.used").count() == 1

    def test_of_five_who_turn_it_on_one_does(self, buyer):
        actor = Actor.user(buyer.id)
        seed = services.two_factor_setup(actor=actor).secret
        code = code_of(seed)

        got = run_together([lambda: services.two_factor_enable(actor=actor, code=code)] * 5)

        assert sum(isinstance(one, list) for one in got) == 1
        assert RecoveryCode.objects.count() == 10
        assert letters() == ["on"]
