"""Checks requests and answers against Discord's published OpenAPI description of its API."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fake_exchange import Call
from fake_world import Json
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError, best_match
from jsonschema.validators import extend

SPEC_VARIABLE = "MUSTREAD_DISCORD_SPEC"
_BASE = "urn:discord"
# What discord.py sends although the document lacks it; Discord takes it.
_ALSO_SENT = {
    "RichEmbed": ("flags",),
    "ApplicationCommandUpdateRequest": ("nsfw",),
    "MessageEditRequestPartial": ("tts",),
    "IncomingWebhookUpdateRequestPartial": ("tts",),
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": ("tts",),
}
_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    if not isinstance(value, str):
        return True
    parts = urlsplit(value)
    return bool(parts.scheme and parts.netloc) and not re.search(r"[\s<>\"{}|\\^`]", value)


@_FORMATS.checks("int32")
def _is_int32(value: object) -> bool:
    return not isinstance(value, int) or -(2**31) <= value < 2**31


@_FORMATS.checks("snowflake")
def _is_snowflake(value: object) -> bool:
    return not isinstance(value, str) or (value.isdigit() and int(value) < 2**64)


def _is_integer(_: object, value: object) -> bool:
    """The document's README: whole numbers may be written as strings."""
    if isinstance(value, str):
        return re.fullmatch(r"-?\d+", value) is not None
    return isinstance(value, int) and not isinstance(value, bool)


_Validator = extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


class Description:
    """The published description, ready to check with."""

    def __init__(self, path: Path) -> None:
        """Read the document at ``path``."""
        document = _any_of(json.loads(path.read_text(encoding="utf-8")))
        self._paths: list[tuple[re.Pattern[str], str, Json]] = [
            (_pattern(template), template, entry)
            for template, entry in sorted(document["paths"].items(), key=_specific_first)
        ]
        self._answers = document["components"]
        self._requests = {**document["components"], "schemas": _strict(document)}

    def _operation(self, call: Call) -> Json | None:
        for pattern, _, entry in self._paths:
            if pattern.fullmatch(call.path):
                found = entry.get(call.method.lower())
                if found is None:
                    return None
                common = [p["name"] for p in entry.get("parameters", [])]
                own = [p["name"] for p in found.get("parameters", [])]
                return {**found, "names": {*common, *own}}
        return None

    def request_faults(self, call: Call) -> list[str]:
        """What is wrong with a request; empty if nothing is."""
        operation = self._operation(call)
        if operation is None:
            return [f"{call.method} {call.path}: the API has no such request"]
        faults = [f"query: unknown {name}" for name in call.query.keys() - operation["names"]]
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if call.body is not None and content is None:
            faults.append("a body where none belongs")
        elif content is not None:
            faults += _faults(content["schema"], self._requests, call.body)
        return [f"{call.method} {call.path}: {fault}" for fault in faults]

    def answer_faults(self, call: Call) -> list[str]:
        """What is wrong with the answer the test server gave; empty if nothing is."""
        operation = self._operation(call)
        if operation is None or call.status is None:
            return []
        answers = operation["responses"]
        kind = f"{call.status // 100}XX"
        answer = answers.get(str(call.status)) or answers.get(kind)
        if answer is None:
            return [f"{call.method} {call.path}: answered with {call.status}"]
        if "$ref" in answer:
            answer = self._answers["responses"][answer["$ref"].rsplit("/", 1)[1]]
        content = answer.get("content", {}).get("application/json")
        if content is None:
            return [] if call.answer is None else [f"{call.path}: an answer where none belongs"]
        faults = _faults(content["schema"], self._answers, call.answer)
        return [f"answer to {call.method} {call.path}: {fault}" for fault in faults]


def _faults(schema: Json, components: Json, value: Any) -> list[str]:
    root = {**schema, "$id": _BASE, "components": components}
    errors: list[ValidationError] = list(
        _Validator(root, format_checker=_FORMATS).iter_errors(value)
    )
    return [_told(error) for error in errors]


def _told(error: ValidationError) -> str:
    """The innermost cause, and where it is."""
    inner = best_match([error]) or error
    return f"{inner.json_path}: {inner.message[:300]}"


def _any_of(node: Any) -> Any:
    if isinstance(node, dict):
        return {("anyOf" if k == "oneOf" else k): _any_of(v) for k, v in node.items()}
    return [_any_of(one) for one in node] if isinstance(node, list) else node


def _strict(document: Json) -> Json:
    """The schemas with every unknown field refused; ``Error`` is only ever a part of others."""
    schemas = {}
    for name, schema in document["components"]["schemas"].items():
        if "properties" in schema and "additionalProperties" not in schema and name != "Error":
            more: Json = {field: {} for field in _ALSO_SENT.get(name, ())}
            properties = {**more, **schema["properties"]}
            schema = {**schema, "properties": properties, "additionalProperties": False}
        schemas[name] = schema
    # Ids may be sent as numbers too, as discord.py does.
    schemas["SnowflakeType"] = {**schemas["SnowflakeType"], "type": ["string", "integer"]}
    return schemas


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template)))


def _specific_first(item: tuple[str, Json]) -> tuple[int, str]:
    return item[0].count("{"), item[0]
