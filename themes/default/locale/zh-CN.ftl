# 界面用语。每一节的条目与 en.ftl 一一对应。

## 全站

skip-to-text = 跳到正文
main-navigation = 主导航
search = 搜索
search-label = 搜索项目、处室、节点
search-placeholder = 搜索　按 / 键
toggle-theme = 切换明暗
shortcuts-on = 快捷键：开
shortcuts-off = 快捷键：关
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

list-comma = ，
list-semicolon = ；
list-enumeration = 、
full-stop = 。
sentence-space = { "" }
lane-today = 今天 { $date }
lane-month-tail = 月

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
projects-sentence = 共{ $n }项：{ $parts }。
health-count = { $word }{ $n }
projects-empty = 还没有{ $year }年的项目。用 milepost new project 写第一份简报。
filter-by-status = 按态势筛选
filter-result = 显示#项
show = 显示

## 总览

overview-heading = { $year }年重点项目总览
verdict-progress = { $stage ->
    [before] 这一年还没有开始，{ $n }个项目平均走完{ $progress }%。
    [over] 全年已经结束，{ $n }个项目平均走完{ $progress }%。
   *[running] 一年已过{ $elapsed }%，{ $n }个项目平均走完{ $progress }%。
}
verdict-total = { $stage ->
    [before] 这一年还没有开始，已有{ $n }个项目。
    [over] 全年已经结束，共{ $n }个项目。
   *[running] 一年已过{ $elapsed }%，共{ $n }个项目。
}
verdict-late-count = { $n }项滞后
verdict-late = { $link }
verdict-late-in = { $link }，其中{ $k }项在{ $group }
verdict-late-all = { $link }，都在{ $group }
verdict-owed-count = 欠交{ $n }个
verdict-owed = 到期节点{ $link }
verdict-left = 年底前还要交{ $n }个
pile-heading = 承诺的节点，交了没有
pile-finding = 按周堆叠的全年节点：已交{ $done }个，欠交{ $owed }个，待交{ $open }个。逐月数字见下方数据表。
pile-done = 已交 { $n }
pile-owed = 欠交 { $n }
pile-open = 待交 { $n }
pile-unit = { $n ->
    [1] 一枚菱形是一个节点，按最初承诺的那一周堆放
   *[other] 一枚菱形是{ $n }个节点，按最初承诺的那一周堆放
}
pile-outside = 另有{ $n }个节点承诺在本年以外
pile-undated = 另有{ $n }个节点没有日期
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
stale-intro = { $n }个项目超过{ $days }天没有更新：
stale-project = { $title }（{ $n }天）
stale-more = 另有{ $n }个
front-words = 说明

## 项目页

## 处室、责任人与板块

## 时间轴

## 过堂与年度总结

## 目标

goals-heading = { $year }年目标覆盖
goals-total = 共{ $n }条部署，{ $covered }条有项目承接。
goals-all-covered = 条条有着落。
goals-uncovered = { $n }条没有项目承接：{ $names }{ $more ->
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
goals-all-late-note = 有项目，但没有一项按期。
goals-loose = 没有对应任务
goals-loose-note = { $n }个项目没有对应的部署。在简报里用“对应任务”写明。
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
meetings-next = { $title }定于{ $date }召开。
meetings-last = { $title }（{ $date }）议定{ $n }条，{ $states }。
meetings-total = 今年已开会{ $n }次，议定{ $decisions }条。
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
pack-as-of = 截至{ $date }，{ $n }个重点项目
pack-progress = 平均完成{ $n }%
pack-expected = 按时序应到{ $n }%
pack-of-them = 其中{ $list }。
pack-health = { $health }{ $n }项
pack-milestones = 全年节点{ $n }个
pack-delivered = 已交{ $n }个
pack-owed = 到期欠交{ $n }个
pack-to-come = 还要交{ $n }个
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
    [yes] 完成
   *[other] 由{ $from }转为{ $to }
}
pack-milestone-moved = “{ $milestone }”由{ $from }改到{ $to }
pack-project-moved = 完成时限由{ $from }改到{ $to }
pack-milestone-delivered = 交付“{ $milestone }”
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
pack-minutes = 会议记录

## 问题与动态

problems-heading = { $year }年问题
problems-open = 在册问题{ $n }个
problems-oldest = 最久{ $n }天
problems-overdue = 逾期{ $n }个
problems-none-open = 没有在册问题。{ $n ->
    [0] {""}
   *[other] 今年提出的{ $n }个已全部销号。
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
updates-this-week = 本周{ $n }条更新
updates-quiet-offices = { $n }个处室没有更新
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
indicator-value = { $actual }／{ $target }{ $unit }
indicator-yes = 是
indicator-no = 否

## 处室交账

scorecard = 交账表
scorecard-heading = { $year }年处室交账
scorecard-count = { $offices }个处室、{ $leads }位责任领导。
scorecard-punctual = 到期节点按期交付率{ $n }%。
scorecard-registry = 按名册顺序，不排名次。
scorecard-ranked = 按得分从高到低。
scorecard-formula = 怎么算
scorecard-formula-note = 每项0至100分；没有可算的，权重分给其余各项。
scorecard-part = 分项
scorecard-weight = 权重
scorecard-measures = 算的是什么
scorecard-projects = 项
scorecard-total = 总分
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
compare-projects = { $year }年{ $n }项{ $more ->
    [more] ，比{ $before }年多{ $difference }项
    [fewer] ，比{ $before }年少{ $difference }项
   *[same] ，与{ $before }年一样多
}
compare-punctual = 按期交付率{ $after }%，上年{ $before }%
compare-carried = 结转{ $after }项，上年{ $before }项
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
booklet = 打印册
