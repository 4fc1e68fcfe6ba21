"""The API's documentation page at /api/v1/docs/: every operation of the OpenAPI document, without any script."""

import html
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
_STYLE = """
:root{color-scheme:light dark;--line:#d0d7de;--muted:#59636e;--soft:#f6f8fa;--accent:#0969da}
@media(prefers-color-scheme:dark){:root{--line:#30363d;--muted:#9198a1;--soft:#161b22;--accent:#4493f8}
body{background:#0d1117;color:#f0f6fc}}
body{font:14px/20px Inter,system-ui,sans-serif;max-width:1000px;margin:0 auto;padding:32px 16px}
h1{font-size:32px;line-height:40px}h2{margin-top:40px;text-transform:capitalize}
details{border:1px solid var(--line);border-radius:6px;margin:8px 0}
summary{padding:8px 12px;cursor:pointer;display:flex;gap:12px;align-items:baseline;flex-wrap:wrap}
summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
code,.m{font:600 13px/20px ui-monospace,monospace}.m{min-width:56px;color:var(--accent)}
.b{padding:0 12px 12px}table{border-collapse:collapse;width:100%;margin:8px 0}
td,th{border-top:1px solid var(--line);padding:6px 8px;text-align:left;vertical-align:top}
.q{color:var(--muted)}pre{background:var(--soft);padding:12px;border-radius:6px;overflow:auto}
"""


@require_safe
def docs_page(request: HttpRequest) -> HttpResponse:
    """Show the OpenAPI document as a page a person reads; `openapi.json` beside it is for machines."""
    from config.api import api  # noqa: PLC0415 - the API imports every module; the page is asked for rarely

    schema = api.get_openapi_schema()
    response = HttpResponse(_page(schema), content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = _CSP
    response["Cache-Control"] = "public, max-age=300"
    return response


def _page(schema: dict[str, Any]) -> str:
    groups: dict[str, list[str]] = {}
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            tag = (operation.get("tags") or ["other"])[0]
            groups.setdefault(tag, []).append(_operation(path, method, operation))
    body = "".join(f"<h2>{html.escape(tag)}</h2>{''.join(items)}" for tag, items in sorted(groups.items()))
    schemas = "".join(
        f'<details id="{html.escape(name)}"><summary><code>{html.escape(name)}</code>'
        f'<span class="q">{html.escape(str(shape.get("description", "")))}</span></summary>'
        f'<div class="b">{_fields(shape)}</div></details>'
        for name, shape in sorted(schema["components"]["schemas"].items())
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>WibeStore API</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><h1>WibeStore API</h1>"
        f"<p>{html.escape(schema['info'].get('description', ''))}</p>"
        '<p><a href="../openapi.json">openapi.json</a></p>'
        f"{body}<h2>schemas</h2>{schemas}</body></html>"
    )


def _operation(path: str, method: str, operation: dict[str, Any]) -> str:
    parameters = "".join(
        f"<tr><td><code>{html.escape(item['name'])}</code></td><td>{html.escape(item['in'])}</td>"
        f"<td>{_type(item.get('schema', {}))}</td></tr>"
        for item in operation.get("parameters", [])
    )
    body = operation.get("requestBody", {}).get("content", {})
    taken = "".join(f"<p>Body ({html.escape(kind)}): {_type(content['schema'])}</p>" for kind, content in body.items())
    answers = "".join(
        f"<tr><td>{html.escape(str(status))}</td><td>{_answer(answer)}</td></tr>"
        for status, answer in operation.get("responses", {}).items()
    )
    lock = "" if operation.get("security") else '<span class="q">public</span>'
    return (
        f'<details><summary><span class="m">{method.upper()}</span><code>{html.escape(path)}</code>'
        f'<span class="q">{html.escape(operation.get("summary", ""))}</span>{lock}</summary><div class="b">'
        f"<p>{html.escape(operation.get('description', ''))}</p>{taken}"
        f"{'<table>' + parameters + '</table>' if parameters else ''}<table>{answers}</table></div></details>"
    )


def _answer(answer: dict[str, Any]) -> str:
    kinds = answer.get("content", {})
    return ", ".join(_type(content.get("schema", {})) for content in kinds.values()) or "no body"


def _type(schema: dict[str, Any]) -> str:
    if reference := schema.get("$ref"):
        name = html.escape(reference.rsplit("/", 1)[-1])
        return f'<a href="#{name}"><code>{name}</code></a>'
    if options := schema.get("anyOf"):
        return " or ".join(_type(option) for option in options)
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return f"<code>{html.escape(str(schema.get('type', schema.get('const', 'any'))))}</code>"


def _fields(shape: dict[str, Any]) -> str:
    required = set(shape.get("required", []))
    rows = "".join(
        f"<tr><td><code>{html.escape(name)}</code>{'' if name in required else ' <span class=q>optional</span>'}</td>"
        f"<td>{_type(field)}</td><td>{html.escape(str(field.get('description', '')))}</td></tr>"
        for name, field in shape.get("properties", {}).items()
    )
    return f"<table>{rows}</table>" if rows else "<p>no fields</p>"
