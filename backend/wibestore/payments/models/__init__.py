"""Tables of payments."""

from wibestore.payments.models.cards import PayoutCard
from wibestore.payments.models.deposits import (
    Deposit,
    DepositStatus,
    PaymentMethod,
    ProviderCall,
    ProviderTransaction,
    TransactionState,
)
from wibestore.payments.models.sandbox import (
    SandboxBankCard,
    SandboxBankPayment,
    SandboxBankPayout,
    SandboxCardDecision,
    SandboxDecision,
    SandboxPayoutState,
    SandboxReversal,
)
from wibestore.payments.models.withdrawals import Withdrawal, WithdrawalStep

__all__ = [
    "Deposit",
    "DepositStatus",
    "PaymentMethod",
    "PayoutCard",
    "ProviderCall",
    "ProviderTransaction",
    "SandboxBankCard",
    "SandboxBankPayment",
    "SandboxBankPayout",
    "SandboxCardDecision",
    "SandboxDecision",
    "SandboxPayoutState",
    "SandboxReversal",
    "TransactionState",
    "Withdrawal",
    "WithdrawalStep",
]
