"""Settings from the environment, a YAML file and a token file; each mistake in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.discord.errors import StartError
from bot.discord.settings import read_settings

TOKEN = {"MUSTREAD_DISCORD_TOKEN": "secret-token"}


def test_environment_alone(tmp_path: Path) -> None:
    settings = read_settings(TOKEN, tmp_path)
    assert settings.token == "secret-token"
    assert settings.state == tmp_path / "discord.db"
    assert "secret" not in repr(settings)


def test_token_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("from-file\n", encoding="utf-8")
    environment = {"MUSTREAD_DISCORD_TOKEN_FILE": str(tmp_path / "token")}
    assert read_settings(environment, tmp_path).token == "from-file"


def test_yaml_and_environment(tmp_path: Path) -> None:
    file = tmp_path / "bot.yaml"
    file.write_text(f"language: zh\nhealth_port: 8080\nstate: {tmp_path}/x.db\n", encoding="utf-8")
    environment = TOKEN | {"MUSTREAD_DISCORD_SETTINGS": str(file)}
    settings = read_settings(environment, tmp_path)
    assert (settings.language, settings.health_port) == ("zh", 8080)
    assert settings.state == tmp_path / "x.db"
    assert (
        read_settings(environment | {"MUSTREAD_DISCORD_LANGUAGE": "en"}, tmp_path).language == "en"
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("colour: red", "settings_key"),
        ("language: fr", "settings_value"),
        ("health_port: yes", "settings_value"),
        ("health_port: 70000", "settings_value"),
        ("per_minute: 0", "settings_value"),
        ("state: 5", "settings_value"),
        ("- a\n- b", "settings_file"),
        ("a: [", "settings_file"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, key: str) -> None:
    file = tmp_path / "bot.yaml"
    file.write_text(text, encoding="utf-8")
    environment = TOKEN | {"MUSTREAD_DISCORD_SETTINGS": str(file)}
    with pytest.raises(StartError) as caught:
        read_settings(environment, tmp_path)
    assert caught.value.key == key
    for language in ("en", "zh"):
        assert "\n" not in caught.value.text(language)
    assert caught.value.exit_code == 7


@pytest.mark.parametrize("content", [None, "", " \n"])
def test_no_token(tmp_path: Path, content: str | None) -> None:
    environment = {}
    if content is not None:
        (tmp_path / "token").write_text(content, encoding="utf-8")
        environment = {"MUSTREAD_DISCORD_TOKEN_FILE": str(tmp_path / "token")}
    with pytest.raises(StartError):
        read_settings(environment, tmp_path)


def test_missing_token_file(tmp_path: Path) -> None:
    environment = {"MUSTREAD_DISCORD_TOKEN_FILE": str(tmp_path / "none")}
    with pytest.raises(StartError, match="No such file"):
        read_settings(environment, tmp_path)
