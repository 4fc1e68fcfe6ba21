"""What the document says of parameters: what each part of an address names, and an example of what a list takes."""

from typing import Any

#: Parts of addresses. What is asked in a query is described where its fields are.
NAMED = {
    "card_id": "The card",
    "chat_id": "The chat",
    "code": "The payment method, such as payme",
    "deposit_id": "The deposit",
    "difference_id": "The difference between the two books",
    "dispute_id": "The dispute",
    "entry_id": "The entry of the ledger",
    "image_id": "The picture, as `upload/image/` answered",
    "listing_id": "The listing",
    "note_id": "The note of the staff",
    "notification_id": "The notification",
    "offer_id": "The offer",
    "order_id": "The order",
    "outbox_id": "Number of the message that could not be handed on",
    "plan_code": "The plan: free, premium or pro",
    "provider": "The provider that calls",
    "provider_call_id": "The provider's call, as it was kept",
    "report_id": "The case of reports",
    "review_id": "The review",
    "saved_search_id": "The saved search",
    "sell_draft_id": "The draft of a listing",
    "session_id": "The session of a browser",
    "setting_key": "The setting's stable name",
    "slug": "The game's name in addresses, such as pubg-mobile",
    "support_id": "The request for help",
    "template_code": "The reason template's stable name",
    "transaction_id": "The movement of the wallet",
    "user_id": "The user",
    "username": "The user's name, as others see it",
    "verdict_id": "The verdict",
    "view_id": "The saved view of the desk",
    "withdrawal_id": "The withdrawal",
}
_BY_FORMAT = {
    "date": "2026-11-25",
    "date-time": "2026-11-25T09:00:00Z",
    "uuid": "01900000-0000-7000-8000-000000000000",
}
_BY_TYPE = {"boolean": True, "integer": 1}


def parameter_complete(parameter: dict[str, Any], shapes: dict[str, Any]) -> None:
    """Say what a part of an address names; give an example of what is asked in a query."""
    if parameter["in"] == "path":
        parameter.setdefault("description", NAMED.get(parameter["name"], ""))
    if parameter["in"] == "query":
        parameter["example"] = _example_of(parameter, shapes)
    # The framework copies a list there, where the standard wants named ones.
    parameter.pop("examples", None)
    parameter["schema"].pop("examples", None)


def _example_of(parameter: dict[str, Any], shapes: dict[str, Any]) -> Any:
    """Return the one that its field names, its default, or what is right of its kind."""
    schema = parameter["schema"]
    if schema.get("examples"):
        return schema["examples"][0]
    if schema.get("default") is not None:
        return schema["default"]
    schema = next((part for part in schema.get("anyOf", ()) if part.get("type") != "null"), schema)
    if "$ref" in schema:
        schema = shapes[schema["$ref"].rsplit("/", 1)[-1]]
    if schema.get("enum"):
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    example = _BY_FORMAT.get(schema.get("format", ""), _BY_TYPE.get(schema.get("type", "")))
    return schema.get("minimum", example) if example == 1 else example
