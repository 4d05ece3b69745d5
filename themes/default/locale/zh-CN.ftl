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
projects-sentence = 共{ $n }项。
projects-empty = 还没有{ $year }年的项目。用 milepost new project 写第一份简报。
filter-by-status = 按态势筛选
filter-result = 显示 # 项
show = 显示

## 总览

## 项目页

## 处室、责任人与板块

## 时间轴

## 过堂与年度总结

## 目标

## 会议

## 问题与动态

## 成果

## 处室交账

## 年度对比与归档

## 检索与打印册
