import orjson
import pytest

from wibestore.core.errors import DomainError, FieldError, RateLimited, ValidationFailed, registered_errors
from wibestore.core.problems import problem_response, validation_problem


def test_a_code_belongs_to_one_refusal():
    with pytest.raises(TypeError, match=r"request\.rate_limited"):
        type("Other", (DomainError,), {"code": "request.rate_limited"})


def test_every_refusal_has_a_code_a_title_and_a_4xx_or_5xx_status():
    for code, error in registered_errors().items():
        assert "." in code
        assert error.title
        assert 400 <= error.status < 600


def test_a_problem_has_the_fields_of_the_standard_and_ours():
    response = problem_response(RateLimited(retry_after_s=30), request_id="r-1")

    assert response["Content-Type"] == "application/problem+json"
    assert response["Retry-After"] == "30"
    assert orjson.loads(response.content) == {
        "type": "https://wibestore.uz/problems/request.rate_limited",
        "title": "Too many requests; wait a moment",
        "status": 429,
        "detail": "Too many requests; wait a moment",
        "code": "request.rate_limited",
        "params": {"retry_after_s": 30},
        "request_id": "r-1",
    }


def test_wrong_fields_are_named_by_pointer_and_code():
    problem = validation_problem(
        [
            {"type": "greater_than_equal", "loc": ("body", "data", "price"), "msg": "too low", "ctx": {"ge": 1000}},
            {"type": "missing", "loc": ("body", "data", "title"), "msg": "missing"},
            {"type": "int_parsing", "loc": ("query", "page_size"), "msg": "no number"},
        ]
    )

    assert isinstance(problem, ValidationFailed)
    assert problem.errors == (
        FieldError("/price", "min_value", "too low", {"min": 1000}),
        FieldError("/title", "required", "missing", {}),
        FieldError("?page_size", "invalid_int", "no number", {}),
    )
