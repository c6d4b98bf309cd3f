"""Every sentence of upkeep, in English and Chinese: key → (English, Chinese) with the same gaps."""

from __future__ import annotations

from typing import Any

TEXT: dict[str, tuple[str, str]] = {
    # -- audit -------------------------------------------------------------------------------
    "help.audit": (
        "judge the list by its criteria and propose swaps; changes nothing",
        "按入选标准检查书单并提出替换建议；不做任何改动",
    ),
    "help.audit.as_of": (
        "judge by the counts and the bars of this month or day (default: today)",
        "按这个月或这一天的引用数与门槛来评判（默认今天）",
    ),
    "help.audit.today": (
        "take this day as today (default: the clock's)",
        "把这一天当作今天（默认取系统日期）",
    ),
    "help.audit.json": ("print everything as JSON", "以 JSON 输出全部结果"),
    "audit.head": (
        "The list on {day}, by the counts known then. Bars, and what stands after →, are on the scale of {scale}.",
        "{day} 的书单，按当时已知的引用数评判。门槛和 → 后的数都折算到 {scale} 的口径。",
    ),
    "audit.bars": ("Bars: {bars}", "门槛：{bars}"),
    "audit.year_bar": ("{year}: {bar:,}", "{year} 年 {bar:,}"),
    "audit.full": (
        "{shelf}: {holds} papers, all {size} places taken",
        "{shelf}：{holds} 篇，{size} 个位置已满",
    ),
    "audit.too_few": (
        "{shelf}: {holds} papers, {off} of {size} places free",
        "{shelf}：{holds} 篇，{size} 个位置还空 {off} 个",
    ),
    "audit.too_many": (
        "{shelf}: {holds} papers, {off} more than its {size} places",
        "{shelf}：{holds} 篇，比 {size} 个位置多 {off} 篇",
    ),
    "audit.not_yet": (
        "{shelf}: not judged, its years were not over on that day",
        "{shelf}：不评判，当时这些年份还没有过完",
    ),
    "audit.plain_shelf": ("{shelf}: {holds} papers", "{shelf}：{holds} 篇"),
    "audit.below": ("below their bar: {count}", "未达门槛：{count} 篇"),
    "audit.stale": (
        "counted more than a year before that day: {count}; `mustread refresh` brings newer counts",
        "其中 {count} 篇的引用数是一年多以前的；可先运行 `mustread refresh` 更新",
    ),
    "audit.outside": (
        "not of the time this shelf holds: {count}",
        "年份不属于这个书架：{count} 篇",
    ),
    "audit.doubled": (
        "beside the paper they are a variant of: {count}",
        "与其原作同在一架：{count} 篇",
    ),
    "audit.uncounted": ("without a count, not judged: {count}", "没有引用数，无法评判：{count} 篇"),
    "audit.swaps": (
        "of other shelves, would earn a place: {count}; proposed:",
        "其他书架上够格入选的：{count} 篇；建议：",
    ),
    "audit.in": ("in: ", "入："),
    "audit.in_free": ("into a free place: ", "补入空位："),
    "audit.out": ("out: ", "出："),
    "audit.more": ("… and {count} more; --json shows all", "……还有 {count} 项，用 --json 查看全部"),
    "audit.paper": ("{paper} ({year}, {shelf}) {title}", "{paper}（{year}，{shelf}）{title}"),
    "audit.figures": (
        "{times:.2f} × bar {bar:,}: {count:,} ({provider}, {day}) → {scaled:,}",
        "门槛 {bar:,} 的 {times:.2f} 倍：{count:,}（{provider}，{day}）→ {scaled:,}",
    ),
    "audit.count_only": (
        "no bar for its year yet: {count:,} ({provider}, {day}) → {scaled:,}",
        "该年份尚无门槛：{count:,}（{provider}，{day}）→ {scaled:,}",
    ),
    "audit.no_count": ("no count", "没有引用数"),
    "audit.good": ("Everything meets the criteria.", "全部符合标准。"),
    "audit.misses": ("Papers that miss a criterion: {count}.", "不符合标准的论文：{count} 篇。"),
    "error.audit_day": (
        'There is no day or month "{got}"; write it as 2017-06 or 2017-06-30.',
        "没有“{got}”这个日期；请写成 2017-06 或 2017-06-30。",
    ),
    "error.audit_today": (
        '--today needs a day such as 2026-11-21, not "{got}".',
        "--today 需要一个日期，例如 2026-11-21，而不是“{got}”。",
    ),
    "error.audit_future": (
        "{got} has not come yet (today is {today}); give an earlier day.",
        "{got} 还没有到（今天是 {today}）；请换一个更早的日期。",
    ),
    "error.audit_no_counts": (
        "No counts are known for {day} or before; there are counts of {months}.",
        "{day} 及以前没有任何引用数；有引用数的月份：{months}。",
    ),
    "error.audit_no_counts_at_all": (
        "Neither the list nor its history holds a single citation count, so nothing can be judged.",
        "书单和历史记录里都没有引用数，无从评判。",
    ),
    "error.audit_yaml": ("{path}, line {line}: {why}.", "{path} 第 {line} 行：{why}。"),
    "error.audit_unreadable": ("{path} cannot be read: {why}.", "无法读取 {path}：{why}。"),
    "error.audit_store": (
        "The history of counts {path} cannot be used ({why}); move it away or put it right.",
        "引用数历史文件 {path} 无法使用（{why}）；请移走或修复它。",
    ),
    "error.audit_provider": (
        '{path}: "{got}" is no known provider; known are {known}.',
        "{path}：不认识引用来源“{got}”；可用的有 {known}。",
    ),
    "error.audit_as_of": (
        '{path}: as_of must be a day or a month such as 2017-06-25, not "{got}".',
        "{path}：as_of 应为日期或月份，例如 2017-06-25，而不是“{got}”。",
    ),
    "error.audit_count": (
        '{path}: the count of {paper} must be a whole number of 0 or more, not "{got}".',
        "{path}：{paper} 的引用数应为不小于 0 的整数，而不是“{got}”。",
    ),
    "error.criteria_file": (
        "{path} must be a mapping of fields; see data/README.md.",
        "{path} 的内容应为若干字段的映射；见 data/README.md。",
    ),
    "error.criteria_mapping": (
        "{path}: {field} is missing or is no mapping.",
        "{path}：缺少 {field}，或它不是映射。",
    ),
    "error.criteria_field": (
        '{path}: there is no field "{got}" here; known are {known}.',
        "{path}：这里没有“{got}”这个字段；可用的有 {known}。",
    ),
    "error.criteria_number": (
        '{path}: {field} must be a whole number of 1 or more, not "{got}".',
        "{path}：{field} 应为不小于 1 的整数，而不是“{got}”。",
    ),
    "error.criteria_years": (
        "{path}: {field} must be [first year, last year], not {got}; a shelf with a size needs a last year.",
        "{path}：{field} 应写成 [起始年, 结束年]，而不是 {got}；有 size 的书架必须有结束年。",
    ),
    "error.criteria_shelf": (
        '{path}: there is no shelf "{got}"; shelves are {known}.',
        "{path}：没有“{got}”这个书架；书架有 {known}。",
    ),
    "error.criteria_texts": (
        "{path}: {field} must be a list of ids.",
        "{path}：{field} 应为编号的列表。",
    ),
    # -- import ------------------------------------------------------------------------------
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
    # -- export ------------------------------------------------------------------------------
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
    # -- refresh and new ---------------------------------------------------------------------
    "help.refresh": (
        "fetch citation counts and missing facts from OpenAlex and Semantic Scholar",
        "从 OpenAlex 和 Semantic Scholar 更新引用数，补上缺少的信息",
    ),
    "help.refresh.ids": (
        "only these papers, ids with commas between them",
        "只更新这些论文，编号之间用逗号隔开",
    ),
    "help.refresh.category": ("only the papers of this field", "只更新这个方向的论文"),
    "help.refresh.source": (
        "openalex, semantic-scholar or both (default)",
        "openalex、semantic-scholar 或 both（默认）",
    ),
    "help.refresh.dry_run": (
        "show what would change, write nothing to the list",
        "只显示会改什么，不改书单",
    ),
    "help.refresh.json": ("print JSON", "输出 JSON"),
    "help.new": (
        "draft an entry for a paper, for you to complete",
        "为一篇论文起草条目，再由你补全",
    ),
    "help.new.paper": ("arXiv id or DOI", "arXiv 编号或 DOI"),
    "help.new.output": (
        "write the draft to this file, which must not exist yet",
        "把草稿写到这个文件（不能是已有的文件）",
    ),
    "error.yaml_form": (
        "this is not a list of entries in YAML: {why}",
        "不是 YAML 格式的条目列表：{why}",
    ),
    "error.yaml_entry": ('there is no entry "{paper}" in it any more', "里面已经没有条目“{paper}”"),
    "error.yaml_edit": (
        "{papers} cannot be changed without touching something else (an anchor, or an id used twice?); please change it by hand",
        "改动 {papers} 会牵连其他内容（是不是用了锚点，或编号重复？），请手工修改",
    ),
    "error.yaml_read": ("{path} cannot be read: {why}.", "无法读取 {path}：{why}。"),
    "error.yaml_write": (
        "{path} cannot be written ({why}); no file was changed.",
        "无法写入 {path}（{why}）；没有改动任何文件。",
    ),
    "error.yaml_file": ("{file}: {why}. No file was changed.", "{file}：{why}。没有改动任何文件。"),
    "error.counts": (
        "The history of counts in {path} cannot be used ({why}); move it away or free the disk, then try again.",
        "无法使用引用数历史 {path}（{why}）；请移走该文件或腾出磁盘空间后再试。",
    ),
    "error.offline": (
        "{service} cannot be reached; check the network and try again.",
        "连不上 {service}；请检查网络后重试。",
    ),
    "error.slow": (
        "{service} does not answer; try again later.",
        "{service} 没有响应；请稍后再试。",
    ),
    "error.service_fault": (
        "{service} has trouble of its own (HTTP {status}); try again later.",
        "{service} 自身出错（HTTP {status}）；请稍后再试。",
    ),
    "error.service_limit": (
        "{service} has had enough requests for now{wait}; try again later, and set {variable} if you have no key yet.",
        "{service} 暂时不再接受请求{wait}；请稍后再试，还没有密钥的话请设置 {variable}。",
    ),
    "limit.wait": (" (for {minutes} more minutes)", "（还要等 {minutes} 分钟）"),
    "error.service_key": (
        "{service} refuses the request (HTTP {status}); check the key in {variable}, or set one.",
        "{service} 拒绝了请求（HTTP {status}）；请检查或设置 {variable} 里的密钥。",
    ),
    "error.service_answer": (
        "{service} answers with something that is not what it promises ({why}); try again later.",
        "{service} 返回的内容不对（{why}）；请稍后再试。",
    ),
    "error.refresh_ids": (
        "{ids}: not on the list; `mustread list` shows all ids.",
        "{ids}：不在书单上；用 `mustread list` 可以看到所有编号。",
    ),
    "error.refresh_none": (
        "No paper fits; ask for fewer conditions at once.",
        "没有符合条件的论文；请放宽条件。",
    ),
    "error.refresh_category": (
        'There is no field "{category}"; the fields are {known}.',
        "没有“{category}”这个方向；可选的有 {known}。",
    ),
    "error.refresh_source": (
        '--source is openalex, semantic-scholar or both, not "{got}".',
        "--source 只能是 openalex、semantic-scholar 或 both，不能是“{got}”。",
    ),
    "error.new_id": (
        '"{got}" is neither an arXiv id (1706.03762) nor a DOI (10.1038/nature14539).',
        "“{got}”既不是 arXiv 编号（1706.03762），也不是 DOI（10.1038/nature14539）。",
    ),
    "error.new_unknown": (
        "Neither Semantic Scholar nor OpenAlex knows {identifier}; check it for typos.",
        "Semantic Scholar 和 OpenAlex 都查不到 {identifier}；请检查有没有写错。",
    ),
    "error.new_exists": (
        "{path} is there already; name another file.",
        "{path} 已经存在；请换一个文件名。",
    ),
    "refresh.count": ("{paper}: {old} → {new}", "{paper}：{old} → {new}"),
    "refresh.cited": ("{count:,} ({source}, {day})", "{count:,}（{source}，{day}）"),
    "refresh.no_count": ("no count", "无引用数"),
    "refresh.filled": (
        "{paper}: {field} is {value} (was missing)",
        "{paper}：补上 {field}：{value}",
    ),
    "refresh.differs": (
        "{paper}: {field} is {ours} on the list, {theirs} at {service}; kept",
        "{paper}：{field} 书单上是 {ours}，{service} 是 {theirs}；未改",
    ),
    "refresh.fell": (
        "{paper}: {service} counts only {theirs:,}, the list {ours:,}; probably another record, kept",
        "{paper}：{service} 只有 {theirs:,} 次引用，书单上是 {ours:,} 次；多半是另一条记录，未改",
    ),
    "refresh.other_paper": (
        '{paper}: its identifier leads {service} to another paper, "{theirs}"; not used',
        "{paper}：{service} 按编号查到的是另一篇论文“{theirs}”；未采用",
    ),
    "refresh.head_changed": ("Changed:", "改动："),
    "refresh.head_differs": ("To look at:", "请核对："),
    "refresh.head_unknown": ("Not found: {papers}", "没有查到：{papers}"),
    "refresh.done": (
        "{papers} papers asked for, {counts} counts and {facts} facts changed in {files} files.",
        "查了 {papers} 篇论文，更新 {counts} 个引用数、{facts} 项信息，涉及 {files} 个文件。",
    ),
    "refresh.dry": (
        "{papers} papers asked for; {counts} counts and {facts} facts would change in {files} files. Nothing was written.",
        "查了 {papers} 篇论文；将更新 {counts} 个引用数、{facts} 项信息，涉及 {files} 个文件。没有写入。",
    ),
    "refresh.kept": (
        "Answers for {papers} papers are kept for a day; run the command again to go on.",
        "已查到的 {papers} 篇会保留一天；再次运行即可接着查。",
    ),
    "new.known": (
        "{identifier} is on the list already: {paper}, in {file}.",
        "{identifier} 已经在书单上：{paper}，见 {file}。",
    ),
    "new.known_title": (
        '"{title}" is on the list already: {paper}, in {file}.',
        "《{title}》已经在书单上：{paper}，见 {file}。",
    ),
    "new.written": (
        "Draft written to {path}; complete every TODO, move it into data/papers/ and run `mustread check`.",
        "草稿已写到 {path}；请补全所有 TODO，移到 data/papers/ 里，再运行 `mustread check`。",
    ),
    "new.todo": (
        "complete every TODO, then move this into data/papers/ and run `mustread check`",
        "补全所有 TODO，移到 data/papers/ 里，再运行 `mustread check`",
    ),
    # -- links and fetch ---------------------------------------------------------------------
    "error.web_url": (
        "{url} is not an address that can be opened; it has to begin with http:// or https://.",
        "{url} 不是可以打开的网址；网址要以 http:// 或 https:// 开头。",
    ),
    "error.web_private": (
        "{url} leads to a private address ({host}); only public ones are opened.",
        "{url} 指向内网地址（{host}）；这里只打开公网地址。",
    ),
    "error.web_name": (
        "There is no host {host}; check the address and the network connection.",
        "找不到主机 {host}；请检查网址和网络连接。",
    ),
    "error.web_connect": (
        "{url} takes no connection; try again later.",
        "{url} 连接不上；请稍后再试。",
    ),
    "error.web_tls": (
        "{url} has no valid certificate, so it was not opened.",
        "{url} 的证书无效，没有打开。",
    ),
    "error.web_timeout": (
        "{url} did not answer in time; try again later.",
        "{url} 响应超时；请稍后再试。",
    ),
    "error.web_broken": (
        "{url} answers with something that is not HTTP.",
        "{url} 返回的不是正常的 HTTP 响应。",
    ),
    "error.web_truncated": (
        "{url} broke off before the end; try again later.",
        "{url} 传输中断，内容不完整；请稍后再试。",
    ),
    "error.web_redirects": (
        "{url} redirects more than {most} times, perhaps for ever.",
        "{url} 重定向超过 {most} 次，可能陷入了循环。",
    ),
    "error.web_status": ("{url} answers with status {status}.", "{url} 返回状态码 {status}。"),
    "error.web_too_big": (
        "{url} is larger than {most:g} MB, the most that is read.",
        "{url} 超过 {most:g} MB 的上限。",
    ),
    "error.no_network": (
        "Nothing answers at all; check the network connection and try again.",
        "没有任何网站响应；请检查网络连接后再试。",
    ),
    "error.unreadable_file": ("{path} cannot be read: {why}.", "无法读取 {path}：{why}。"),
    "error.not_written": (
        "{path} cannot be written ({why}); choose another place or check its permissions.",
        "无法写入 {path}（{why}）；请换个位置或检查权限。",
    ),
    "error.patch_in_the_way": (
        "{path} exists and is not a patch; choose another file.",
        "{path} 已存在，而且不是补丁文件；请换个文件名。",
    ),
    "error.fetch_running": (
        "Another download into {folder} is running; wait until it is done or choose another folder.",
        "另一个下载正在写入 {folder}；请等它结束，或换个文件夹。",
    ),
    "error.fetch_disk_full": (
        "The disk with {folder} is full; free some space and run it again, it goes on where it stopped.",
        "{folder} 所在的磁盘已满；腾出空间后再运行一次，会接着下载。",
    ),
    "error.pdf_none": ("The list knows no PDF of it.", "书单里没有它的 PDF 链接。"),
    "error.pdf_html": (
        "What came is a web page, not a PDF; perhaps the site wants a login.",
        "得到的是网页而不是 PDF；可能需要登录。",
    ),
    "error.pdf_other": ("What came is not a PDF.", "得到的不是 PDF。"),
    "error.pdf_cut": ("The PDF lacks its end.", "PDF 缺少结尾，不完整。"),
    "help.check-links": (
        "check that the links of the list still lead to their papers",
        "检查书单里的链接是否仍然有效",
    ),
    "help.check-links.ids": (
        "only these papers (ids, with commas)",
        "只检查这些论文（编号，用逗号分隔）",
    ),
    "help.check-links.category": (
        "only this category (id or name)",
        "只检查这个类别（编号或名称）",
    ),
    "help.check-links.json": ("print JSON", "输出 JSON"),
    "help.check-links.patch": (
        "write better addresses as a patch for `git apply`",
        "把新网址写成补丁，供 `git apply` 使用",
    ),
    "help.fetch": ("download PDFs", "下载 PDF"),
    "help.fetch.ids": (
        "only these papers (ids, with commas)",
        "只下载这些论文（编号，用逗号分隔）",
    ),
    "help.fetch.category": ("only this category (id or name)", "只下载这个类别（编号或名称）"),
    "help.fetch.shelf": ("only this shelf", "只下载这个书架"),
    "help.fetch.question": (
        "only the papers that answer this question",
        "只下载回答这个问题的论文",
    ),
    "help.fetch.output": ("folder for the PDFs (default: pdfs)", "存放 PDF 的文件夹（默认 pdfs）"),
    "help.fetch.jobs": ("so many at once (default: 4)", "同时下载几个（默认 4）"),
    "links.stage.first": ("links", "链接"),
    "links.stage.second": ("second pass", "复查"),
    "links.stage.archive": ("archive", "存档"),
    "links.moved": ("moved", "已迁移"),
    "links.https": ("https", "可用 https"),
    "links.blocked": ("blocked", "拒绝程序访问"),
    "links.dead": ("dead", "失效"),
    "links.why.web_status": ("status {status}", "状态码 {status}"),
    "links.why.web_front_page": ("leads to the front page only", "只跳转到首页"),
    "links.why.web_url": ("not an address that can be opened", "网址无法打开"),
    "links.why.web_private": ("leads to a private address", "指向内网地址"),
    "links.why.web_name": ("no such host", "找不到主机"),
    "links.why.web_connect": ("takes no connection", "连接不上"),
    "links.why.web_tls": ("no valid certificate", "证书无效"),
    "links.why.web_timeout": ("no answer in time", "响应超时"),
    "links.why.web_broken": ("no proper HTTP", "不是正常的 HTTP 响应"),
    "links.why.web_truncated": ("broke off", "传输中断"),
    "links.why.web_redirects": ("redirects for ever", "不停重定向"),
    "links.new": ("new: {url}", "新网址：{url}"),
    "links.copy": ("archive copy: {url}", "存档：{url}"),
    "links.summary": (
        "{links} links: {ok} ok, {moved} moved, {https} better over https, {blocked} blocked, {dead} dead.",
        "共 {links} 个链接：正常 {ok}，已迁移 {moved}，可改用 https {https}，拒绝程序访问 {blocked}，失效 {dead}。",
    ),
    "links.patch": (
        "{count} new addresses are in {path}; look them through, then `git apply {path}`.",
        "{count} 个新网址已写入 {path}；看过之后运行 `git apply {path}`。",
    ),
    "links.no_patch": (
        "There are no better addresses, so {path} was not written.",
        "没有可替换的新网址，未写入 {path}。",
    ),
    "fetch.bar": ("PDFs", "PDF"),
    "fetch.summary": (
        "{fetched} downloaded to {folder}, {there} there before, {failed} failed.",
        "下载 {fetched} 个到 {folder}，原已存在 {there} 个，失败 {failed} 个。",
    ),
    # -- authors and plot --------------------------------------------------------------------
    "help.authors": ("who wrote the list, and with whom", "书单的作者统计和合作关系"),
    "help.authors.category": (
        "only papers of this category (id or name)",
        "只统计这个类别的论文（编号或名称）",
    ),
    "help.authors.since": ("only papers from this year on", "只统计这一年及以后的论文"),
    "help.authors.until": ("only papers up to this year", "只统计这一年及以前的论文"),
    "help.authors.top": (
        "how many authors and pairs to show (default 20; with --json all authors and 100 pairs)",
        "显示多少位作者和多少对合作者（默认 20；用 --json 时默认全部作者和 100 对合作者）",
    ),
    "help.authors.json": ("print JSON instead of tables", "输出 JSON，不输出表格"),
    "help.authors.picture": (
        "also draw the authors to this .png or .svg file",
        "把作者统计画成图，存到这个 .png 或 .svg 文件",
    ),
    "help.authors.graph": (
        "also draw who wrote with whom to this .png or .svg file",
        "把合作关系画成图，存到这个 .png 或 .svg 文件",
    ),
    "help.plot": ("draw the list", "把书单画成图"),
    "help.plot.kind": (
        "years (by year and citations), categories, or map (of the index's embeddings)",
        "years（年份与引用量）、categories（各类别）或 map（索引向量的二维地图）",
    ),
    "help.plot.lang": ("language of the labels: en or zh", "图中文字的语言：en 或 zh"),
    "help.plot.output": (
        "file to write, .png or .svg (default mustread-KIND.png)",
        "输出文件，.png 或 .svg（默认 mustread-类型.png）",
    ),
    "help.plot.category": (
        "only papers of this category (id or name)",
        "只画这个类别的论文（编号或名称）",
    ),
    "error.library_missing": (
        'This needs the package {package}, which is not installed; run `pip install "mustread[upkeep]"`.',
        '需要 {package} 这个包，但还没有安装；请运行 `pip install "mustread[upkeep]"`。',
    ),
    "error.nothing_selected": (
        "No paper of the list fits this category and these years.",
        "书单里没有符合这个类别和年份的论文。",
    ),
    "error.picture_suffix": (
        "{path} is neither a .png nor a .svg file; please give a name that ends in one of them.",
        "{path} 既不是 .png 也不是 .svg 文件；请换成以它们结尾的文件名。",
    ),
    "error.picture_is_folder": (
        "{path} is a folder; please name a file.",
        "{path} 是文件夹；请给出文件名。",
    ),
    "error.picture_no_folder": (
        "There is no folder {folder}; please make it first, or name another file.",
        "文件夹 {folder} 不存在；请先建好，或换一个文件名。",
    ),
    "error.picture_unwritable": (
        "{path} cannot be written: {why}.",
        "无法写入 {path}：{why}。",
    ),
    "error.map_too_few": (
        "A map needs at least {fewest} papers; there are {count}.",
        "画地图至少要 {fewest} 篇论文；这里只有 {count} 篇。",
    ),
    "error.years_no_counts": (
        "None of these papers has a known citation count, so there is nothing to draw.",
        "这些论文都没有已知的引用量，没有可画的内容。",
    ),
    "error.graph_empty": (
        "No two of these authors wrote two papers together; raise --top or take more papers.",
        "这些作者中没有两人合写过两篇以上论文；请调大 --top 或放宽论文范围。",
    ),
    "authors.summary": (
        "{papers:,} papers by {people:,} people, {first} to {last}; citations are known for {counted:,} of them.",
        "{first} 至 {last} 年的 {papers:,} 篇论文，共 {people:,} 位作者；其中 {counted:,} 篇有已知引用量。",
    ),
    "authors.note": (
        "First: papers as first author. Citations: on the common scale, summed over the (n) papers with a known count.",
        "“一作”为第一作者篇数；“引用”按统一口径，只累加有已知引用量的（n）篇。",
    ),
    "authors.name": ("Author", "作者"),
    "authors.papers": ("Papers", "论文"),
    "authors.first": ("First", "一作"),
    "authors.citations": ("Citations", "引用"),
    "authors.years": ("Years", "年份"),
    "authors.categories": ("Mostly on", "主要类别"),
    "authors.graph": (
        "Who wrote together: {pairs:,} pairs; {components:,} groups, the largest of {largest:,} people; {alone} wrote alone.",
        "合作关系：共 {pairs:,} 对合作者，{components:,} 个连通群体，最大的有 {largest:,} 人；{alone} 人没有合作者。",
    ),
    "authors.pair": ("Together most often", "合作最多"),
    "authors.by_category": ("Category", "类别"),
    "authors.people": ("Authors", "作者"),
    "authors.leading": ("Most papers", "论文最多"),
    "authors.by_year": ("Year", "年份"),
    "authors.new": ("New", "新作者"),
    "authors.mean": ("Authors/paper", "篇均作者"),
    "authors.comma": (", ", "、"),
    "picture.written": ("Wrote {path}.", "已写入 {path}。"),
    "plot.title_of": ("{title}: {category}", "{title}（{category}）"),
    "plot.years": ("The list by year and citations", "书单：年份与引用量"),
    "plot.years_note": (
        "{known:,} papers with a known count (Semantic Scholar's scale); {unknown:,} without one are not drawn.",
        "图中 {known:,} 篇论文有已知引用量（按 Semantic Scholar 口径）；另有 {unknown:,} 篇引用量未知，未画出。",
    ),
    "plot.year_axis": ("Year", "年份"),
    "plot.year_axis_early": (
        "Year (those before {year} are drawn closer together)",
        "年份（{year} 年以前压缩显示）",
    ),
    "plot.citation_axis": ("Citations (logarithmic)", "引用量（对数坐标）"),
    "plot.categories": ("Papers per category", "各类别论文数"),
    "plot.categories_years": ("By main category and year", "按主类别和年份"),
    "plot.main_category": ("as main category", "作为主类别"),
    "plot.also_category": ("as further category", "作为其他类别"),
    "plot.paper_axis": ("Papers", "论文数"),
    "plot.categories_note": (
        "A dash marks a part of the field above it; the field counts the papers of its parts, too, as further category.",
        "带“–”的是上面领域的分支；分支的论文也计入上级领域（作为其他类别）。",
    ),
    "plot.map": ("A map of the list", "书单地图"),
    "plot.map_note": (
        "{count:,} papers; near means alike (mean embedding of title and summary; PCA, then t-SNE). Axes have no unit.",
        "{count:,} 篇论文；距离近表示内容相近（标题与摘要向量的均值，先 PCA 后 t-SNE）。坐标轴无单位。",
    ),
    "plot.authors": ("Most papers on the list", "书单上论文最多的作者"),
    "plot.authors_years": (
        "When, and mostly on what (the larger, the more papers)",
        "年份与主要类别（越大论文越多）",
    ),
    "plot.author_axis": ("Papers (in brackets: citations)", "论文数（括号内为引用量）"),
    "plot.all_papers": ("papers", "论文"),
    "plot.first_papers": ("as first author", "第一作者"),
    "plot.graph": ("Who wrote with whom", "合作关系"),
    "plot.graph_note": (
        "{people} of {of:,} people; size: papers on the list; a line: at least two papers together, the thicker the more.",
        "共 {of:,} 人，图中 {people} 人；大小表示书单上的论文数；连线表示至少合写两篇，越粗越多。",
    ),
}


def say(language: str, key: str, **values: Any) -> str:
    """The sentence ``key`` in ``language`` ("zh" is Chinese, anything else English)."""
    return TEXT[key][language == "zh"].format(**values)
