"""The words of ``import`` and ``export``."""

from __future__ import annotations

TEXT: dict[str, tuple[str, str]] = {
    # -- import ------------------------------------------------------------------------------------
    "help.import": (
        "read another list and show what of it is new here",
        "读取另一份书单，看哪些论文这里还没有",
    ),
    "help.import.source": (
        "Markdown, BibTeX, RIS, CSL-JSON, CSV or JSON Lines: a file, a URL, or - for standard input",
        "Markdown、BibTeX、RIS、CSL-JSON、CSV 或 JSON Lines：文件、网址，或用 - 表示标准输入",
    ),
    "help.import.json": ("print everything as JSON", "以 JSON 输出全部结果"),
    "help.import.new": (
        "write entries for the new papers to this file, for you to complete",
        "为新论文起草条目，写到这个文件，再由你补全",
    ),
    "import.long": (
        "This is a large file; reading it may take a minute or two.",
        "文件较大，读取可能需要一两分钟。",
    ),
    "import.summary": (
        "{found} papers found: {known} on the list, {new} new. Lines not read: {unread}.",
        "找到 {found} 篇论文：书单上已有 {known} 篇，新的 {new} 篇；未能读取 {unread} 行。",
    ),
    "import.known": ("On the list:", "书单上已有："),
    "import.known_line": (
        "  line {line}: {title} = {paper} (by {how})",
        "  第 {line} 行：{title} = {paper}（依据{how}）",
    ),
    "import.how.arxiv": ("arXiv id", " arXiv 编号"),
    "import.how.doi": ("DOI", " DOI "),
    "import.how.link": ("link", "链接"),
    "import.how.title": ("title", "标题"),
    "import.how.name": ("name", "名称"),
    "import.how.similar": ("a similar title, please check", "相近的标题，请核对"),
    "import.new": ("New:", "新论文："),
    "import.new_line": (
        "  line {line}: {title} ({year}) {url}",
        "  第 {line} 行：{title}（{year}）{url}",
    ),
    "import.no_year": ("no year", "无年份"),
    "import.no_link": ("no link", "无链接"),
    "import.unread": ("Not read:", "未能读取："),
    "import.unread_line": ("  line {line}: {text} ({why})", "  第 {line} 行：{text}（{why}）"),
    "import.nothing_new": ("Nothing is new, so no file was written.", "没有新论文，没有写文件。"),
    "import.head": (
        "From {source}. Complete every TODO, move the entries to data/papers/, then run `mustread check`.",
        "来自 {source}。补全每个 TODO，把条目移到 data/papers/，再运行 `mustread check`。",
    ),
    "import.written": (
        "{count} entries written to {path}; complete every TODO in it.",
        "已把 {count} 个条目写到 {path}；请补全其中的每个 TODO。",
    ),
    "reason.prose": ("a link inside a sentence", "句子里的链接"),
    "reason.no_title": ("no title found", "找不到标题"),
    "reason.unsure": ("does not look like an entry here", "不像这里的条目"),
    "reason.too_long": ("line too long", "这一行太长"),
    "error.import_missing": (
        "There is no file {path}; give a file, a URL that begins with http, or -.",
        "没有文件 {path}；请给出文件、以 http 开头的网址，或 -。",
    ),
    "error.import_folder": (
        "{path} is a folder; give a file in it.",
        "{path} 是文件夹；请给出里面的文件。",
    ),
    "error.import_unreadable": ("{path} cannot be read: {why}.", "无法读取 {path}：{why}。"),
    "error.import_large": (
        "{path} is larger than {most} MB, too large for a reading list; give a part of it.",
        "{path} 超过 {most} MB，作为书单太大了；请只给出其中一部分。",
    ),
    "error.import_binary": (
        "{path} is not a text file; give a list in Markdown, BibTeX, RIS, CSL-JSON or CSV.",
        "{path} 不是文本文件；请给出 Markdown、BibTeX、RIS、CSL-JSON 或 CSV 格式的书单。",
    ),
    "error.import_empty": ("{path} is empty.", "{path} 是空的。"),
    "error.import_none": (
        "No papers were found in {path}; check that it is a list of papers.",
        "在 {path} 里没有找到论文；请确认它是论文列表。",
    ),
    "error.import_exists": (
        "{path} exists already; choose another name for the new entries.",
        "{path} 已经存在；请为新条目换一个文件名。",
    ),
    # -- export ------------------------------------------------------------------------------------
    "help.export": (
        "write the list, or a part of it, as Markdown or as records",
        "把书单或其中一部分导出为 Markdown 或文献记录",
    ),
    "help.export.format": (
        "markdown, bibtex, ris, csl-json, csv or jsonl (default: by the ending of FILE, or markdown)",
        "markdown、bibtex、ris、csl-json、csv 或 jsonl（默认按 FILE 的扩展名，否则为 markdown）",
    ),
    "help.export.lang": (
        "language of the titles; records always carry the other one, too",
        "标题的语言；文献记录总会附上另一种语言的标题",
    ),
    "help.export.category": (
        "only this category (id or name, in either language)",
        "只要这一分类（编号或名称，中英文都行）",
    ),
    "help.export.shelf": ("only this shelf", "只要这一架"),
    "help.export.ids": ("only the papers with these ids", "只要这些编号的论文"),
    "help.export.question": (
        "only the papers that answer this question (needs a built index)",
        "只要回答这个问题的论文（需要先构建索引）",
    ),
    "help.export.output": (
        "write to FILE instead of standard output",
        "写入 FILE，而不是标准输出",
    ),
    "help.export.force": (
        "overwrite FILE even if it was not written by this command",
        "即使 FILE 不是本命令写的也覆盖",
    ),
    "export.done": ("{papers} paper(s) written to {path}.", "已将 {papers} 篇论文写入 {path}。"),
    "error.export_exists": (
        "{path} was not written by this command, or was changed since; choose another name or give --force.",
        "{path} 不是本命令写的，或之后有过改动；请换个文件名，或加上 --force。",
    ),
    "error.export_folder": (
        "{path} is not a file; give the name of a file to write.",
        "{path} 不是文件；请给出要写入的文件名。",
    ),
    "error.export_unwritable": (
        "{path} cannot be written: {why}. Nothing was changed.",
        "无法写入 {path}：{why}。没有改动任何内容。",
    ),
    "error.select_category": (
        'There is no category "{category}"; there are: {known}.',
        "没有“{category}”这个分类；可选：{known}。",
    ),
    "error.select_ids": (
        "Not on the list: {ids}; `mustread list` shows all ids.",
        "书单上没有：{ids}；用 `mustread list` 可以看到所有编号。",
    ),
    "error.select_ids_near": (
        "Not on the list: {ids}; did you mean {near}?",
        "书单上没有：{ids}；你要找的是不是 {near}？",
    ),
    "error.select_nothing": (
        "No paper of the list meets all of these conditions; leave one out.",
        "没有同时满足这些条件的论文；请去掉一个条件。",
    ),
    "error.records_empty": ("The file is empty.", "文件是空的。"),
    "error.records_binary": (
        "This is not a text file, so it cannot be {kind}; give the file that your program exported.",
        "这不是文本文件，不可能是 {kind}；请给出软件导出的文件。",
    ),
    "error.records_encoding": (
        "The text is garbled: it is not in the encoding it was read in; save it as UTF-8 and try again.",
        "文字是乱码：读取时用的编码不对；请另存为 UTF-8 再试。",
    ),
    "error.records_none": (
        "There is no {kind} record in this file; check that it is of this kind.",
        "文件里没有 {kind} 记录；请确认文件格式。",
    ),
    "error.records_json": (
        "This is not valid JSON (line {line}: {why}); mend that place or export the file again.",
        "JSON 有误（第 {line} 行：{why}）；请改正这一处，或重新导出。",
    ),
    "error.csv_header": (
        'No column of this table holds titles (its first row is "{found}"); call one "title".',
        "表格里没有标题列（第一行是“{found}”）；请把其中一列命名为“标题”。",
    ),
    "error.csv_broken": (
        "The table cannot be read ({why}); save it again as CSV in UTF-8.",
        "表格无法读取（{why}）；请重新另存为 UTF-8 的 CSV。",
    ),
    "reason.record_broken": ("not a complete record", "记录不完整"),
    "reason.record_title": ("the record has no title", "记录没有标题"),
    "column.id": ("id", "编号"),
    "column.title_en": ("title_en", "英文标题"),
    "column.title_zh": ("title_zh", "中文标题"),
    "column.authors": ("authors", "作者"),
    "column.year": ("year", "年份"),
    "column.venue": ("venue", "发表于"),
    "column.page": ("page", "链接"),
    "column.pdf": ("pdf", "PDF"),
    "column.web": ("web", "网站"),
    "column.arxiv": ("arxiv", "arXiv"),
    "column.doi": ("doi", "DOI"),
    "column.citations": ("citations", "引用次数"),
    "column.citations_source": ("citations_source", "引用来源"),
    "column.citations_as_of": ("citations_as_of", "引用截至"),
    "column.categories": ("categories", "分类"),
    "column.shelf": ("shelf", "书架"),
    "column.topics": ("topics", "主题"),
    "markdown.title": ("Must-Read Deep Learning Papers", "深度学习必读论文"),
    "markdown.about": (
        "*A curated list of {papers} deep learning papers ({first}–{last}).*",
        "*精选的 {papers} 篇深度学习论文（{first}–{last}）。*",
    ),
    "markdown.background": ("Background", "背景"),
    "markdown.background_text": (
        "Some papers on deep learning are worth reading whatever their field of application. This list carries on [awesome-deep-learning-papers](https://github.com/terryum/awesome-deep-learning-papers), which chose the most cited ones of 2012 to 2016 and has not been kept up since 2018.",
        "有些深度学习论文，不论应用在哪个领域，都值得一读。这份书单接续 [awesome-deep-learning-papers](https://github.com/terryum/awesome-deep-learning-papers)：原书单精选了 2012 至 2016 年被引用最多的论文，自 2018 年起不再更新。",
    ),
    "markdown.criteria": ("Criteria", "收录标准"),
    "markdown.criteria_text": (
        "1. The top shelf of each period (2012–2016, 2017–2020, 2021–2025) holds at most a hundred papers, one for an idea.\n"
        "2. Where a shelf is full, a new paper takes the place of another: saying which one can go is a contribution, too.\n"
        "3. A place takes 60 citations (Google Scholar) one year after publication, 200 after two years, and 200 more for every further year.\n"
        "4. Older papers, surveys and books, software and datasets, and other papers worth knowing have shelves of their own.",
        "1. 每个时期（2012–2016、2017–2020、2021–2025）的首选书架至多收一百篇论文，同一思想只收一篇。\n"
        "2. 书架满了以后，新论文要换下一篇旧论文：指出哪一篇可以换下，同样是贡献。\n"
        "3. 入选所需的引用次数（谷歌学术）：发表一年后 60 次，两年后 200 次，此后每年再加 200 次。\n"
        "4. 更早的论文、综述与书籍、软件与数据集，以及其他值得了解的论文，各有自己的书架。",
    ),
    "markdown.contents": ("Contents", "目录"),
    "markdown.entry": (
        "- {title} ({year}), {authors} {links}",
        "- {title}（{year}），{authors} {links}",
    ),
    "markdown.page": ("page", "网页"),
    "markdown.pdf": ("pdf", "pdf"),
    "markdown.web": ("web", "网站"),
    "markdown.others": ("{first} et al.", "{first} 等人"),
    "markdown.comma": (", ", "、"),
    "markdown.and": ("{names} and {last}", "{names}、{last}"),
}
