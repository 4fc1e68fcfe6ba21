"""Tables of payments."""

from wibestore.payments.models.cards import PayoutCard
from wibestore.payments.models.deposits import (
    CREDITED_STATUSES,
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
from wibestore.payments.models.refunds import DepositRefund, ForgottenCard
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
    "CREDITED_STATUSES",
    "Deposit",
    "DepositRefund",
    "DepositStatus",
    "FiscalReceipt",
    "ForgottenCard",
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
