"""What the vault refuses. No refusal ever carries a secret."""

from wibestore.core.errors import DomainError, NotFound, ValidationFailed


class CredentialsTaken(DomainError):
    code = "vault.credentials_taken"
    title = "This game account is already on offer in another listing"
    status = 409


class CredentialsNotFound(NotFound):
    code = "vault.credentials_not_found"
    title = "There are no credentials here"
    status = 404


class CredentialsIncomplete(ValidationFailed):
    """A field that the buyer cannot do without is empty; the fields are named."""
