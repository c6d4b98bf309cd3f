"""The words of ``audit``."""

from __future__ import annotations

TEXT: dict[str, tuple[str, str]] = {
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
}
