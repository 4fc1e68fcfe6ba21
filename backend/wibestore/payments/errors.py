"""What payments refuses."""

from wibestore.core.errors import DomainError


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
