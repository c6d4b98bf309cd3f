"""The words of ``authors`` and ``plot``."""

from __future__ import annotations

TEXT: dict[str, tuple[str, str]] = {
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
