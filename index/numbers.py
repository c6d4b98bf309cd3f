"""Numbers and years as people write them: digits, English words, Chinese characters."""

from __future__ import annotations

ENGLISH_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
WORD_COUNT = "|".join([*ENGLISH_NUMBERS[1:], "a couple of", "a couple", "a dozen", "a single"])
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
HAN_NUMBER = "[零〇一二两三四五六七八九十百]+"
ENGLISH_DECADES = {
    "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980,
    "nineties": 1990, "noughties": 2000,
}  # fmt: skip

# A year: 2015, 二〇一五年; in Chinese also 15年.
YEAR = r"(?:19[4-9]\d|20\d\d)"
EN_YEAR = rf"(?:the year |year )?(?P<NAME>{YEAR})(?: or (?:so|thereabouts))?"
HAN_YEAR = r"(?:[一二][九零〇][零〇一二三四五六七八九]{2}|两千(?=\s*年))"
ZH_YEAR = rf"(?P<NAME>{YEAR}|{HAN_YEAR}|(?<!\d)\d\d(?=\s*年))\s*年?"


def en_year(name: str = "a") -> str:
    """The pattern of a year in English, captured as the group ``name``."""
    return EN_YEAR.replace("NAME", name)


def zh_year(name: str = "a") -> str:
    """The pattern of a year in Chinese, captured as the group ``name``."""
    return ZH_YEAR.replace("NAME", name)


def number(text: str) -> int:
    """An integer written in digits, in English words up to twenty, or in Chinese up to 999.

    Raises:
        ValueError: if it is none of these.
    """
    text = text.strip().casefold().replace(",", "")
    if text.isascii() and text.isdigit():
        return int(text)
    if text in ENGLISH_NUMBERS:
        return ENGLISH_NUMBERS.index(text)
    if text.startswith("a "):
        return {"a couple": 2, "a couple of": 2, "a dozen": 12, "a single": 1}[text]
    if not ("十" in text or "百" in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 1
    for c in text:
        if c in "十百":
            total += digit * (10 if c == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit if text[-1] not in "十百" else total


def year(text: str) -> int:
    """A year: 2015, 二〇一五, 两千, or two digits (15 is 2015, 98 is 1998)."""
    value = 2000 if text.strip() == "两千" else number(text)
    if value < 100:
        value += 2000 if value < 40 else 1900
    return value


def amount(digits: str, scale: str | None) -> int:
    """A count of citations such as 10k, five thousand, 1.5万, 5千."""
    factor = {
        "hundred": 1e2,
        "k": 1e3,
        "thousand": 1e3,
        "m": 1e6,
        "million": 1e6,
        "千": 1e3,
        "百": 1e2,
        "万": 1e4,
    }
    if digits.casefold() in ("a", "an"):
        digits = "1"
    try:
        value = float(digits.replace(",", ""))
    except ValueError:
        value = number(digits)
    return int(value * factor.get((scale or "").casefold(), 1))
