"""What Click needs to be connected. Facts and defaults: the protocol page the adapter names."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class ClickSettings(BaseSettings):
    """`CLICK_*`; without service, merchant and secret key Click is not connected."""

    model_config = SettingsConfigDict(env_prefix="CLICK_", extra="ignore", hide_input_in_errors=True)

    service_id: int = 0
    merchant_id: int = 0
    # For the Merchant API alone (repair of lost answers, refunds); without it nothing is asked.
    merchant_user_id: int = 0
    secret_key: SecretStr = SecretStr("")
    pay_url: str = "https://my.click.uz/services/pay/"
    api_url: str = "https://api.click.uz/v2/merchant"
    # What the Merchant API calls a paid payment, separated by commas; Click does not list its codes.
    paid_statuses: str = Field(default="1,2", pattern=r"^[0-9]+(,[0-9]+)*$")

    @property
    def is_complete(self) -> bool:
        """Tell whether calls can be authenticated and payers sent."""
        return bool(self.service_id and self.merchant_id and self.secret_key.get_secret_value())

    def is_paid(self, status: int) -> bool:
        """Tell whether a payment of this status in the Merchant API was paid."""
        return status in {int(code) for code in self.paid_statuses.split(",")}
