"""Discord misbehaves: rate limits, errors, lost sockets, slow answers. The bot recovers by itself."""

from __future__ import annotations

import asyncio

import pytest
from discord_town import Town
from fake_exchange import DEFER, DEFER_UPDATE
from fake_world import READ_HISTORY, text_of
from test_discord_talk import titles

from bot.discord.wording import say

MESSAGES = "/channels/{channel_id}/messages"
CALLBACK = "/callback"
ORIGINAL = "/messages/{message_id}"
FOLLOW_UP = "/webhooks/{webhook_id}/{webhook_token}"


async def test_a_rate_limited_message(town: Town) -> None:
    town.discord.rate_limit("POST", MESSAGES, retry_after=0.1, times=2)
    assert titles(await town.user("Ann").asks("papers on GANs", town.papers))
    tried = [c for c in town.discord.calls if c.template == MESSAGES]
    assert [c.status for c in tried] == [429, 429, 200]
    assert tried[1].at - tried[0].at >= 0.1


@pytest.mark.parametrize("template", [CALLBACK, ORIGINAL, FOLLOW_UP])
async def test_a_rate_limited_command(town: Town, template: str) -> None:
    method = "PATCH" if template == ORIGINAL else "POST"
    town.discord.rate_limit(method, template, retry_after=0.1)
    town.slow_down(0.05)
    asked = await town.user("Ann").runs("ask", town.papers, question="papers on GANs")
    assert titles(await asked.done())


@pytest.mark.parametrize("status", [500, 502])
async def test_errors_of_the_server(town: Town, status: int) -> None:
    town.discord.trouble("POST", MESSAGES, status=status)
    assert titles(await town.user("Ann").asks("papers on GANs", town.papers))


async def test_an_error_while_acknowledging_or_answering(town: Town) -> None:
    town.discord.trouble("POST", CALLBACK, status=500)
    town.discord.trouble("PATCH", ORIGINAL, status=503)
    town.slow_down(0.05)
    asked = await town.user("Ann").runs("ask", town.papers, question="papers on GANs")
    assert titles(await asked.done())


async def test_an_error_that_stays_does_not_stop_the_bot(town: Town) -> None:
    town.discord.trouble("POST", MESSAGES, status=400, times=20)
    ann, bob = town.user("Ann"), town.user("Bob")
    await ann.mentions("papers on GANs", town.papers)
    asked = await bob.runs("ask", town.papers, question="papers on GANs")
    assert titles(await asked.done())


async def test_a_socket_dropped_in_mid_answer(town: Town) -> None:
    town.slow_down(0.3)
    ann, bob = town.user("Ann"), town.user("Bob")
    message = await ann.mentions("papers on GANs", town.papers)
    asked = await bob.runs("ask", town.papers, question="papers on GANs")
    await asyncio.sleep(0.05)
    town.discord.gateway.drop()
    missed = await town.user("Cat").writes("papers on dropout")
    assert titles(await town.discord.answer_to(message))
    assert titles(await asked.done())
    assert titles(await town.discord.answer_to(missed))
    assert (town.discord.gateway.identified, town.discord.gateway.resumed) == (1, 1)


async def test_asked_to_reconnect(town: Town) -> None:
    await town.discord.gateway.ask_to_reconnect()
    await town.discord.until(lambda: town.discord.gateway.resumed == 1)
    assert titles(await town.user("Ann").asks("papers on GANs", town.papers))


@pytest.mark.parametrize("resumable", [True, False])
async def test_an_invalid_session(town: Town, resumable: bool) -> None:
    gateway = town.discord.gateway
    town.do_not_wait_to_identify()
    first = await town.user("Ann").asks("papers on object detection", town.papers)
    await gateway.invalidate(resumable=resumable)
    await town.discord.until(lambda: gateway.resumed == 1 or gateway.identified == 2)
    assert (gateway.resumed == 1) is resumable
    assert titles(await town.user("Ann").follows(first, "only 2016"))


async def test_no_event_is_answered_twice_after_resuming(town: Town) -> None:
    ann = town.user("Ann")
    await ann.asks("papers on GANs", town.papers)
    town.discord.gateway.drop()
    await town.discord.until(lambda: town.discord.gateway.resumed == 1)
    await ann.asks("papers on dropout", town.papers)
    assert len(town.discord.by_bot(town.papers.id)) == 2


async def test_an_answer_slower_than_three_seconds(town: Town) -> None:
    town.slow_down(3.2)
    ann, bob = town.user("Ann"), town.user("Bob")
    message = await bob.mentions("papers on dropout", town.papers)
    asked = await ann.runs("ask", town.papers, question="papers on GANs")
    assert titles(await asked.done(8))
    assert asked.callback == DEFER and asked.acknowledged is not None
    assert asked.acknowledged - asked.began < 3
    assert titles(await town.discord.answer_to(message, 8))
    assert town.papers.id in town.discord.typing


async def test_a_slow_button_is_acknowledged_too(town: Town) -> None:
    ann = town.user("Ann")
    answer = await ann.asks("papers on GANs", town.papers)
    town.slow_down(0.5)
    pressed = await ann.presses(answer, say("en", "button.next"))
    assert titles(await pressed.done())
    assert pressed.callback == DEFER_UPDATE


async def test_one_answer_at_a_time_for_each_person(town: Town) -> None:
    town.slow_down(0.4)
    ann, bob = town.user("Ann"), town.user("Bob")
    first = await ann.runs("ask", town.papers, question="papers on GANs")
    second = await ann.runs("ask", town.papers, question="papers on dropout")
    other = await bob.runs("ask", town.papers, question="papers on dropout")
    assert say("en", "busy") in text_of(await second.done())
    assert second.private
    assert titles(await first.done()) and titles(await other.done())
    assert titles(await ann.asks("papers on dropout", town.papers))


async def test_a_failure_inside_is_told_and_does_not_last(town: Town) -> None:
    town.fail_inside()
    ann = town.user("Ann")
    asked = await ann.runs("ask", town.papers, question="papers on GANs")
    assert say("en", "failed") in text_of(await asked.done())
    assert say("zh", "failed") in text_of(await ann.asks("GAN 的论文", town.papers))
    town.heal()
    assert titles(await ann.asks("papers on GANs", town.papers))


async def test_a_channel_deleted_in_mid_answer(town: Town) -> None:
    town.slow_down(0.2)
    ann = town.user("Ann")
    await ann.mentions("papers on GANs", town.other)
    del town.discord.world.channels[town.other.id]
    await town.discord.until(lambda: town.discord.calls[-1].status == 404)
    assert titles(await town.user("Bob").asks("papers on GANs", town.papers))


async def test_a_question_deleted_in_mid_answer(town: Town) -> None:
    town.slow_down(0.2)
    ann = town.user("Ann")
    message = await ann.mentions("papers on GANs", town.papers)
    del town.discord.world.messages[message["id"]]
    await town.discord.until(lambda: bool(town.discord.by_bot(town.papers.id)))
    assert titles(town.discord.by_bot(town.papers.id)[0])


async def test_an_interaction_that_discord_has_forgotten(town: Town) -> None:
    body = {"code": 10062, "message": "Unknown interaction"}
    town.discord.trouble("POST", CALLBACK, status=404, body=body)
    await town.user("Ann").runs("ask", town.papers, question="papers on GANs")
    assert titles(await town.user("Bob").asks("papers on GANs", town.papers))


async def test_without_permission_to_send_the_person_is_told_privately(town: Town) -> None:
    ann = town.user("Ann")
    await ann.mentions("papers on GANs", town.silent)
    await town.discord.until(lambda: bool(town.discord.by_bot(ann.direct.id)))
    written = "\n".join(text_of(m) for m in town.discord.by_bot(ann.direct.id))
    assert say("en", "not_allowed", channel=f"<#{town.silent.id}>") in written
    asked = await ann.runs("ask", town.silent, question="papers on GANs")
    assert titles(await asked.done())


async def test_without_permission_and_without_direct_messages_nothing_breaks(town: Town) -> None:
    ann = town.user("Ann")
    body = {"code": 50007, "message": "Cannot send messages to this user"}
    direct = ann.direct.id
    town.discord.trouble("POST", MESSAGES, status=403, body=body, times=5)
    await ann.mentions("papers on GANs", town.silent)
    await town.discord.until(lambda: len(town.discord.failed(MESSAGES)) >= 4)
    assert titles(await (await ann.runs("ask", town.papers, question="GANs")).done())
    assert town.discord.by_bot(direct) == []


async def test_without_permission_to_embed_or_read_history(town: Town) -> None:
    ann = town.user("Ann")
    assert text_of(await ann.asks("papers on GANs", town.plain))
    channel = town.discord.world.add_channel(town.server, "young", denied=READ_HISTORY)
    await town.restart()
    await ann.mentions("papers on GANs", channel)
    await town.discord.until(lambda: bool(town.discord.by_bot(channel.id)))
    assert titles(town.discord.by_bot(channel.id)[0])


async def test_components_refused_become_plain_text(town: Town) -> None:
    body = {"code": 50013, "message": "Missing Permissions"}
    town.discord.trouble("POST", MESSAGES, status=403, body=body, times=2)
    ann = town.user("Ann")
    await ann.mentions("papers on GANs", town.papers)
    await town.discord.until(lambda: bool(town.discord.by_bot()))
    (answer,) = town.discord.by_bot()
    assert "Generative Adversarial" in answer["content"] and not answer["components"]
