"""Checks requests and answers against Discord's published OpenAPI description of its API."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
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
_TYPES = "x-types"  # beside a reference: what the "type" of the object may be
_ID = re.compile(r'"\d{17,20}"')
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


def _any_of_its_type(
    validator: Any, alternatives: list[Json], instance: Any, _: Json
) -> Iterator[ValidationError]:
    """``anyOf``, but an object with a ``type`` is held against the alternatives of that type.

    Otherwise every component would be tried as every kind of component, at each depth anew.
    """
    left = [one for one in alternatives if _may_be(one, instance)]
    errors: list[ValidationError] = []
    for one in left:
        found = list(validator.descend(instance, one))
        if not found:
            return
        errors += found
    message = f"{str(instance)[:120]} is none of what is allowed here"
    yield ValidationError(message, context=errors)


def _may_be(alternative: Json, instance: Any) -> bool:
    kinds = alternative.get(_TYPES)
    return not isinstance(instance, dict) or kinds is None or instance.get("type") in kinds


_Validator = extend(
    Draft202012Validator,
    validators={"anyOf": _any_of_its_type},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


class Description:
    """The published description, ready to check with."""

    def __init__(self, path: Path) -> None:
        """Read the document at ``path``."""
        text = json.loads(path.read_text(encoding="utf-8"))
        document = _any_of(text, text["components"]["schemas"])
        self._paths: list[tuple[re.Pattern[str], str, Json]] = [
            (_pattern(template), template, entry)
            for template, entry in sorted(document["paths"].items(), key=_specific_first)
        ]
        self._answers = document["components"]
        self._requests = {**document["components"], "schemas": _strict(document)}
        self._validators: dict[tuple[int, int], Any] = {}
        self._found: dict[tuple[int, int, str], list[str]] = {}

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
            faults += self._faults(content["schema"], self._requests, call.body)
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
        faults = self._faults(content["schema"], self._answers, call.answer)
        return [f"answer to {call.method} {call.path}: {fault}" for fault in faults]

    def _faults(self, schema: Json, components: Json, value: Any) -> list[str]:
        validator = id(schema), id(components)
        text = _ID.sub('"0"', json.dumps(value, sort_keys=True))
        if (*validator, text) not in self._found:  # most of what is sent was sent before
            if validator not in self._validators:
                root = {**schema, "$id": _BASE, "components": components}
                self._validators[validator] = _Validator(root, format_checker=_FORMATS)
            errors = self._validators[validator].iter_errors(value)
            self._found[*validator, text] = [_told(error) for error in errors]
        return self._found[*validator, text]


def _told(error: ValidationError) -> str:
    """The innermost cause, and where it is."""
    inner = best_match([error]) or error
    return f"{inner.json_path}: {inner.message[:300]}"


def _any_of(node: Any, schemas: Json) -> Any:
    """The document with ``oneOf`` read as ``anyOf``, and types written beside references."""
    if isinstance(node, list):
        return [_any_of(one, schemas) for one in node]
    if not isinstance(node, dict):
        return node
    read = {("anyOf" if k == "oneOf" else k): _any_of(v, schemas) for k, v in node.items()}
    if isinstance(node.get("$ref"), str):
        target = schemas.get(node["$ref"].rsplit("/", 1)[1], {})
        kinds = target.get("properties", {}).get("type", {}).get("enum")
        return {**read, _TYPES: kinds} if kinds else read
    return read


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
