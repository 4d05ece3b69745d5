//! `README.txt`: what a snapshot is and how to check it without Milepost, in the language of the site.

use super::build_record::Chain;
use super::seal::Snapshot;
use crate::locale::Language;

const CHINESE: &str = include_str!("readme.zh-CN.txt");
const ENGLISH: &str = include_str!("readme.en.txt");

/// Writes the file.
pub fn print(snapshot: &Snapshot, chain: &Chain) -> String {
    let config = &snapshot.analysis.config;
    let (text, none, [provisional, complete]) = match config.language {
        Language::Chinese => (
            CHINESE,
            "无",
            ["临时封存：封存时仍有错误或未交账的项目", "正式封存"],
        ),
        Language::English => (
            ENGLISH,
            "none",
            [
                "provisional: it was sealed with errors or unanswered projects",
                "final",
            ],
        ),
    };
    let link = |link: &Option<super::build_record::ChainLink>| {
        link.as_ref().map_or_else(
            || none.to_owned(),
            |link| format!("{}\n    {}", link.name, link.root_hash),
        )
    };
    let state = if snapshot.seal.is_provisional {
        provisional
    } else {
        complete
    };
    let title: Vec<&str> = config.title.split_whitespace().collect();
    text.replace("{title}", &title.join(" "))
        .replace("{year}", &snapshot.seal.year.to_string())
        .replace("{as-of}", &snapshot.as_of().to_string())
        .replace("{sealed}", &snapshot.run_date().to_string())
        .replace("{state}", state)
        .replace("{previous}", &link(&chain.previous))
        .replace("{replaces}", &link(&chain.replaces))
        .replace("{program}", crate::view::frame::GENERATOR)
}
