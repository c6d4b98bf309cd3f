"""Every sentence the Discord bot can say, beside those of the library, in English and Chinese."""

from __future__ import annotations

import functools
from typing import Any

import opencc

from bot import wording

TEXT: dict[str, tuple[str, str]] = {
    # -- names and descriptions of the commands ----------------------------------------------------
    "command.ask": ("ask", "提问"),
    "command.ask.about": (
        "Ask for deep-learning papers in English or Chinese",
        "用中文或英文问深度学习论文",
    ),
    "command.paper": ("paper", "论文"),
    "command.paper.about": ("Everything the list says of one paper", "查看一篇论文的全部信息"),
    "command.similar": ("similar", "相似"),
    "command.similar.about": ("Papers like one of the list", "找与某篇论文相近的论文"),
    "command.browse": ("browse", "浏览"),
    "command.browse.about": ("Leaf through the list", "翻阅书单"),
    "command.path": ("path", "路线"),
    "command.path.about": (
        "A reading order from the basics to the newest",
        "从基础到最新的阅读顺序",
    ),
    "command.random": ("random", "随机"),
    "command.random.about": ("One paper by chance", "随机看一篇论文"),
    "command.about": ("about", "关于"),
    "command.about.about": (
        "What is on the list, how fresh it is, how it ranks, what is kept of you",
        "书单有什么、有多新、怎么排序、保留你的哪些数据",
    ),
    "command.settings": ("settings", "设置"),
    "command.settings.about": (
        "This server: language, channels, how many papers (Manage Server)",
        "本服务器的语言、频道和默认篇数（需要“管理服务器”权限）",
    ),
    "command.reload": ("reload", "重新加载"),
    "command.reload.about": ("Open the newest snapshot (bot owner)", "打开最新的索引（机器人所有者）"),
    "command.status": ("status", "状态"),
    "command.status.about": ("How the bot is doing (bot owner)", "机器人运行状况（机器人所有者）"),
    "command.forget": ("forget-me", "忘记我"),
    "command.forget.about": (
        "Delete at once what the bot remembers of you",
        "立即删除机器人记住的与你有关的内容",
    ),
    "command.find": ("Find papers for this", "为这条消息找论文"),
    # -- options -----------------------------------------------------------------------------------
    "option.question": ("question", "问题"),
    "option.question.about": (
        "What you want to read about; limits such as \"since 2015\" are understood",
        "想读什么；“2015年以后”之类的限制也看得懂",
    ),
    "option.category": ("category", "类别"),
    "option.category.about": ("Only this category", "只要这个类别"),
    "option.since": ("since", "起始年份"),
    "option.since.about": ("Only papers of this year or later", "只要这一年及以后的论文"),
    "option.until": ("until", "截止年份"),
    "option.until.about": ("Only papers of this year or earlier", "只要这一年及以前的论文"),
    "option.order": ("order", "排序"),
    "option.order.about": ("What comes first", "按什么排序"),
    "option.count": ("count", "篇数"),
    "option.count.about": ("How many papers at a time", "一次给出几篇"),
    "option.private": ("private", "仅自己可见"),
    "option.private.about": ("Only you see the answer", "回答只有你能看到"),
    "option.title": ("title", "标题"),
    "option.title.about": ("Title or name of a paper, in English or Chinese", "论文的标题或名称，中英文均可"),
    "option.topic": ("topic", "主题"),
    "option.topic.about": ("A topic, or the paper you want to understand", "一个主题，或你想读懂的那篇论文"),
    "option.shelf": ("shelf", "书架"),
    "option.shelf.about": ("Only this shelf", "只要这个书架"),
    "option.year": ("year", "年份"),
    "option.year.about": ("Only papers of this year", "只要这一年的论文"),
    "option.author": ("author", "作者"),
    "option.author.about": ("Only papers by this person", "只要这个人的论文"),
    "option.language": ("language", "语言"),
    "option.language.about": (
        "Language of answers where a question does not tell",
        "问题本身看不出语言时用哪种语言回答",
    ),
    "option.allow": ("answer-in", "回答频道"),
    "option.allow.about": (
        "Add a channel where mentions are answered (none added: everywhere)",
        "添加一个回应提及的频道（一个都没有则处处回应）",
    ),
    "option.disallow": ("not-in", "不回答频道"),
    "option.disallow.about": ("Take a channel from that list", "从上述频道中去掉一个"),
    "order.relevance": ("best fit", "最相关"),
    "order.citations": ("most cited", "引用最多"),
    "order.year": ("newest", "最新"),
    "order.oldest": ("oldest", "最早"),
    "order.classic": ("classics first", "经典优先"),
    "order.easiest": ("easiest first", "从易到难"),
    # -- an answer ---------------------------------------------------------------------------------
    "answer.head": ("**{query}**", "**{query}**"),
    "answer.place": (
        "-# {first}–{last} of {found} that fit, out of {total} on the list",
        "-# 第 {first}–{last} 篇，符合的共 {found} 篇（书单共 {total} 篇）",
    ),
    "answer.place_one": (
        "-# {first} of {found} that fit, out of {total} on the list",
        "-# 第 {first} 篇，符合的共 {found} 篇（书单共 {total} 篇）",
    ),
    "answer.similar": ("**Like {title}**", "**与《{title}》相近**"),
    "answer.browse": ("**The list: {query}**", "**书单：{query}**"),
    "answer.all": ("everything", "全部"),
    "answer.cited": ("{count} citations ({year})", "引用 {count}（{year} 年统计）"),
    "answer.two": ("{first} and {second}", "{first}、{second}"),
    "answer.why": ("-# Why: {reasons}", "-# 理由：{reasons}"),
    "answer.none": (
        "The list has nothing on **{topic}**.",
        "书单上没有关于**{topic}**的论文。",
    ),
    "answer.none_limits": (
        "The list has nothing on **{topic}** within these limits: {limits}. "
        "Without them it has {count}.",
        "在这些限制（{limits}）下，书单上没有关于**{topic}**的论文；去掉限制则有 {count} 篇。",
    ),
    "answer.none_limits_only": (
        "No paper of the list is within these limits: {limits}.",
        "书单上没有论文符合这些限制：{limits}。",
    ),
    "answer.near": ("The nearest it has:", "最接近的有："),
    "answer.covers": (
        "-# The list holds {total} papers from {first} to {last}: {categories}.",
        "-# 书单收录 {first} 至 {last} 年的 {total} 篇论文：{categories}。",
    ),
    "answer.no_newer": (
        "-# Nothing newer than {year} fits; here the newest first.",
        "-# 没有比 {year} 年更新的了；下面按从新到旧排列。",
    ),
    "answer.no_more": ("That was all that fits.", "符合的都在上面了。"),
    "answer.cut": (
        "-# The question was long; only its first {length} characters were read.",
        "-# 问题太长，只读了前 {length} 个字符。",
    ),
    "answer.no_number": (
        "The last answer has no paper {number}.",
        "上一次回答里没有第 {number} 篇。",
    ),
    "answer.unknown_paper": (
        "The list has no paper **{name}**.",
        "书单上没有**{name}**这篇论文。",
    ),
    "answer.meant": ("Perhaps one of these:", "也许是下面某一篇："),
    # -- one paper ---------------------------------------------------------------------------------
    "paper.categories": ("Category: {names}", "类别：{names}"),
    "paper.shelf": ("Shelf: {name}", "书架：{name}"),
    "paper.builds_on": ("Read first: {titles}", "先读：{titles}"),
    "paper.followed": ("Builds on it: {titles}", "以它为基础：{titles}"),
    "paper.names": ("Known as: {names}", "又称：{names}"),
    "paper.counted": ("{count} citations ({source}, {day})", "引用 {count}（{source}，{day}）"),
    "paper.random": ("-# by chance from {total} papers", "-# 从 {total} 篇里随机选出"),
    # -- why ---------------------------------------------------------------------------------------
    "why.head": ("**How these were chosen**", "**为什么是这些论文**"),
    "why.about": (
        "-# Each part adds to the score; the order is by score unless you asked for another.",
        "-# 各部分相加即为总分；除非另有要求，按总分排序。",
    ),
    "why.score": ("score {score} = {parts}", "总分 {score} = {parts}"),
    "why.part": ("{name} {value}", "{name} {value}"),
    "why.fit": ("fit to the question", "与问题的契合"),
    "why.category": ("its category", "类别"),
    "why.citations": ("citations among papers of its years", "同期论文中的引用"),
    "why.year": ("how recent", "新近程度"),
    "why.meaning": ("meaning", "含义相近"),
    "why.topics": ("shared topics", "共同主题"),
    "why.shelf": ("its shelf", "书架"),
    "why.founding": ("papers that build on it", "以它为基础的论文"),
    "why.diversity": ("unlike those above it", "与前面的不重复"),
    "why.lean": ("classic or easy, as you asked", "符合你要的经典或易懂"),
    "why.relation": ("related as you asked", "关系相符"),
    # -- a reading path ----------------------------------------------------------------------------
    "path.head": ("**Reading path: {topic}**", "**阅读路线：{topic}**"),
    "path.about": (
        "-# {count} papers, from the basics to the newest",
        "-# 共 {count} 篇，从基础到最新",
    ),
    "path.start": ("a start: it needs nothing else of the list", "起点：不需要先读书单里的其他论文"),
    "path.needs": ("after {numbers}: it builds on them", "在 {numbers} 之后：以它们为基础"),
    "path.needs_one": ("after {numbers}: it builds on it", "在 {numbers} 之后：以它为基础"),
    "path.leads": ("{count} later steps need it", "后面有 {count} 步要用到它"),
    "path.leads_one": ("step {number} needs it", "第 {number} 步要用到它"),
    "path.goal": ("this is the paper you asked for", "这就是你要读的论文"),
    "path.on_topic": ("it is on your topic", "与你的主题相关"),
    "path.newest": ("the newest of this path", "这条路线里最新的一篇"),
    # -- buttons -----------------------------------------------------------------------------------
    "button.previous": ("◀ Back", "◀ 上一页"),
    "button.next": ("More ▶", "更多 ▶"),
    "button.why": ("Why these?", "为什么？"),
    "button.language": ("中文", "EN"),
    "button.path": ("Reading path", "阅读路线"),
    "button.similar": ("Similar", "相似论文"),
    "button.open": ("Open", "打开论文"),
    "menu.similar": ("Similar to one of these …", "与其中一篇相似的……"),
    # -- buttons that cannot do it any more ------------------------------------------------------------
    "button.old": (
        "This button was made by another version of me; please ask again.",
        "这个按钮来自另一个版本，请重新提问。",
    ),
    "button.forgotten": (
        "I keep a conversation for 24 hours only and have forgotten this one; please ask again.",
        "对话只保留 24 小时，这一次的我已经忘了，请重新提问。",
    ),
    # -- behaviour ---------------------------------------------------------------------------------
    "busy": (
        "I am still at your last question; one moment.",
        "上一个问题还在回答，请稍等一下。",
    ),
    "slow_down": (
        "That was a lot at once; please try again in {seconds} s.",
        "问得有点快，请 {seconds} 秒后再试。",
    ),
    "leaving": (
        "I am just being restarted; please ask again in a minute.",
        "我正在重启，请一分钟后再问。",
    ),
    "failed": (
        "Something went wrong on my side; it was noted. Please try again.",
        "我这边出了点问题，已经记录下来，请再试一次。",
    ),
    "no_text": (
        "There is no text in this message that I could read.",
        "这条消息里没有可以读的文字。",
    ),
    "welcome": ("Happy reading!", "祝读得愉快！"),
    "not_allowed": (
        "I may not write in {channel}, so here is my answer:",
        "我没有在 {channel} 发言的权限，回答放在这里：",
    ),
    "owner_only": ("Only the owner of this bot may do that.", "只有机器人的所有者可以这样做。"),
    "manager_only": (
        "That needs the permission Manage Server.",
        "这需要“管理服务器”权限。",
    ),
    "hello": (
        "Ask me for deep-learning papers, in English or Chinese: \"what should I read on GANs\", "
        "\"most cited detection papers since 2015\". Reply to an answer to go on: "
        "\"only surveys\", \"anything newer?\", \"similar to 2\". `/about` tells more.",
        "问我深度学习论文，中文英文都行：“GAN 该从哪些论文看起？”“2015年以后引用最多的检测论文”。"
        "回复我的回答可以接着问：“只要综述”“有更新的吗”“跟第二篇类似的”。详见 `/关于`。",
    ),
    # -- about -------------------------------------------------------------------------------------
    "about.head": ("**mustread**: deep-learning papers worth reading", "**mustread**：值得读的深度学习论文"),
    "about.list": (
        "**On the list**: {total} papers from {first} to {last}.\n{categories}",
        "**书单**：{first} 至 {last} 年的 {total} 篇论文。\n{categories}",
    ),
    "about.fresh": (
        "**How fresh**: index made on {built}; citations counted between {oldest} and {newest}, "
        "the year stands beside each count.",
        "**有多新**：索引构建于 {built}；引用数统计于 {oldest} 至 {newest}，每个数字旁都标有年份。",
    ),
    "about.rank": (
        "**How it ranks**: fit to your question first, then its category, its citations compared "
        "with papers of the same years, and how recent it is. \"Why these?\" shows the parts. "
        "Every answer is an entry of the list; nothing is invented.",
        "**怎么排序**：首先看与问题是否契合，再看类别、与同期论文相比的引用、以及新近程度；点“为什么？”可以看到各部分。"
        "每个回答都是书单里的条目，不会编造。",
    ),
    "about.privacy": (
        "**Privacy**: I read only what is said to me. To understand follow-ups I keep what was "
        "asked and shown for 24 hours; `/forget-me` deletes yours at once. Texts are never logged.",
        "**隐私**：我只读对我说的话。为了听懂追问，问过和显示过的内容保留 24 小时；`/忘记我` 可以立即删除。日志里不记录文字。",
    ),
    "about.use": (
        "**How to ask**: mention me, reply to an answer, write me directly, or use `/ask`.",
        "**怎么问**：提及我、回复我的回答、给我发私信，或用 `/提问`。",
    ),
    # -- settings ----------------------------------------------------------------------------------
    "settings.head": ("**Settings of this server**", "**本服务器的设置**"),
    "settings.language": ("Language: {language}", "语言：{language}"),
    "settings.language.auto": ("the server's own", "跟随服务器"),
    "settings.language.en": ("English", "英文"),
    "settings.language.zh": ("Chinese", "中文"),
    "settings.channels": ("Mentions are answered in: {channels}", "回应提及的频道：{channels}"),
    "settings.everywhere": ("every channel", "所有频道"),
    "settings.count": ("Papers in an answer: {count}", "每次回答的篇数：{count}"),
    "settings.too_many": (
        "{most} channels are the most I can keep.",
        "最多只能保存 {most} 个频道。",
    ),
    # -- owner -------------------------------------------------------------------------------------
    "reload.done": ("Snapshot {name} is open: {papers} papers.", "已打开索引 {name}：{papers} 篇论文。"),
    "reload.same": ("Snapshot {name} is the newest already.", "索引 {name} 已经是最新的。"),
    "reload.failed": (
        "The new snapshot cannot be used; {name} goes on answering. {why}",
        "新的索引无法使用，仍由 {name} 回答。{why}",
    ),
    "status.text": (
        "Snapshot {name}, {papers} papers\nServers: {servers}\nAnswered: {answered}, failed: {failed}\n"
        "Running for {hours:.1f} h, gateway delay {delay} ms\nConversations remembered: {kept}",
        "索引 {name}，{papers} 篇论文\n服务器：{servers}\n已回答：{answered}，失败：{failed}\n"
        "已运行 {hours:.1f} 小时，网关延迟 {delay} 毫秒\n记住的对话：{kept}",
    ),
    "forget.done": (
        "Done: {count} remembered answer(s) of yours are deleted. My messages stay in the channel; "
        "their buttons no longer know the question.",
        "完成：已删除与你有关的 {count} 条记忆。频道里的消息还在，但按钮不再记得问题。",
    ),
    # -- starting ----------------------------------------------------------------------------------
    "start.no_token": (
        "There is no Discord token: set MUSTREAD_DISCORD_TOKEN or MUSTREAD_DISCORD_TOKEN_FILE.",
        "没有 Discord 令牌：请设置 MUSTREAD_DISCORD_TOKEN 或 MUSTREAD_DISCORD_TOKEN_FILE。",
    ),
    "start.token_file": (
        "The token file {path} cannot be read: {why}.",
        "无法读取令牌文件 {path}：{why}。",
    ),
    "start.bad_token": (
        "Discord does not accept this token; copy it anew from the developer portal.",
        "Discord 不接受这个令牌；请到开发者后台重新复制。",
    ),
    "start.unreachable": ("Discord cannot be reached: {why}.", "无法连接 Discord：{why}。"),
    "start.settings_file": (
        "The settings file {path} cannot be read: {why}.",
        "无法读取设置文件 {path}：{why}。",
    ),
    "start.settings_key": (
        "There is no setting \"{key}\" in {path}; known are: {known}.",
        "{path} 里的设置项“{key}”不存在；可用的有：{known}。",
    ),
    "start.settings_value": (
        "The setting \"{key}\" must be {want}, not \"{got}\".",
        "设置项“{key}”应为{want}，而不是“{got}”。",
    ),
    "start.want.language": ("en or zh", " en 或 zh"),
    "start.want.number": ("a whole number from {low} to {high}", " {low} 到 {high} 之间的整数"),
    "start.want.text": ("text", "文本"),
    "start.state": (
        "The bot's memory {path} cannot be opened: {why}.",
        "无法打开机器人的记忆文件 {path}：{why}。",
    ),
    "start.health": (
        "The port {port} for health checks cannot be opened: {why}.",
        "无法打开健康检查端口 {port}：{why}。",
    ),
}  # fmt: skip


def say(language: str, key: str, /, **values: Any) -> str:
    """The sentence ``key`` of the bot or of what is under it, in ``language`` ("en" or "zh")."""
    if key in TEXT:
        return TEXT[key][language == "zh"].format(**values)
    return wording.say(language, key, **values)


@functools.cache
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def localised(key: str, locale: str) -> str | None:
    """The text ``key`` for a Discord locale ("zh-CN", "zh-TW"); None where English is shown."""
    if locale == "zh-CN":
        return say("zh", key)
    if locale == "zh-TW":
        return str(_traditional().convert(say("zh", key)))
    return None
