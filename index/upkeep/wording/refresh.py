"""The words of ``refresh`` and ``new``."""

from __future__ import annotations

TEXT: dict[str, tuple[str, str]] = {
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
}
