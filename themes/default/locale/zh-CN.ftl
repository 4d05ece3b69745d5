# 界面用语。每一节的条目与 en.ftl 一一对应。

## 全站

skip-to-text = 跳到正文
main-navigation = 主导航
search = 搜索
search-label = 搜索项目、处室、节点
search-placeholder = 搜索　按 / 键
shortcuts-on = 快捷键：开
shortcuts-off = 快捷键：关
shortcuts-list = 快捷键一览
key-rows = 下一行、上一行，回车打开
key-search = 搜索
key-pager = 上一项、下一项
key-help = 打开或收起这张表
choose-year = 选择年度
own-pages = 本站说明
year-closed = { $year }年已于{ $date }关账，页面停在那一天。
theme-system = 明暗：随系统
theme-light = 明暗：浅色
theme-dark = 明暗：深色
page-empty = 这一页还没有文字。
made-by = 由Milepost生成
contents = 目录
nav-overview = 总览
nav-projects = 项目
nav-timeline = 时间轴
nav-goals = 目标
nav-offices = 处室
nav-leads = 责任人
nav-meetings = 会议
nav-problems = 问题
nav-updates = 动态
nav-practices = 成果
nav-review = 过堂
nav-archive = 归档
as-of = 数据截至{ $date }
last-meeting = 上次会议{ $date }
next-meeting = 下次{ $date }
footer = 数据截至{ $date } · 来源：{ $n }份项目简报
print-head = { $title } { $year }
not-found-title = 没有这个页面
not-found-text = 它可能改了名，或者从未发布。从总览或搜索找起。

## 词语与格式

health-late = 滞后
health-at-risk = 有风险
health-silent = 无更新
health-on-track = 按期
health-done = 已完成
health-not-started = 未启动
health-paused = 暂停
health-carried = 结转
health-cancelled = 已取消
milestone-done = 已交
milestone-overdue = 逾期未交
milestone-moved = 改期待交
milestone-due-soon = 即将到期
milestone-open = 待交
finish-early = 提前完成
finish-on-time = 按时完成
finish-late = 延期完成
withheld = 不公开
withheld-title = （名称不公开：{ $id }）
no-figure = —
percent = { $n }%
days-signed = { $n }天
deadline-month = { $year }年{ $part }月
deadline-quarter = { $year }年第{ $part }季度
deadline-year = { $year }年内
deadline-ongoing = 持续推进
deadline-undecided = 待定
number = 序号
project = 项目
health = 态势
lead = 责任领导
office = 牵头处室
progress = 进度
finish = 预计完成
colon = ：
full-sentence = { $text }。
crumb = 当前位置
deadline = 时限
date = 日期
kind = 类型
owner = 责任
sequence = 序
days = { $n }天

sentence-space = { "" }

## 正文

prose-heading-link = 到“{ $value }”的链接
prose-table = 表{ $value }
prose-task-done = 已办
prose-task-open = 未办
prose-footnotes = 注释
prose-footnote = 注释{ $value }
prose-footnote-back = 回到正文，注释{ $value }
prose-cut = 正文太长，以下从略。

## 项目列表

projects-heading = { $year }年项目
projects-sentence = [[list|共{ $n }项：{ $parts }]]。
health-count = { $word }{ $n }
projects-empty = 还没有{ $year }年的项目。用 milepost new project 写第一份简报。
filter-by-status = 按态势筛选
filter-result = 显示#项
show = 显示

## 总览

overview-heading = { $year }年重点项目总览
verdict-progress = { $stage ->
    [before] 这一年还没有开始，[[projects|{ $n }个项目]]{ $n ->
        [1] {""}
       *[other] 平均
    }走完[[mean|{ $progress }%]]{ $counted ->
        [0] {""}
       *[other] （取消的和没有进度的不计）
    }。
    [over] 全年已经结束，[[projects|{ $n }个项目]]{ $n ->
        [1] {""}
       *[other] 平均
    }走完[[mean|{ $progress }%]]{ $counted ->
        [0] {""}
       *[other] （取消的和没有进度的不计）
    }。
   *[running] 一年已过{ $elapsed }%，[[projects|{ $n }个项目]]{ $n ->
        [1] {""}
       *[other] 平均
    }走完[[mean|{ $progress }%]]{ $counted ->
        [0] {""}
       *[other] （取消的和没有进度的不计）
    }。
}
verdict-total = { $stage ->
    [before] 这一年还没有开始，已有[[projects|{ $n }个项目]]。
    [over] 全年已经结束，共[[projects|{ $n }个项目]]。
   *[running] 一年已过{ $elapsed }%，共[[projects|{ $n }个项目]]。
}
verdict-late = [[late|{ $n }项滞后]]
verdict-late-in = [[late|{ $n }项滞后]]，其中[[group|{ $k }项]]在{ $group }
verdict-late-all = [[late|{ $n }项滞后]]，都在{ $group }
verdict-owed = 到期节点[[owed|欠交{ $n }个]]
verdict-left = { $stage ->
    [over] { $owed ->
        [0] 未到期节点[[left|{ $n }个]]
       *[other] 未到期[[left|{ $n }个]]
    }
   *[other] { $owed ->
        [0] 待交节点[[left|{ $n }个]]
       *[other] 待交[[left|{ $n }个]]
    }
}
owed-list = 欠交节点（{ $n }个）
owed-more = 其余{ $n }个见节点页
pile-heading = 承诺的节点，交了没有
pile-finding = 按周堆叠的全年节点：已交{ $done }个，欠交{ $owed }个，待交{ $open }个。逐月数字见下方数据表。
pile-done = 已交 { $n }
pile-owed = 欠交 { $n }
pile-open = 待交 { $n }
pile-unit = { $n ->
    [1] 一枚菱形是一个节点，按最初承诺的那一周堆放
   *[other] 一枚菱形是{ $n }个节点，按最初承诺的那一周堆放
}
pile-outside = 其中{ $n }个承诺在本年以外，图上不画
pile-undated = 其中{ $n }个没有日期，图上不画
pile-empty = 还没有节点。在简报里加一行即可：
pile-example = 时序进度: [{"{"}名称: 实施方案印发, 时限: 2026-03-20{"}"}]
months-table = 数据表：逐月节点
month = 月份
promised = 应交
delivered = 已交
owed = 欠交
to-come = 待交
days-left = 剩{ $n }天
band-unit = 项
band-change = 较上次{ $n }
band-flow = 进{ $came } 出{ $went }
band-expected = 按时序应到{ $n }%
mean-progress = 平均进度
attention = 需要过问
attention-intro = 滞后与有风险，共{ $n }项，按滞后天数排列。
attention-caption = 滞后与有风险的项目
attention-empty = 没有滞后和有风险的项目。
attention-more = 另有{ $n }项，见项目列表
project-and-blocker = 项目与卡点
no-blocker = 简报没有写卡点
lead-and-office = 责任领导 · 牵头处室
next-milestone = 下一节点
no-next-milestone = 没有待交节点
not-moved = 未改期
overdue-days = 逾期{ $n }天
since = 上次会议以来
since-meeting = { $date }{ $meeting }至今，{ $n }天。
since-day = { $date }至今，{ $n }天。
since-more = 另有{ $n }项，见动态
since-no-meeting = 今年还没有开过会。在 meetings 文件夹登记第一次会议，这里就会列出会后的变化。
since-no-meeting-over = 这一年没有登记会议。
flips = 态势变化
became = 变为
since-no-flips = 没有项目的态势变化。
moves = 改期
since-no-moves = 没有改期。
moves-of-project = { $name }等{ $n }处
whole-project = 全项目完成
deliveries = 已交节点
since-no-deliveries = 没有新交的节点。
decisions = 会议决定
decisions-count = { $n }条：{ $parts }
decisions-done = 已办{ $n }
decisions-open = 在办{ $n }
decisions-overdue = 逾期{ $n }
decision-done = 已办
decision-open = 在办
since-no-decisions = 那次会议没有登记议定事项。
all = 全部
count-projects = { $n }项
count-dates = { $n }处
count-milestones = { $n }个
ahead = 未来三周
ahead-intro = 到{ $date }共{ $n }个节点。
ahead-intro-owed = 到{ $date }共{ $n }个节点，其中{ $owed }个是欠交补交（带叹号）。
ahead-owed = （欠交补交）
ahead-more = 另有{ $n }个节点，见时间轴
ahead-empty = 未来三周没有节点到期。
units = 谁在负责
units-intro = 欠交：答应的日子已过、还没有交的节点数。
units-caption = 按{ $by }看项目态势
units-column = 项目（一枚一项，可点）
units-total = 项
unread-briefs = { $n }份简报未能读取。本页数字里没有它们的进度和节点，态势按“暂停”计：
unread-more = 另有{ $n }份
stale-intro = { $n }个项目超过{ $days }天没有更新：
stale-project = { $title }（{ $n }天）
stale-more = 另有{ $n }个
front-words = 说明

## 项目页

list-comma = {"，"}
list-semicolon = ；
list-enumeration = 、
sentence-gap = {""}
full-stop = 。
project-crumbs = 位置
project-number = 第{ $number }项
project-pill = { $word } { $n }天
project-phases-done = { $phases }个阶段走完{ $finished }个，{ $total }个节点已交{ $done }个。
project-milestones-done = { $total }个节点已交{ $done }个。
project-owed = { $n ->
    [1] 欠交1个：“{ $name }”，原定{ $date }，已过{ $days }天。
   *[other] 欠交{ $n }个，最早的是“{ $name }”，原定{ $date }，已过{ $days }天。
}
project-cancelled-on = { $date }取消。
project-carried = 年内不再推进，结转下年。
project-paused = 暂停推进。
project-starts = 计划{ $date }启动。
project-due-withheld = 完成时限不公开。
project-ongoing = 持续推进，没有完成时限。
project-undecided = 完成时限待定。
project-overdue = 应于{ $date }完成，{ $slip ->
    [0] {""}
   *[other] 比原计划晚{ $slip }天，
}已逾期{ $n }天。
project-due = 计划{ $date }完成。
project-due-later = 现计划{ $date }完成，比原计划晚{ $n }天。
project-due-earlier = 现计划{ $date }完成，比原计划早{ $n }天。
project-finished = { $date }完成。
project-finished-on-time = { $date }按时完成。
project-finished-early = { $date }完成，提前{ $n }天。
project-finished-late = { $date }完成，比原计划晚{ $n }天。
project-latest = { $date }报：{ $headline }。
project-unsolved = 未销号问题{ $n }个
project-expected-milestones = 按节点应到{ $expected }%、实到{ $earned }%{ $direction ->
    [behind] ，差{ $gap }个百分点
    [ahead] ，超{ $gap }个百分点
   *[level] {""}
}
project-expected-time = 时序应到{ $expected }%{ $direction ->
    [behind] ，差{ $gap }个百分点
    [ahead] ，超{ $gap }个百分点
   *[level] ，持平
}
project-count-done = 交{ $n }个
project-count-owed = 欠{ $n }个
project-count-open = 待交{ $n }个
project-counts = 节点{ $list }
project-responsible = 具体责任人
project-partners = 配合单位
project-dates = 起止
project-start-withheld = 开始时间不公开
project-from = { $date }起
project-until = { $date }止
project-approved = 立项
project-goals = 对应任务
project-clause = { $directive }第{ $clause }条
project-after = 前置项目
project-earlier = 接续
project-later = 后续
project-facet = 分类
project-of-year = { $year }年：{ $title }
project-budget = 资金
project-amount = { $n }{ $unit }
project-budget-total = 总额{ $amount }
project-budget-year = 年度计划{ $amount }
project-budget-spent = 已支出{ $amount }
project-budget-share = 占年度计划{ $n }%
project-where = 走到哪了
project-where-help = 竖线是按时序应到的位置。
project-no-progress = 还算不出进度。在进展里写上百分比，或给节点写上完成日期。
project-plan-title = “{ $title }”的时间安排，原计划与现计划对照，共{ $milestones }个节点。日期见下方节点表。
project-plan-unnamed = 另有{ $n }个节点名称放不下，见节点表。
project-no-phase = 未分阶段
project-key-done = 已完成
project-key-active = 进行中
project-key-slip = 超出原计划
project-key-base = 原计划
project-key-milestone = 节点已交
project-key-open = 待交
project-key-owed = 欠交节点的现计划
project-key-ghost = 原定日期
project-key-after = 前置
project-why-late = 为什么滞后
project-why-risk = 风险在哪
project-why-rule = 滞后、有风险的项目要写明三栏。
project-why-from-account = 取自简报的年终说明。
project-why-from-problems = 取自未销号的问题。
project-reason = 原因
project-remedy = 措施
project-duties = 责任与时限
project-duty = { $owner }，{ $date }
project-new-due = 新时限{ $date }
project-carry-to = 结转到{ $to }
project-new-due-word = 新时限
project-carry-to-word = 结转到
project-why-missing = 还没有写：{ $list }。在简报里补上：
project-why-example = 年终说明: {"{"}原因: …, 措施: …, 责任人: …, 新时限: 2026-12-31{"}"}
project-milestones = 节点
project-milestones-remark = 共{ $n }个。原计划不改，改期另列。
project-milestones-empty = 这份简报还没有节点。在文件里加一行即可：
project-milestones-none = 这份简报没有写节点。
project-milestones-example = - {"{"}名称: 实施方案印发, 时限: 2026-03-20{"}"}
project-milestone = 节点
project-state = 状态
project-baseline = 原计划
project-current = 实际／现计划
project-actual = 实际
project-planned = 现计划
project-slip = 偏差
project-evidence = 凭证
project-milestones-caption = 节点的原计划、现计划与偏差
project-steps = 累计节点
project-steps-help = 个；点线为原计划，虚线为现计划
project-steps-title = 累计节点阶梯图：到状态日按原计划应交{ $promised }个，实交{ $done }个，共{ $total }个。
project-steps-promised = 原计划应交 { $n }
project-steps-done = 实交 { $n }
project-steps-gap = 欠{ $n }
project-steps-forecast = { $passed ->
    [0] 预计{ $date }
   *[other] { $date }到{ $n }个
}
project-today = 今天
project-drift = 节点变动
project-drift-help = 每次变更时的预计日期；线往上走就是往后拖
project-drift-title = 节点变动图：{ $list }。
project-drift-move = { $name }从{ $from }改到{ $to }
project-drift-diagonal = 对角线＝按时交账
project-indicators = 指标
project-indicators-help = 条形是目标完成的份额。
project-indicators-caption = 指标的目标、现值与判断
project-indicator = 指标
project-target = 目标
project-value = 现值
project-attained = 完成
project-judgement = 判断
project-indicator-base = 基数{ $value }
project-indicator-by = { $date }前
project-indicator-none = 还没有数
project-indicator-reached = 已达目标
project-indicator-exceeded = 已超目标
project-indicator-undone = 未完成
project-indicator-points = 差{ $n }个百分点
project-indicator-short = 完成{ $percent }%，差{ $lack }
project-at-least = 不低于{ $value }
project-at-most = 不高于{ $value }
project-yes = 是
project-no = 否
project-promised = 承诺
project-measures = 推进措施
project-outcomes = 预期成效
project-updates = 进展
project-updates-help = 新的在前。
project-updates-empty = 还没有进展。在简报末尾写一条：
project-updates-none = 没有写过进展。
project-updates-example = ## 2026-03-20 20% 正常 方案印发
project-updates-not-yet = 项目还没有启动，没有进展可报。
project-print-note = 承诺、正文、材料和更早的进展、变更见网页。
project-updates-older = 更早的{ $n }条
project-stated-on-track = 自报正常
project-stated-at-risk = 自报有风险
project-stated-late = 自报滞后
project-stated-blocked = 自报受阻
project-problems = 未销号问题
project-problems-none = 没有未销号的问题。
project-problems-solved = 已销号{ $n }个
project-problem-since = { $date }提出
project-problem-decider = 请{ $who }定
project-problem-needs = 需协调：{ $needs }
project-problem-solved = { $date }销号
project-problem-limit = 限{ $date }
project-problem-no-limit = 没有时限
project-decisions = 会议决定
project-decision-done = { $date }已办
project-decision-open = 在办
project-decision-overdue = 逾期{ $n }天
project-decision-meeting = { $title }（{ $date }）
project-changes = 变更
project-changes-help = 经批准的改动，新的在前。
project-changes-caption = 经批准的变更
project-date = 日期
project-what = 事项
project-old-new = 原 → 改为
project-approver = 批准
project-unapproved = 未写明
project-change-due = 完成时限
project-change-start = 开始时间
project-change-scope = 内容
project-change-milestone = 节点：{ $name }
project-change-to = 改为
project-closing = 结项与评价
project-close = 结项
project-closed-on = { $date }，{ $result }
project-result-done = 完成
project-result-partial = 部分完成
project-result-cancelled = 终止
project-summary = 总结
project-close-score = 结项得分
project-materials = 材料
project-materials-help = 简报里引用的文件和提炼出的做法。
project-practice = 做法：{ $title }
project-narrative = 正文
project-notes = 说明
project-withheld = 不公开：{ $field }
project-allowed = 豁免检查：{ $rule }
project-source = 来源：content/{ $file }
project-pager = 前后项目
project-previous = ← { $number } { $title }
project-next = { $number } { $title } →
project-sheet = 打开交账单

## 处室、责任人与板块

offices-heading = { $year }年处室
offices-sentence = [[list|{ $n }个处室]]牵头[[projects|{ $projects }个项目]]，{ $late ->
    [0] 没有滞后项目
   *[other] [[late|{ $late }个处室]]有滞后项目
}，{ $owed ->
    [0] 没有欠交的节点
   *[other] 欠交节点[[owed|{ $owed }个]]
}。{ $order ->
    [registry] 按部内次序排列。
   *[name] 按名称排列。
}
leads-heading = { $year }年责任领导
leads-sentence = [[list|{ $n }位领导]]负责[[projects|{ $projects }个项目]]，{ $late ->
    [0] 没有滞后项目
   *[other] [[late|{ $late }位]]有滞后项目
}，{ $owed ->
    [0] 没有欠交的节点
   *[other] 欠交节点[[owed|{ $owed }个]]
}。
to-scorecard = 处室交账
group-progress = { $projects ->
    [1] {""}
   *[other] 平均
}走完[[list|{ $n }%]]。
group-owed-summary = 欠交{ $n }个节点，最早一个的原定时限已过{ $days }天。
group-owed-empty = 没有欠交的节点。
group-owed = 欠交节点
group-outlook = 做到哪了
group-goals = 承接任务
group-goal = 第{ $clause }条　{ $text }（{ $directive }）
group-owed-intro = 答应最早的在前。
group-problems = 待解决问题
group-problems-intro = 要解决或要拍板的，限期最早的在前。
group-solves = 请解决
group-decides = 请拍板
group-problem-due = 限{ $date }
group-decisions-intro = 还没有办结的，限期最早的在前。
group-lanes = 项目
group-lanes-caption = { $name }的项目在全年的位置
group-below = 下一级：
group-updates = 最近更新
group-silent = 无更新：
group-no-updates = 还没有更新。在简报里加一行标题即可：## 2026-03-28 40% 正常 方案印发
update-percent = 进度{ $n }%

## 时间轴

timeline-heading = { $year }年时间轴
timeline-sentence = { $n }项按{ $by }排列。
timeline-carried-in = { $n }项从上年结转
timeline-continuing = { $n }项要延续到下年
timeline-moved = { $n }项改过完成日期{ $later ->
    [yes] ，最长推迟{ $days }天
   *[no] {""}
}
timeline-caption = { $year }年{ $n }个项目的起止、进度、节点与预计完成日期
timeline-group = { $n }项
timeline-by-office = 处室
timeline-by-lead = 责任领导
timeline-no-value = 未分类
timeline-grouping = 分组
timeline-scale = 尺度
timeline-three-years = 三年
timeline-one-year = 全年
timeline-years-heading = { $from }—{ $to }年时间轴
timeline-years-sentence = { $from }—{ $to }年共{ $n }条线，一个项目跨年只画一条{ $continued ->
    [0] {""}
   *[other] ；其中{ $continued }条跨年接续
}。
timeline-years-column = 年度
timeline-part = 第{ $n }页：{ $list }
timeline-parts = 分页
timeline-zoom = 放大
timeline-zoom-in = 放大时间轴
timeline-zoom-out = 缩小时间轴
timeline-zoom-today = 跳到今天
timeline-region = 时间轴，可左右滚动
timeline-key-progress = 已走 · 未走
timeline-key-base = 原计划（改过期的才画）
timeline-key-done = 已交
timeline-key-open = 待交
timeline-key-owed = 欠交，画在现计划日
timeline-key-ghost = 欠交节点原定日
timeline-key-in = 上年结转
timeline-key-out = 延续到下年
timeline-help = 每一行就是表格的一行：读屏软件会读出起止、改期、进度和节点数，无需另看数据表。
lane-today = 今天 { $date }
lane-span = { $from }至{ $to }
lane-month-tail = 月
lane-started = { $date }开始
lane-will-start = 计划{ $date }开始
lane-done = { $date }完成
lane-moved = 原定{ $old }完成，现计划{ $date }
lane-due = 计划{ $date }完成
lane-due-withheld = 完成时限不公开
lane-ongoing = 持续推进
lane-undecided = 完成时限待定
lane-progress = 进度{ $n }%
lane-milestones = 节点已交{ $done }个、共{ $total }个
lane-owed = 欠交{ $n }个
lane-delivered = { $date } 交
lane-after = 前置 { $list }

## 过堂与年度总结

review-conclusion = 评议结论
review-score = 评议得分
review-comment = 评议意见
review-by = 评议
review-date = 评议日期
review-done = 完成
review-mostly = 基本完成
review-unfinished = 未完成
review-ended = 终止
review-box-unfinished = 未完成，结转{ $year }年
review-heading = { $year }年终过堂
review-total = { $n }项
review-counts = { $total }：{ $list }
review-count = { $word }{ $n }
review-open = 待评议{ $n }
review-by-health = 态势：{ $list }
review-print = 打印本页，一项一张（{ $n }张）
review-to-summary = 年度总结
review-parts = 分页
review-part = 第{ $from }—{ $to }项：{ $list }
review-sheet-head = { $year }年度重点项目交账单
review-place = 第{ $n }项／共{ $total }项
review-sheet-of = { $title }交账单
review-verdict-late = 未完成，滞后{ $n }天
review-verdict-overdue = 未完成，逾期{ $n }天
review-verdict-open = 未完成
review-verdict-done = 已完成
review-verdict-early = 已完成，提前{ $n }天
review-verdict-done-late = 已完成，迟{ $n }天
review-progress = 进度{ $n }%
review-milestones-count = 节点{ $done }／{ $total }
review-expected = 预计{ $date }
review-was-due = 应于{ $date }完成
review-delivered-on = { $date }交
review-duties = 责任信息
review-responsible = 责任人
review-span = 起止时间
review-from-to = { $from }—{ $to }
review-promised-for = （原定{ $date }）
review-basis = 立项依据
review-basis-more = { $first }等{ $n }条
review-one = 一、承诺与交账
review-one-count = 年初{ $n }项，交{ $done }项
review-measures = 年初措施
review-outcomes = 预期成效
review-promised = 年初怎么定
review-given = 年末怎么交
review-result = 结果
review-by-date = { $name }，{ $date }
review-target = { $name }：{ $target }
review-day-delivered = { $date }交付
review-now-planned = 现计划{ $date }
review-not-moved = 尚未交付
review-reached = 现值{ $value }
review-item-done = 已交
review-item-early = 已交，提前{ $n }天
review-item-late = 已交，迟{ $n }天
review-item-owed = 未交，原定时限已过{ $n }天
review-item-open = 未到期
review-nothing-promised = 简报没有写节点、指标，年初承诺无从对照。
review-more = 另有{ $n }项，见项目页。
review-two = 二、节点
review-two-help = 实心已交，空心待交，带叹号为欠交后的现计划
review-strip = 节点：已交{ $done }个、共{ $total }个，欠交{ $owed }个
review-no-dates = 没有定了日期的节点。
review-three = 三、未完成事项
review-three-caption = 未完成事项的原因、措施与责任
review-matter = 事项
review-limit = 时限
review-nothing-owed = 无。
review-to-come = 没有欠交；还有{ $n }个节点未到期。
review-not-closed = 没有欠交；项目还没有结项。
review-account-missing = 简报还没有写年终说明（原因、措施、责任人、时限），过堂前应补齐。
review-whole = 整个项目
review-carry = 结转{ $to }
review-four = 四、成果与做法
review-no-results = 结项总结还没有写。
review-remarks = 评议意见
review-ticked = 已选：
review-sign-board = 部务会
review-sign-lead = 责任领导
review-sign-office = 牵头处室
review-sign-date = 日期
review-material = { $number } · 材料与全文见项目页
review-open-page = 打开项目页
review-empty = 还没有{ $year }年的项目，没有可过堂的。用 milepost new project 写第一份简报。
summary-heading = { $year }年度总结
summary-not-closed = 本年尚未关账，数字还会变。
summary-closed = { $date }关账
summary-to-review = 过堂交账单
summary-to-projects = 项目列表
summary-to-compare = 逐项对比
summary-n-projects = 全年[[list|{ $n }项]]
summary-n-done = 完成[[list|{ $n }项]]
summary-done-open = （
summary-done-shut = ）
summary-n-early = 提前[[list|{ $n }项]]
summary-n-on-time = 按时[[list|{ $n }项]]
summary-n-late = 延期[[list|{ $n }项]]
summary-n-undated = 未定时限[[list|{ $n }项]]
summary-n-withheld = 时限不公开[[list|{ $n }项]]
summary-n-carried = 结转[[list|{ $n }项]]
summary-n-cancelled = 已取消[[list|{ $n }项]]
summary-n-unfinished = 尚未结项[[list|{ $n }项]]
summary-done-undated = 完成（未定时限）
summary-done-withheld = 完成（时限不公开）
summary-unfinished = 尚未结项
summary-more = 另有{ $n }项
summary-classes = 怎么交的账
summary-classes-help = 按原计划比，不按改期后比。
summary-count = 项
summary-narrative = 总结
summary-narrative-empty = 还没有写这一年的总结。写在 content/years/{ $year }.md 里，会议上念的就是它。
summary-targets = 年初目标
summary-targets-help = 按年度文件原文。
summary-compared = 与上年比
summary-figure = 数字
summary-figure-total = 项目数
summary-figure-done = 完成
summary-figure-kept = 完成的项目中按时或提前
summary-figure-milestones = 节点已交
summary-figure-slip = 偏差中位数
summary-figure-carried = 结转
summary-figure-cancelled = 已取消
summary-days = { $n }天
summary-reviewed = 已评议[[list|{ $n }项]]。
summary-mean-score = [[list|{ $n }项]]打分，平均[[list|{ $score }分]]。
summary-causes = 为什么没做完
summary-causes-help = 简报年终说明写的原因类别，按牵头处室。
summary-causes-unnamed = 另有{ $n }项写了说明，没有写原因类别。
summary-causes-list = 按处室和原因列出项目
summary-all = 合计
summary-outcomes = 成效对照
summary-indicators = { $n }个指标：达到{ $reached }个，未达到{ $short }个{ $silent ->
    [0] {""}
   *[other] ，没有数{ $silent }个
}。
summary-outcomes-short = 没有达到目标的指标
summary-outcomes-all = 有数的指标都达到了目标。
summary-practices = 做法
summary-practices-none = 还没有提炼做法。完成的项目里有值得推开的，写到 content/practices/ 里。
summary-adopted = 采用：{ $list }
summary-carried = 下一年继续的项目
summary-carried-none = 没有下一年继续的项目。
summary-goes-on = 下年简报
summary-no-reason = 没有写原因
summary-exits = 去向登记
summary-exits-help = 上年有、下年没有、又没有结项的项目。
summary-exits-none = 没有项目悄悄消失。
summary-last-health = 最后态势
summary-last-year = 最后年度
summary-last-update = 最后进展
cause-policy = 政策变化
cause-funding = 资金
cause-approval = 审批
cause-procurement = 采购
cause-scope = 内容调整
cause-staffing = 人手
cause-weather = 天气
cause-partner = 配合单位
cause-other = 其他

## 目标

goals-heading = { $year }年目标覆盖
goals-total = 共[[all|{ $n }条部署]]，[[all|{ $covered }条]]有项目承接。
goals-all-covered = 条条有着落。
goals-uncovered = [[open|{ $n }条]]没有项目承接：{ $names }{ $more ->
    [0] 。
   *[other] 等。
}
goals-matrix = 覆盖表
goals-matrix-note = 一行一条部署，一枚一个项目，可点。
goals-clause = 部署
goals-other = 其他
goals-carried = 承接
goals-nobody = 无项目承接
goals-open = 没有承接
goals-open-note = 这些部署还没有变成项目。
goals-none-open = 每一条部署都有项目承接。
goals-all-late = 承接项目全部滞后
goals-all-late-note = 有项目，但每一项都滞后。
goals-loose = 没有对应任务
goals-loose-note = { $n ->
    [0] {""}
   *[other] { $n }个项目没有对应的部署。在简报里用“对应任务”写明。
}
goals-none-loose = 每个项目都有对应的部署。
clause-number = 第{ $id }条
clause-of-directive = 《{ $directive }》{ $clause }
clause-due = 时限：{ $date }
directive-clauses = 逐条承接
directive-clauses-note = 每条由谁办、何时办、落到哪些项目。
directive-empty = 这份部署还没有分条。在文件里用 clauses 一条一条写清。
directive-projects = 承接项目{ $n }个
directive-progress = 平均走完{ $n }%
directive-late = 其中{ $n }项滞后
directive-text = 全文

## 会议

meetings-heading = { $year }年会议
meetings-next = [[next|{ $title }]]定于{ $date }召开。
meetings-last = [[last|{ $title }]]（{ $date }）议定[[last|{ $n }条，{ $states }]]。
meetings-total = 今年已开会[[list|{ $n }次]]，议定[[list|{ $decisions }条]]。
meetings-list = 历次会议
meetings-list-note = 点会议名称看材料，可直接打印成公文。
meetings-owed = 还没有办结
meetings-owed-note = 共{ $n }条，逾期的排在前面。
meetings-none-owed = 议定事项全部办结。
meeting-to-come = 未开
meeting-pager = 前后会议
meeting = 会议
agenda-items = 议题
decision-table = 会议议定事项
decision = 议定事项
decided = 议定
outcome = 落实
mean-days = 平均办结
decision-late = 逾期
decision-took = 用时{ $n }天
decision-age = 已过{ $n }天
tally-done = 已办{ $n }条
tally-open = 在办{ $n }条
tally-overdue = 逾期{ $n }条
pack-heading = { $year }年{ $title }材料
pack-date = （{ $date }）
pack-section = { $n ->
    [1] 一、
    [2] 二、
    [3] 三、
    [4] 四、
    [5] 五、
    [6] 六、
    [7] 七、
    [8] 八、
   *[other] 九、
}{ $text }
pack-part = { $n ->
    [1] （一）
    [2] （二）
    [3] （三）
    [4] （四）
    [5] （五）
   *[other] （六）
}{ $text }
pack-overall = 总体情况
pack-no-projects = 本年度还没有立项。
pack-as-of = 截至{ $date }，[[list|{ $n }个重点项目]]
pack-progress = { $projects ->
    [1] {""}
   *[other] 平均
}完成[[list|{ $n }%]]
pack-expected = 按时序应到[[list|{ $n }%]]
pack-of-them = 其中
pack-health = { $health }[[list|{ $n }项]]
pack-milestones = 全年节点[[list|{ $n }个]]
pack-delivered = 已交[[list|{ $n }个]]
pack-owed = 到期欠交[[list|{ $n }个]]
pack-to-come = 还要交[[list|{ $n }个]]
pack-changes = 上次会议以来的变化
pack-since = 与{ $title }（{ $date }）相比：
pack-no-changes = 与{ $title }（{ $date }）相比，没有变化。
pack-flips = 态势变化{ $n }项。
pack-moves = { $projects }个项目改期{ $n }处。
pack-deliveries = 交付节点{ $n }个。
pack-new-problems = 新提出问题{ $n }个。
pack-solved-problems = 销号问题{ $n }个。
pack-added = 新立项{ $n }个。
pack-flip = { $done ->
    [yes] 完成{ $n }项：
   *[other] 由{ $from }转为{ $to }{ $n }项：
}
pack-milestone-moved = “{ $milestone }”由{ $from }改到{ $to }
pack-project-moved = 完成时限由{ $from }改到{ $to }
pack-milestone-name = “{ $milestone }”
pack-milestone-delivered = 交付{ $list }
pack-problem = ：{ $problem }
pack-and-more = { $more ->
    [0] 。
   *[other] ；另有{ $more }项，见台账。
}
pack-decisions = 上次会议决定落实情况
pack-last-decisions = 上次会议议定{ $n }条，{ $states }。
pack-older-decisions = 更早的会议还有{ $n }条逾期未办，列在表首。
pack-late = 滞后项目
pack-late-note = 共{ $n }项，按滞后天数排列。
pack-none-late = 没有滞后项目。
pack-reason = 卡在哪里
pack-no-reason = 简报没有说明原因
pack-matters = 请会议研究的事项
pack-no-matters = 没有需要会议研究的问题。
pack-decider = 提请{ $name }决定
pack-by = { $date }前定
pack-agenda = 会议议程
pack-open = （
pack-shut = ）
pack-separator = ，
pack-decided = 会议议定事项
pack-decided-note = 会议议定{ $n }条。截至{ $date }，{ $states }。
pack-annex = 附件　各项目所在位置
pack-annex-all = 截至{ $date }，共{ $n }项。实心菱形是已交的节点，空心是待交的，红色带“!”是欠交的。
pack-annex-some = 截至{ $date }，共{ $n }项，这里列出滞后、有风险和上会的项目。
pack-annex-more = 其余{ $n }项见时间轴。
pack-minutes = 会议记录

## 问题与动态

problems-heading = { $year }年问题
problems-open = 在册问题[[open|{ $n }个]]
problems-oldest = 最久[[open|{ $n }天]]
problems-age = 提出已[[open|{ $n }天]]
problems-overdue = 逾期[[open|{ $n }个]]
problems-none-open = 没有在册问题。{ $n ->
    [0] {""}
   *[other] 今年提出的[[solved|{ $n }个]]已全部销号。
}
problems-strip = 一个圆点是一个在册问题，按提出至今的天数排开；红色为逾期。
problems-register = 在册问题
problems-register-note = 按提出至今的天数，久的在前。
problems-nothing = 没有在册问题。有了就写进简报的“存在问题”，写明责任和限期。
problems-solved = 已销号{ $n }个
problem = 问题
problem-age = 久（天）
problem-took = 用时（天）
problem-due = 限期
problem-solved-on = 销号
problem-solved = 已销号
problem-open = 在办
state = 状态
updates-heading = { $year }年动态
updates-this-week = { $n ->
    [0] 本周没有更新
   *[other] 本周[[list|{ $n }条更新]]
}
updates-quiet-offices = [[list|{ $n }个处室]]没有更新
updates-chart = 每周更新条数；没有竖线的一周没有更新。
updates-table = 数据表：逐周更新
updates-monday = 周一
updates-offices = 各处室
updates-offices-note = 没有消息不等于正常。
updates-week = { $from }至{ $to }
updates-count = { $n }条
updates-left-out = 更早的{ $n }条未列，见各项目页。
under-way = 在办项目
this-week = 本周
last-update = 最近更新
nobody = 无
becomes = 变为

## 成果

practices-heading = { $year }年成果
practices-total = { $n }项成果：{ $kinds }。
practices-of-kind = { $kind }{ $n }
practices-outcomes = { $n }个项目写明了预期成效。
practices = 成果
practices-empty = 今年还没有提炼成果。项目做成以后，用 milepost new practice 写下可以照着做的办法。
practice-no-kind = 其他
practice-adopted-by = 已被{ $names }采用
practice-from = 来源项目
practice-adopted = 采用单位
practice-empty = 这项成果还没有正文。
evidence = 凭证
outcomes = 预期成效
outcomes-note = 年初承诺的和现在达到的。
outcomes-promised = 承诺
outcomes-measured = 指标
indicator-value = { $actual }／{ $target }

## 处室交账

scorecard = 交账表
scorecard-heading = { $year }年处室交账
scorecard-people = 具体责任人
scorecard-count = [[offices|{ $offices }个处室]]、[[leads|{ $leads }位责任领导]]。
scorecard-punctual = 到期节点按期交付率[[list|{ $n }%]]。
scorecard-registry = 按名册顺序，不排名次。
scorecard-by-name = 按名称顺序，不排名次。
scorecard-ranked = 按得分从高到低。
scorecard-formula = 怎么算
scorecard-formula-note = 每项0至100分；没有可算的，权重分给其余各项。
scorecard-part = 分项
scorecard-weight = 权重
scorecard-measures = 算的是什么
scorecard-projects = 项
scorecard-total = 总分
scorecard-from = 只按{ $parts }，占权重{ $n }%
scorecard-slip = 偏差中位数
scorecard-behind = { $name }：逐项依据
part-completion = 完成
part-completion-text = 各项目进度的平均数。
part-punctuality = 按期
part-punctuality-text = 按原计划已到期的节点中，按期交付的比例。改期不算按期。
part-outcomes = 成效
part-outcomes-text = 有实际值的指标，达成度的平均数，最高100。
part-diligence = 更新
part-diligence-text = 从启动到现在（或完成）的各月中，有进展更新的月份比例。
part-quality = 评价
part-quality-text = 年终评价得分的平均数；没有的用结项得分。
part-of-whole = { $part }／{ $whole }

## 年度对比与归档

compare = 年度对比
compare-heading = { $year }年与{ $before }年
compare-projects = { $year }年[[after|{ $n }项]]{ $more ->
    [more] ，比{ $before }年[[before|多{ $difference }项]]
    [fewer] ，比{ $before }年[[before|少{ $difference }项]]
   *[same] ，与{ $before }年一样多
}
compare-punctual = 按期交付率[[after|{ $after }%]]，上年[[before|{ $before }%]]
compare-carried = { $after ->
    [0] 没有结转
   *[other] 结转[[after|{ $after }项]]
}，{ $before ->
    [0] 上年没有
   *[other] 上年[[before|{ $before }项]]
}
compare-finding = { $name }：上年{ $before }，今年{ $after }
compare-measures = 几项指标
compare-measures-note = 每年按各自的数据日期计算。
compare-measure = 指标
compare-change = 变化
compare-both = 两年都有
compare-both-note = 编号相同，或今年的简报写明接续。
compare-none-both = 没有跨两年的项目。
compare-fates = 上年项目的去向
compare-fates-note = 没有结项又不见了的，要有人说明。
points-signed = { $n }个百分点
compare-percent = 百分比
compare-days = 天数
measure-projects = 项目数
measure-done = 完成
measure-carried = 结转
measure-progress = 平均进度
measure-punctual = 节点按期交付率
measure-slip = 完成时限偏差中位数
measure-solved = 问题平均销号用时
measure-decisions = 会议决定平均办结用时
measure-progress-short = 进度
measure-punctual-short = 按期率
measure-slip-short = 偏差
measure-solved-short = 销号
measure-decisions-short = 办结
fate-vanished = 不见了：{ $n }项
fate-merged = 并入别的项目：{ $n }项
fate-carried = 转入今年：{ $n }项
fate-finished = 已了结：{ $n }项
year-name = { $year }年
archive-sentence = 共{ $years }个年度，{ $n }份项目简报。
archive-projects = { $n }个项目
archive-closed = { $date }关账，此后不再变动。
archive-open = 未关账，数据截至{ $date }。
archive-months = 12个月中有{ $n }个月有更新
archive-strip = 有更新的月份
archive-empty = 还没有任何年度。写下第一份简报以后，年度自然出现。

## 检索与打印册

search-sentence = 共{ $n }个项目，按年度和处室排列。
search-index = 索引
search-empty = 还没有项目。
search-none = 没有找到。换个短一点的词试试。
search-some = 找到 # 处
search-failed = 搜索索引没有载入，请用下面的索引。
search-kinds = 项目,节点,会议,问题,动态,成果,部署,页面
booklet-heading = { $year }年度重点项目台账
booklet-print = 共{ $n }张交账单，每项一页，可直接打印装订。
booklet-print-parts = { $n }张交账单分册列在下列各页，请逐册打印，与本封面、目录合订。
booklet-parts = 分册
booklet-part = 第{ $from }至{ $to }项
booklet-count = 共{ $n }项，一项一张交账单。
booklet-cover = 封面
booklet-sheet = 单号
booklet = 打印册

## 封存的年度

sealed-provisional = 临时封存：{ $year }年度数据截至{ $date }，封存时仍有未交账事项。
archive-sealed = 封存
archive-sealed-link = { $name }（封存原貌）
archive-sealed-final = 已封存
archive-sealed-provisional = 临时封存
archive-sealed-corrected = 已由后一份更正
archive-difference = 与{ $name }对比
difference-heading = { $old }与{ $new }封存内容对比
archive-signature-missing = 未签名
archive-signature-unknown = 有签名，本站未指定公钥，无从判断
archive-signature-trusted = 由本站公钥签名
archive-signature-wrong = 签名不符，核验之前不要采信
archive-root-hash = 根校验值

# ---- milestones ----

nav-milestones = 节点
milestones-heading = { $year }年节点
milestones-sentence = 全年节点{ $n }个：{ $states }。
milestones-done = 已交{ $n }个
milestones-owed = 欠交{ $n }个
milestones-open = 待交{ $n }个
milestones-undated = 时限待定
milestones-part = 第{ $n }页
milestones-table = 按答应的月份；每月先列已交，再列欠交和待交
milestones-due = 交付或时限
month-of-year = { $year }年{ $month }
