"""What payments refuses. A lost race about a withdrawal answers with the withdrawal as it is now."""

from typing import Any

import orjson

from wibestore.core.errors import DomainError, VersionConflict
from wibestore.payments.types import WithdrawalInfo


class DepositNotFound(DomainError):
    code = "payment.deposit_not_found"
    title = "There is no such deposit"
    status = 404


class ProviderNotFound(DomainError):
    code = "payment.provider_not_found"
    title = "There is no such payment provider"
    status = 404


class MethodUnavailable(DomainError):
    """`params.reason` is `not_connected` or `disabled`."""

    code = "payment.method_unavailable"
    title = "This payment method cannot be used now"
    status = 409


class ProviderUnavailable(DomainError):
    """The provider did not answer, or not in its own words; nothing is known, try again later."""

    code = "payment.provider_unavailable"
    title = "The payment provider does not answer now; nothing was charged"
    status = 503


class PayoutUnsupported(DomainError):
    """`params.method`: the provider that cannot pay out to cards, or is not connected."""

    code = "payment.payout_unsupported"
    title = "Money cannot be paid out by this method"
    status = 409


class StatementUnsupported(DomainError):
    """`params.provider`: the provider that cannot be asked for a statement; its register has to be given as a file."""

    code = "payment.statement_unsupported"
    title = "This provider gives no statement to be asked for"
    status = 409


class DifferenceNotFound(DomainError):
    code = "payment.difference_not_found"
    title = "There is no such difference"
    status = 404


class ProviderCallNotFound(DomainError):
    code = "payment.provider_call_not_found"
    title = "There is no such call of a provider"
    status = 404


class ProviderCallNotReplayable(DomainError):
    """It was not found authentic, or not all of it was kept."""

    code = "payment.provider_call_not_replayable"
    title = "This call cannot be played again"
    status = 409


class CardNotFound(DomainError):
    code = "payment.card_not_found"
    title = "There is no such card"
    status = 404


class CardLimitReached(DomainError):
    """`params.limit`: how many cards a user may have."""

    code = "payment.card_limit_reached"
    title = "Remove a card before you add another"
    status = 409


class CardNotActive(DomainError):
    """`params.status`: pending until its owner has named it on the provider's page, or removed."""

    code = "payment.card_not_active"
    title = "This card cannot be used"
    status = 409


class CardFrozen(DomainError):
    """`params.usable_from`: a new card waits until then (threat T-05)."""

    code = "payment.card_frozen"
    title = "This card is new; money can be sent to it later"
    status = 409


class WithdrawalsFrozen(DomainError):
    """`params.until`: no money leaves for a day after the password, the e-mail or the second factor changed (T-05)."""

    code = "payment.withdrawals_frozen"
    title = "The protection of your account changed lately; money can be withdrawn later"
    status = 409


class CardInUse(DomainError):
    """A withdrawal to it is still on its way."""

    code = "payment.card_in_use"
    title = "A withdrawal to this card is not finished yet"
    status = 409


class CardPaymentUnsupported(DomainError):
    """`params.method`: the provider that cannot charge a card bound at it."""

    code = "payment.card_payment_unsupported"
    title = "A saved card cannot pay by this method"
    status = 409


class PhoneNeeded(DomainError):
    """A Humo card is bound by its owner's phone, which the profile does not have."""

    code = "payment.phone_needed"
    title = "Add your phone number to your profile first"
    status = 409


class WrongCode(DomainError):
    """The deposit waits for the right one."""

    code = "payment.wrong_code"
    title = "This is not the code that was sent"
    status = 422


class CodeExpired(DomainError):
    """The code came too late; nothing was charged. Pay by a new deposit."""

    code = "payment.code_expired"
    title = "The code has expired; start again"
    status = 409


class InvalidDepositConfirmation(DomainError):
    """`params.status`: of a deposit that waits for no code."""

    code = "payment.deposit_not_confirmable"
    title = "This deposit does not wait for a code"
    status = 409


class RefundUnavailable(DomainError):
    """
    `params.reason`: `not_succeeded`, `refunding`, `refused`, `not_connected`, `unsupported`, `too_late`, `in_debt` or
    `spent`.
    """

    code = "payment.refund_unavailable"
    title = "This deposit cannot be returned to where it was paid from"
    status = 409


class InDebt(DomainError):
    """`params.debt`: what the user owes after a reversed top-up."""

    code = "payment.in_debt"
    title = "Nothing can be withdrawn while there is a debt"
    status = 409


class DailyLimitReached(DomainError):
    """`params`: `daily`, the plan's so'm within 24 hours, and `left` of them."""

    code = "payment.daily_limit_reached"
    title = "This is more than your plan lets out within 24 hours"
    status = 409


class WithdrawalNotFound(DomainError):
    """Absent, or not the caller's: the two are not told apart."""

    code = "payment.withdrawal_not_found"
    title = "There is no such withdrawal"
    status = 404


class _WithWithdrawal(DomainError):
    def __init__(self, withdrawal: WithdrawalInfo, detail: str = "", **params: Any) -> None:
        super().__init__(detail, **params)
        self.withdrawal = withdrawal

    def body(self) -> dict[str, Any]:
        """Show the withdrawal as it is now."""
        return {"withdrawal": orjson.loads(orjson.dumps(self.withdrawal, option=orjson.OPT_UTC_Z))}


class InvalidWithdrawalTransition(_WithWithdrawal):
    """`params`: `state`, `event`, and `reason` — the code of the guard that said no, empty if there is no such move."""

    code = "payment.withdrawal_invalid_transition"
    title = "This step of the withdrawal is not open now"
    status = 409


class WithdrawalVersionConflict(_WithWithdrawal, VersionConflict):
    """The withdrawal changed since the caller read it; the wire's code is `request.version_conflict`."""
