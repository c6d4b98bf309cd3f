"""The words of ``check-links`` and ``fetch``."""

from __future__ import annotations

TEXT: dict[str, tuple[str, str]] = {
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
}
