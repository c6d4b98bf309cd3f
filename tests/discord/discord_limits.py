"""Discord's written limits, and the project's own rule that nothing sent may ping anyone.

The limits are those of the developer documentation; the published description of the API is wider.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from fake_exchange import CHOICES, MODAL, SAY, UPDATE, Call
from fake_world import COMPONENTS_V2, Json, components_of, needs_v2

CONTENT = 2_000
EMBEDS, EMBEDS_TOTAL = 10, 6_000
EMBED_PARTS = {"title": 256, "description": 4_096}
FIELDS, FIELD_NAME, FIELD_VALUE, FOOTER, AUTHOR = 25, 256, 1_024, 2_048, 256
ROWS, BUTTONS_IN_ROW, LABEL, CUSTOM_ID, URL = 5, 5, 80, 100, 512
COMPONENTS, COMPONENTS_TEXT, TEXTS_IN_SECTION = 40, 4_000, 3
SELECT_OPTIONS, SELECT_PLACEHOLDER, SELECT_TEXT = 25, 150, 100
CHOICES_AT_MOST, CHOICE_NAME, CHOICE_VALUE = 25, 100, 100
SLASH_COMMANDS, MENU_COMMANDS, OPTIONS = 100, 5, 25
COMMAND_NAME, COMMAND_DESCRIPTION, COMMAND_TOTAL = 32, 100, 8_000
MODAL_TITLE, MODAL_ROWS = 45, 5

_LINK = 5
_SELECTS = {3, 5, 6, 7, 8}


def _long(what: str, text: str | None, limit: int, least: int = 0) -> Iterator[str]:
    length = len(text or "")
    if not least <= length <= limit:
        yield f"{what}: {length} characters, allowed {least} to {limit}"


def _many(what: str, items: Iterable[Any] | None, limit: int, least: int = 0) -> Iterator[str]:
    count = len(list(items or []))
    if not least <= count <= limit:
        yield f"{what}: {count}, allowed {least} to {limit}"


def limit_faults(body: Json, *, v2_before: bool = False, new: bool = True) -> list[str]:
    """The limits that a message request breaks.

    Args:
        v2_before: whether the message that is edited already uses Components V2.
        new: whether it is a new message, which must not be empty.
    """
    v2 = v2_before or bool((body.get("flags") or 0) & COMPONENTS_V2)
    faults = list(_long("content", body.get("content"), CONTENT))
    faults += _embed_faults(body.get("embeds") or [])
    faults += _component_faults(body, v2)
    if v2 and (body.get("content") or body.get("embeds") or body.get("poll")):
        faults.append("Components V2 together with content, embeds or a poll")
    if needs_v2(body) and not v2:
        faults.append("components of V2 without its flag")
    if new and not any(body.get(k) for k in ("content", "embeds", "components", "sticker_ids")):
        faults.append("an empty message")
    return faults


def _embed_faults(embeds: list[Json]) -> Iterator[str]:
    yield from _many("embeds", embeds, EMBEDS)
    total = 0
    for embed in embeds:
        fields = embed.get("fields") or []
        footer = (embed.get("footer") or {}).get("text")
        author = (embed.get("author") or {}).get("name")
        for part, limit in EMBED_PARTS.items():
            yield from _long(f"embed {part}", embed.get(part), limit)
        yield from _long("embed footer", footer, FOOTER)
        yield from _long("embed author", author, AUTHOR)
        yield from _many("embed fields", fields, FIELDS)
        for field in fields:
            yield from _long("field name", field["name"], FIELD_NAME, 1)
            yield from _long("field value", field["value"], FIELD_VALUE, 1)
        texts = [embed.get("title"), embed.get("description"), footer, author]
        texts += [field[k] for field in fields for k in ("name", "value")]
        total += sum(len(text or "") for text in texts)
    if total > EMBEDS_TOTAL:
        yield f"embeds: {total} characters together, allowed {EMBEDS_TOTAL}"


def _component_faults(body: Json, v2: bool) -> Iterator[str]:
    components = list(components_of(body))
    top = body.get("components") or []
    if v2:
        yield from _many("components", components, COMPONENTS)
        text = sum(len(c["content"]) for c in components if c["type"] == 10)
        if text > COMPONENTS_TEXT:
            yield f"text of components: {text} characters, allowed {COMPONENTS_TEXT}"
    else:
        yield from _many("action rows", top, ROWS)
    ids = [c["custom_id"] for c in components if "custom_id" in c]
    for custom_id in sorted({i for i in ids if ids.count(i) > 1}):
        yield f"custom id {custom_id!r} more than once"
    for component in components:
        yield from _one_component_faults(component)


def _one_component_faults(component: Json) -> Iterator[str]:
    kind = component["type"]
    if "custom_id" in component:
        yield from _long("custom id", component["custom_id"], CUSTOM_ID, 1)
    if kind == 1:
        yield from _many("action row", component["components"], BUTTONS_IN_ROW, 1)
    elif kind == 2:
        link = component["style"] == _LINK
        yield from _long("label", component.get("label"), LABEL)
        yield from _long("url", component.get("url"), URL)
        if not component.get("label") and not component.get("emoji"):
            yield "a button with neither label nor emoji"
        if link != bool(component.get("url")) or link == ("custom_id" in component):
            yield "a button needs a custom id, a link button a url"
    elif kind in _SELECTS:
        yield from _long("placeholder", component.get("placeholder"), SELECT_PLACEHOLDER)
        if kind == 3:
            options = component["options"]
            yield from _many("select options", options, SELECT_OPTIONS, 1)
            for option in options:
                for part in ("label", "value", "description"):
                    yield from _long(f"option {part}", option.get(part), SELECT_TEXT)
    elif kind == 9:
        yield from _many("section", component["components"], TEXTS_IN_SECTION, 1)
    elif kind == 10:
        yield from _long("text", component["content"], COMPONENTS_TEXT, 1)
    elif kind == 17:
        yield from _many("container", component["components"], COMPONENTS, 1)


def command_limit_faults(commands: list[Json]) -> list[str]:
    """The limits that a list of commands to register breaks."""
    faults: list[str] = []
    for kind, limit in ((1, SLASH_COMMANDS), (2, MENU_COMMANDS), (3, MENU_COMMANDS)):
        names = [c["name"] for c in commands if c.get("type", 1) == kind]
        faults += _many(f"commands of type {kind}", names, limit)
        faults += [f"command {n!r} more than once" for n in set(names) if names.count(n) > 1]
    for command in commands:
        slash = command.get("type", 1) == 1
        faults += [
            f"{command['name']}: {f}" for f in _named_faults(command, slash, described=slash)
        ]
        if (total := _command_length(command)) > COMMAND_TOTAL:
            faults.append(f"{command['name']}: {total} characters in all, allowed {COMMAND_TOTAL}")
    return faults


def _named_faults(entry: Json, small: bool, *, described: bool) -> Iterator[str]:
    for name in [entry["name"], *(entry.get("name_localizations") or {}).values()]:
        yield from _long("name", name, COMMAND_NAME, 1)
        if small and (name != name.lower() or not re.fullmatch(r"[-_'\w]+", name)):
            yield f"the name {name!r} may hold only small letters, digits, - and _"
    if described:
        texts = [entry.get("description"), *(entry.get("description_localizations") or {}).values()]
        for text in texts:
            yield from _long("description", text, COMMAND_DESCRIPTION, 1)
    options = entry.get("options") or []
    yield from _many("options", options, OPTIONS)
    required = [bool(o.get("required")) for o in options]
    if required != sorted(required, reverse=True):
        yield "required options must come first"
    names = [o["name"] for o in options]
    if len(names) != len(set(names)):
        yield "two options of one name"
    for option in options:
        yield from _named_faults(option, True, described=True)
        yield from _choice_faults(option.get("choices") or [])
        if option.get("autocomplete") and option.get("choices"):
            yield "an option with choices and autocomplete"


def _choice_faults(choices: list[Json]) -> Iterator[str]:
    yield from _many("choices", choices, CHOICES_AT_MOST)
    for choice in choices:
        for name in [choice["name"], *(choice.get("name_localizations") or {}).values()]:
            yield from _long("choice name", name, CHOICE_NAME, 1)
        if isinstance(choice["value"], str):
            yield from _long("choice value", choice["value"], CHOICE_VALUE)


def _command_length(entry: Json) -> int:
    """The characters of names, descriptions and choices, each in its longest language."""
    length = 0
    for part in ("name", "description"):
        texts = [entry.get(part) or "", *(entry.get(f"{part}_localizations") or {}).values()]
        length += max(len(text) for text in texts)
    length += len(str(entry["value"])) if "value" in entry else 0
    inner = [*(entry.get("options") or []), *(entry.get("choices") or [])]
    return length + sum(_command_length(one) for one in inner)


def _modal_faults(modal: Json) -> Iterator[str]:
    yield from _long("title of a form", modal["title"], MODAL_TITLE, 1)
    yield from _long("custom id", modal["custom_id"], CUSTOM_ID, 1)
    yield from _many("rows of a form", modal["components"], MODAL_ROWS, 1)


def message_of(call: Call) -> Json | None:
    """The message that a request sends or changes; None if it does neither."""
    if call.template.endswith("/callback"):
        return (call.body.get("data") or {}) if call.body["type"] in (SAY, UPDATE) else None
    writes = call.method in ("POST", "PATCH") and call.body is not None
    webhook = call.template.startswith("/webhooks/")
    return call.body if writes and ("/messages" in call.template or webhook) else None


def mention_faults(body: Json) -> list[str]:
    """Why a message could ping someone: its mention policy is absent or not empty."""
    allowed = body.get("allowed_mentions")
    if allowed is None:
        return ["no allowed_mentions"]
    if allowed.get("parse") != [] or any(
        allowed.get(k) for k in ("users", "roles", "replied_user")
    ):
        return [f"allowed_mentions is not empty: {allowed}"]
    return []


def faults_of(call: Call) -> list[str]:
    """Everything a request breaks, of Discord's limits and of the rule on mentions."""
    faults: list[str] = []
    message = message_of(call)
    if message is not None:
        # Whether an edited message was V2 is known to the server, which has checked it already.
        v2 = needs_v2(message)
        faults += limit_faults(message, v2_before=v2, new=False) + mention_faults(message)
    elif call.template.endswith("/callback") and call.body["type"] == CHOICES:
        faults += _choice_faults(call.body["data"]["choices"])
    elif call.template.endswith("/callback") and call.body["type"] == MODAL:
        faults += _modal_faults(call.body["data"])
    elif call.template.endswith("/commands") and call.method == "PUT":
        faults += command_limit_faults(call.body)
    return [f"{call.method} {call.path}: {fault}" for fault in faults]
