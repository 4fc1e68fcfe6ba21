"""What Payme needs to be connected. Facts and defaults: the protocol page the adapter names."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class PaymeSettings(BaseSettings):
    """`PAYME_*`; without merchant and key Payme is not connected."""

    model_config = SettingsConfigDict(env_prefix="PAYME_", extra="ignore", hide_input_in_errors=True)

    merchant_id: str = ""
    key: SecretStr = SecretStr("")
    login: str = "Paycom"
    checkout_url: str = "https://checkout.paycom.uz"
    # The JSON-RPC of Payme's own receipts, asked for statements.
    receipts_url: str = "https://checkout.paycom.uz/api"
    # The one account field that is set up in Payme's cabinet; holds the deposit's reference.
    account_field: str = "order_id"
    # A second transaction on a waiting order: the sources disagree between this, -31050 and -31008.
    order_busy_code: int = -31099
    # Payme's own template lets Payme choose a new key (ChangePassword), its public list of methods no longer does.
    can_change_password: bool = False
    # Addresses and networks, separated by commas; empty: any. Never instead of the key.
    allowed_ips: str = ""
    # For the fiscal receipt; no `detail` at all while they are not set.
    fiscal_title: str = ""
    fiscal_code: str = Field("", pattern=r"^(\d{17})?$")
    fiscal_package_code: str = ""
    fiscal_vat_percent: int = Field(0, ge=0, le=100)

    @property
    def is_complete(self) -> bool:
        """Tell whether calls can be made and authenticated."""
        return bool(self.merchant_id and self.key.get_secret_value())

    @property
    def has_fiscal_codes(self) -> bool:
        """Tell whether the owner's tax data are there for a fiscal receipt."""
        return bool(self.fiscal_title and self.fiscal_code and self.fiscal_package_code)
