"""Tables of payments."""

from wibestore.payments.models.cards import PayoutCard
from wibestore.payments.models.deposits import (
    Deposit,
    DepositStatus,
    FiscalReceipt,
    PaymentMethod,
    ProviderCall,
    ProviderPassword,
    ProviderTransaction,
    TransactionState,
)
from wibestore.payments.models.reconciliation import Reconciliation, ReconciliationDifference
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
    "FiscalReceipt",
    "PaymentMethod",
    "PayoutCard",
    "ProviderCall",
    "ProviderPassword",
    "ProviderTransaction",
    "Reconciliation",
    "ReconciliationDifference",
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
