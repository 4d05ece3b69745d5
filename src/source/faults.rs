//! What reading can find fault with: a name, and an explanation for people, in both languages.

use crate::diagnostic::Severity;
use crate::diagnostic::Severity::{Error, Warning};
use crate::locale::Language;

/// A kind of finding that comes from reading, not from a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its name, as diagnostics show it.
    pub name: &'static str,
    /// Whether it stops a publish.
    pub severity: Severity,
    english: &'static str,
    chinese: &'static str,
}

impl Fault {
    /// Returns the explanation: what it finds, why it matters, what to write.
    pub fn explanation(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Chinese => self.chinese,
        }
    }
}

/// Returns every kind of finding that comes from reading, by name.
pub fn faults() -> &'static [Fault] {
    FAULTS
}

/// Returns every kind of finding about a file or a theme as a whole, by name.
pub fn faults_of_files() -> &'static [Fault] {
    FAULTS_OF_FILES
}

const FAULTS_OF_FILES: &[Fault] = &[
    fault(
        "invalid-name",
        Error,
        "The name of a file or folder is no text, has a character that cannot be seen, or is too long. Other systems could \
         not hold it, and a reader could not tell it from another one. Give it a shorter name of letters, digits, hyphens \
         and points.",
        "文件或文件夹的名称不是文字，或者有看不见的字符，或者太长。换一个系统就放不下，读的人也分不清。请改短，只用汉字、字母、数字、\
         连字符和点。",
    ),
    fault(
        "symlink",
        Error,
        "A symbolic link stands where a file or a folder is expected. Where it leads may lie outside the site, so it is never \
         followed. Put the file itself there.",
        "这里是一个符号链接，不是文件或文件夹。它可能指到站点外面，所以从不跟着走。请把文件本身放在这里。",
    ),
    fault(
        "theme",
        Error,
        "A file of the site's theme is faulty: a template, a word or `theme.yaml`. No page can be made with it. Correct what the \
         finding names; or take the file away, and the built-in one is used.",
        "站点主题里有一个文件写错了：模板、用语或者 `theme.yaml`。有错就做不出网页。请按提示改正；或者把这个文件拿走，就用内置的。",
    ),
    fault(
        "unreadable",
        Error,
        "The system does not let Milepost read a file or a folder, or it is none of the two. What it says would be missing from \
         every list. Give whoever publishes the right to read it, or take it away.",
        "系统不让读这个文件或文件夹，或者它两样都不是。读不到，各页的名单里就会缺它。请给发布的人读取的权限，或者把它拿走。",
    ),
];

const fn fault(
    name: &'static str,
    severity: Severity,
    english: &'static str,
    chinese: &'static str,
) -> Fault {
    Fault {
        name,
        severity,
        english,
        chinese,
    }
}

const FAULTS: &[Fault] = &[
    fault(
        "date-conflict",
        Error,
        "A meeting says one date in its file's name and another one under `date`. Lists and addresses go by the \
         name, decisions by the date. Correct one of them; `date` may be left out where the name begins with it.",
        "会议的文件名是一个日期，`日期` 一栏是另一个。目录和网址按文件名，议定事项按日期，两者必须一致。请改正其中一个；\
         文件名已带日期的，`日期` 可以不写。",
    ),
    fault(
        "due-before-start",
        Error,
        "A due date ends before the start begins. No figure of time means anything then. A period counts by its \
         last day as a due date and by its first as a start. Correct one of the two.",
        "完成时限早于开始。这样进度和工期都无从计算。写到月、季度、年的，时限按最后一天算，开始按第一天算。请改正其中一个。",
    ),
    fault(
        "duplicate-id",
        Error,
        "Two files have names that differ only in case or in how accents are stored. Some systems would keep \
         only one of them, and their pages would have one address. Rename one of them.",
        "两个文件的名称只有大小写或字符存储方式不同。换一台电脑可能只剩一个，网页地址也会相同。请把其中一个改名。",
    ),
    fault(
        "duplicate-key",
        Error,
        "A key is given twice, perhaps once in English and once in Chinese. Nobody could tell which of the two \
         counts. Keep one of them.",
        "同一个键写了两次，可能一次用中文、一次用英文，无法判断以哪个为准。请只留一处。",
    ),
    fault(
        "duplicate-name",
        Error,
        "Two milestones, clauses, decisions or entries of a register have one name. Others refer to them by that \
         name. Give each its own.",
        "两个节点、条款、议定事项或登记项用了同一个名称或编号，别处引用时无法区分。请各用各的。",
    ),
    fault(
        "hidden-character",
        Error,
        "A name holds a character that cannot be seen or that turns the text around it. Two names that look alike \
         would be two names. Delete the name and type it again.",
        "名称里有看不见的字符，或会颠倒文字顺序的字符。看起来相同的名称会成为两个。请删去后重新输入。",
    ),
    fault(
        "html-comment",
        Warning,
        "A note between `<!--` and `-->` is not shown on the page, but stays in the source and in the yearly \
         archive, for anybody to read. Delete it before publishing.",
        "`<!--` 与 `-->` 之间的批注页面上不显示，但留在源文件和年度存档里，谁都能看到。发布前请删去。",
    ),
    fault(
        "incomplete-close",
        Warning,
        "A `close` has no date or no result. Without both it has no effect: the project stays open, and may become \
         late. Write `close: {date: 2026-12-20, result: done}`.",
        "`结项` 缺日期或结果。两样不全就不起作用：项目仍算在办，还可能变成滞后。请写成 `结项: {日期: 2026-12-20, 结果: 完成}`。",
    ),
    fault(
        "invalid-date",
        Error,
        "A date cannot be read or does not exist. Dates are written in one way only, so that they can be sorted, \
         searched and compared: a day `2026-03-31`; for deadlines also a month `2026-03`, a quarter `2026-Q1`, a \
         year `2026`, `ongoing` or `tbd`. What happened is always a day.",
        "日期读不懂，或者不存在。日期只有一种写法，才能排序、查找、比较：写到日 `2026-03-31`；时限还可以写到月 `2026-03`、\
         季度 `2026-Q1`、年 `2026`，或写 `持续推进`、`待定`。已经发生的事一律写到日。",
    ),
    fault(
        "invalid-id",
        Error,
        "A file's name becomes an address and a file name on every system. It may hold letters of any script, \
         digits, `-` and `_`, at most 90 bytes (30 Chinese characters), and not be `index`. Rename the file.",
        "文件名会成为网页地址，也要能存在任何电脑上。只能用文字、数字、`-` 和 `_`，最长 90 字节（30 个汉字），不能叫 `index`。\
         请改名。",
    ),
    fault(
        "invalid-number",
        Error,
        "A number cannot be read. Write digits with a point for fractions and a hyphen for negative numbers: `12`, \
         `97.8`, `-3.5`. Signs for thousands, percent and money, and units, are left out or have their own key.",
        "数字读不懂。请写半角数字，小数用点，负数用减号：`12`、`97.8`、`-3.5`。千分位、百分号、货币符号和单位都不写，\
         有单位一栏的写到单位里。",
    ),
    fault(
        "invalid-percent",
        Error,
        "The percentage of an update is not a number from 0 to 100 with a percent sign. Figures and charts are \
         made from it. Write it behind the date: `## 2026-03-28 40% on-track`.",
        "进展标题里的百分比不是 0 到 100 的数加百分号，进度和图表都由它得出。请写在日期后面：`## 2026-03-28 40% 正常`。",
    ),
    fault(
        "invalid-reference",
        Error,
        "A reference to another record has not the right form. A project is named by its file: `atlas`, or \
         `2025/atlas` in another year; a clause by directive and id: `plan2026/3`.",
        "对别的记录的引用写法不对。项目写简报的文件名：`jcgb`，别的年度写 `2025/jcgb`；任务写文件名加编号：`yd2026/3`。",
    ),
    fault(
        "invalid-setting",
        Error,
        "A setting in `site.yaml` has a value that cannot be used. The message says which values can.",
        "`site.yaml` 里有一项设置的值不能用。提示里写明了可以用的值。",
    ),
    fault(
        "invalid-update-date",
        Error,
        "A heading begins like the date of an update and is none. It would be taken for narrative, and the update \
         would be lost. Write `## 2026-03-28`, then a blank, then the rest.",
        "标题开头像是进展的日期，却不是规定的写法。这样会被当成一般文字，进展就丢了。请写成 `## 2026-03-28`，空一格再写后面的。",
    ),
    fault(
        "limit-exceeded",
        Error,
        "A file is larger, or nested deeper, than any record needs to be. The limits keep one file from stopping \
         everybody's report. Put large material into attachments.",
        "文件太大，或层级太深，超过了任何记录的需要。有了上限，一个文件才不会拖住全站。大材料请作为附件。",
    ),
    fault(
        "milestone-circle",
        Error,
        "Milestones wait for each other in a circle, so none of them could ever begin. Delete one of the `after`.",
        "几个节点互为前置，谁也无法开始。请删去其中一个 `前置`。",
    ),
    fault(
        "missing-front-matter",
        Error,
        "A record begins with its keys between two lines of three hyphens. Without them nothing is known of it. \
         Write `---`, the keys, `---`, then the text.",
        "记录的开头是两行 `---` 之间的各项信息，没有它就什么也读不到。请先写 `---`，再写各项，再写 `---`，然后是正文。",
    ),
    fault(
        "missing-key",
        Error,
        "Something that every such record must say is missing. A brief must say its title, office, lead, start and \
         due date, or name what may not be published under `withheld` with the reason.",
        "缺少这类记录必须写的内容。简报必须写明项目、责任处室、牵头领导、开始和完成时限；不便公开的，在 `不公开` 下写明理由。",
    ),
    fault(
        "not-utf-8",
        Error,
        "A file is stored in another encoding than UTF-8. Its characters would be guessed, and some guessed wrong. \
         Save it as UTF-8.",
        "文件不是 UTF-8 编码。只能猜其中的文字，难免猜错。请另存为 UTF-8。",
    ),
    fault(
        "raw-html",
        Warning,
        "HTML in a text is shown as it stands, signs and all, because a report must be safe whoever wrote it. \
         Write Markdown instead.",
        "正文里的 HTML 会连符号一起原样显示，因为无论谁写的内容都要保证安全。请改用 Markdown。",
    ),
    fault(
        "sealed-records",
        Error,
        "The briefs of a year are gone, so the years after it are compared with the records in its snapshot, and \
         these cannot be read or are not the bytes that were sealed. A comparison with them would be made up. Bring \
         the snapshot back from a copy; `milepost archive verify` says what is wrong with it.",
        "某年度的简报已经不在，后面的年度只能与封存的记录比较，而这份记录读不了，或者已不是封存时的内容。\
         照它比较出来的数字不能采信。请用备份恢复封存的年度；哪里有问题，用 `milepost archive verify` 查看。",
    ),
    fault(
        "several-leads",
        Error,
        "Who leads? Where several answer for a project, nobody does. Name one person or post under `lead`, the \
         others under `partners` or `responsible`.",
        "谁牵头？几个人都负责，等于没有人负责。`牵头领导` 只写一位，其他写到 `配合单位` 或 `具体责任人`。",
    ),
    fault(
        "unknown-cause",
        Warning,
        "The cause of a delay is none of the site's coded reasons, so the year's summary cannot count it with \
         others. Take one of the list, or add it to `causes` in site.yaml.",
        "原因类别不在本站的清单里，年度总结无法归类统计。请从清单里选，或在 site.yaml 的 `causes` 里加上。",
    ),
    fault(
        "unknown-key",
        Error,
        "A key is not known here, most often by a slip of the pen. What stands behind it would be lost without a \
         word. Correct it; data of your own goes under `extra`.",
        "这里没有这个键，多半是笔误。后面的内容会悄悄丢掉。请改正；自定的数据放在 `extra` 下。",
    ),
    fault(
        "unknown-milestone",
        Error,
        "A milestone waits for another one that the brief does not have. Write its name exactly as it stands there.",
        "节点的前置在本简报里找不到。请照原样写节点的名称。",
    ),
    fault(
        "unknown-place",
        Error,
        "A file that looks like a record lies where none lives, or its name does not end in `.md`, so it would be \
         read by nobody. Briefs are at \
         `projects/<year>/<id>.md`, their attachments in `projects/<year>/<id>/`; the other folders are \
         `directives`, `meetings`, `practices`, `years` and `pages`.",
        "看上去是记录的文件放在了不读取的地方，或文件名不以 `.md` 结尾，谁也看不到。简报在 `projects/<年度>/<文件名>.md`，附件在 `projects/<年度>/<文件名>/`；\
         其他文件夹是 `directives`、`meetings`、`practices`、`years` 和 `pages`。",
    ),
    fault(
        "unknown-word",
        Error,
        "A word is not one of the few that can stand here. Counts and colours go by these words. The message \
         lists them.",
        "这里只能从几个词里选。统计和标记都按这些词。提示里列出了可用的词。",
    ),
    fault(
        "unread-comment",
        Warning,
        "A `#` with a blank before it begins a comment, which is not read. Glued to the words behind it, it was \
         mostly meant as part of the value, and that part is lost. Put the value in quotation marks '…'; where a \
         comment is meant, write a blank behind the `#`.",
        "`#` 前面有空格时，从它开始是注释，不会读取。`#` 与后面的文字连在一起，多半本来是内容的一部分，就这样丢了。请把整段放进\
         单引号 '…'；确是注释的，`#` 后面空一格。",
    ),
    fault(
        "unread-health",
        Warning,
        "The heading of an update holds a health word in a form that is not read: behind a comma, in brackets, or \
         in other words. It would count as nothing said. Write date, percentage, health and headline with blanks \
         between them: `## 2026-03-28 40% on-track Plan sent`.",
        "进展标题里的态势写法读不出来：用了逗号、括号，或者换了说法，等于没有报。日期、百分比、态势和标题之间用空格隔开：\
         `## 2026-03-28 40% 正常 方案印发`。",
    ),
    fault(
        "unread-link",
        Warning,
        "Something looks like a link and is shown as it stands: its address holds a blank, or its brackets are \
         full-width. Readers cannot follow it, and the file is not published. Put an address with blanks between \
         `<` and `>`: `[list](<atlas/closing list.csv>)`.",
        "看上去是链接，却会原样显示：地址里有空格，或者括号是全角的。读者点不开，文件也不会发布。地址有空格的放在 `<` 和 `>` 之间：\
         `[清单](<gbxy/punch list.csv>)`。",
    ),
    fault(
        "unread-list",
        Warning,
        "Lines that look like a list are read as one text: bullets, dashes, numbers, or a hyphen without a blank. \
         Every part of a list begins on a line of its own with a hyphen and a blank: `- Collect the tasks`.",
        "看上去是列表的几行被读成了一段文字：用了圆点、破折号、序号，或减号后面没有空格。列表的每一项另起一行，以半角减号加空格开头：\
         `- 逐处室收集任务`。",
    ),
    fault(
        "unread-update",
        Warning,
        "A line gives a day with a percentage or a health word, but is no update: it is no heading of level 2, or does \
         not begin with the whole day. It is read as narrative, and its progress is lost. Write \
         `## 2026-03-28 40% on-track Plan sent`.",
        "有日期，也有百分比或态势，但不是进展：不是二级标题，或者没有以完整的日期开头。这一行会当成一般文字，进度不会计入。请写成\
         `## 2026-03-28 40% 正常 方案印发`。",
    ),
    fault(
        "wide-comma",
        Warning,
        "A list of names holds `，` or `、`, or stands in 【】. They make no list, so several names are read as one. \
         Write `[A, B]` with a comma and a blank.",
        "名称列表里用了 `，` 或 `、`，或者放在【】里，它们不能组成列表，几个名称会被当成一个。请写成 `[甲, 乙]`，用半角逗号加空格。",
    ),
    fault(
        "withheld-given",
        Warning,
        "A field is named under `withheld` and given all the same. It is not published; but it stays in the \
         source. Delete the value, or take it off the list.",
        "已列为不公开的内容仍写在简报里。页面不会发布，但源文件里看得到。请删去内容，或从 `不公开` 下删去这个键。",
    ),
    fault(
        "word-for-none",
        Warning,
        "A word such as `none` stands where something is expected. It would become an office or a person with pages \
         of its own, a measure, or a reason that explains nothing. Delete the line instead.",
        "该写内容的地方写了“无”一类的词，会成为一个名叫“无”的单位、措施，或者不成其为理由的理由。没有的，请删去这一行。",
    ),
    fault(
        "wrong-kind",
        Error,
        "A list, a text or keys stand where another of the three is expected. Often a text holds a colon and a \
         blank and is read as a key: put it in quotation marks '…'.",
        "该写文字的地方写了列表，或该写列表的地方写了键。常见的是文字里有半角冒号加空格，被当成了键，请放进单引号 '…'。",
    ),
    fault(
        "yaml-feature",
        Error,
        "Anchors, aliases, types, merged keys and several documents are not read: what a field says must be seen \
         where it stands. A text that begins with `*`, `&` or `!` is taken for one of them: put it in quotation \
         marks '…'.",
        "不支持锚点、引用、类型、合并和多段文档：每一项的内容必须在原处看得见。文字以 `*`、`&`、`!` 开头的会被误认，\
         请放进单引号 '…'。",
    ),
    fault(
        "yaml-syntax",
        Error,
        "The front matter cannot be read at this place. Every line is `key: value`, with a half-width colon and a \
         blank; indentation is by blanks; a text with unusual signs stands in quotation marks '…'.",
        "信息栏在这里读不下去。每行是“键: 值”，冒号用半角，后面空一格；缩进用空格；文字里有特殊符号的，放进单引号 '…'。",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_sorted_by_name_and_explained_in_both_languages() {
        assert!(FAULTS.is_sorted_by(|a, b| a.name < b.name));
        for fault in FAULTS {
            for language in Language::ALL {
                assert!(fault.explanation(language).len() > 40, "{}", fault.name);
            }
        }
    }
}
