//! Wrong command lines, help, the status date and the language.

use crate::desk::{Desk, said};

/// A wrong command line, and what is said of it in English and in Chinese.
const WRONG: &[(&[&str], &str, &str)] = &[
    (&["biuld"], "there is no command `biuld`", "没有“biuld”这个命令"),
    (&["biuld"], "Did you mean `build`?", "是不是“build”？"),
    (&[], "say what to do: init, ", "请说明要做什么：init, "),
    (&["new"], "say what to do: project, ", "请说明要做什么：project, "),
    (&["new", "project"], "this command also needs: ", "这个命令还缺："),
    (
        &["build", "--ouput", "x"],
        "there is no option `--ouput` here",
        "这里没有“--ouput”这个选项",
    ),
    (
        &["build", "--ouput", "x"],
        "Did you mean `--output`?",
        "是不是“--output”？",
    ),
    (&["build", "--output"], "needs a value", "后面要跟一个值"),
    (
        &["check", "--format", "xml"],
        "cannot be `xml`; it is one of: text, json, github, sarif",
        "不能是“xml”，只能是：text, json, github, sarif",
    ),
    (
        &["check", "--year-end", "soon"],
        "cannot be `soon`",
        "不能是“soon”",
    ),
    (&["check", "-q", "-v"], "does not go with", "不能与"),
    (
        &["check", "--as-of", "2026-02-30"],
        "`2026-02-30` is not a day; write --as-of 2026-11-22",
        "“2026-02-30”不是一个日子；写成 --as-of 2026-11-22",
    ),
    (
        &["check", "--as-of", "2026-Q2"],
        "`2026-Q2` is not a day",
        "“2026-Q2”不是一个日子",
    ),
];

#[test]
fn a_wrong_command_line_is_answered_in_both_languages() {
    let desk = Desk::with_site();
    for (arguments, english, chinese) in WRONG {
        for (lang, expected) in [("en", english), ("zh-CN", chinese)] {
            let lang = format!("--lang={lang}");
            let mut program = desk.program();
            let said = said(program.args(*arguments).arg(&lang));
            assert_eq!(said.code, 2, "{arguments:?} {lang}: {}", said.err);
            assert_eq!(said.out, "", "{arguments:?} {lang}");
            assert!(said.err.contains(expected), "{arguments:?} {lang}: {}", said.err);
            assert!(!said.err.contains('\u{1b}'), "no colour where nobody watches");
        }
    }
}

#[test]
fn an_unknown_language_is_refused() {
    let said = Desk::with_site().run(&["check", "--lang", "fr"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(
        said.err.contains("does not speak `fr`; --lang is zh-CN or en"),
        "{}",
        said.err
    );
}

#[test]
fn help_and_version_are_results() {
    let desk = Desk::empty();
    for (lang, about, heading) in [("en", "Usage", "--output"), ("zh-CN", "用法", "--output")] {
        let said = said(desk.program().args(["build", "--help", "--lang", lang]));
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        assert!(
            said.out.contains(about) && said.out.contains(heading),
            "{}",
            said.out
        );
    }
    let said = said(desk.program().arg("--version"));
    let version = format!("milepost {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!((said.code, said.out, said.err), (0, version, String::new()));
}

#[test]
fn the_language_is_the_one_asked_for_else_the_sites_else_the_environments() {
    let desk = Desk::with_site();
    let tally =
        |program: &mut assert_cmd::Command| said(program.args(["check", "--as-of", "2026-06-30"])).err;
    let english = "no errors, no warnings";
    let chinese = "没有错误，没有警告";
    let of_the_site = tally(desk.program().env("LANG", "zh_CN.UTF-8"));
    assert!(of_the_site.contains(english), "{of_the_site}");
    let asked_for = tally(desk.program().args(["--lang", "zh-CN"]));
    assert!(asked_for.contains(chinese), "{asked_for}");
    let nowhere = Desk::empty();
    let of_the_environment = said(nowhere.program().env("LANG", "zh_CN.UTF-8").arg("check"));
    assert!(
        of_the_environment.err.contains("这里没有站点"),
        "{}",
        of_the_environment.err
    );
}

#[test]
fn settings_by_another_name_are_found_and_named() {
    for name in ["site.yml", "Site.yaml", "site.yaml.txt"] {
        let desk = Desk::empty();
        desk.write(&format!("content/{name}"), "title: Register\n");
        for arguments in [&["check"][..], &["check", "--root", "."]] {
            let said = desk.run(arguments);
            assert_eq!(said.code, 3, "{name}: {}", said.err);
            assert!(
                said.err.contains(name) && said.err.contains("`site.yaml`"),
                "{}",
                said.err
            );
        }
    }
}

#[test]
fn without_a_site_nothing_can_be_read() {
    let desk = Desk::empty();
    for command in [&["check"][..], &["build"], &["new", "project", "a"]] {
        let said = desk.run(command);
        assert_eq!((said.code, said.out.as_str()), (3, ""), "{command:?}");
        assert!(
            said.err.contains("there is no site here"),
            "{command:?}: {}",
            said.err
        );
    }
    let said = desk.run(&["check", "--root", "elsewhere"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("elsewhere"), "{}", said.err);
    assert_eq!(desk.files(""), Vec::<String>::new(), "nothing was written");
}

#[test]
fn the_site_is_found_from_a_folder_inside_it() {
    let desk = Desk::with_site();
    let said = said(
        desk.program()
            .current_dir(desk.path("content/projects/2026"))
            .args(["check", "--as-of", "2026-06-30"]),
    );
    assert_eq!(said.code, 0, "{}", said.err);
}

#[test]
fn the_status_date_comes_from_the_command_line_else_from_the_epoch() {
    let desk = Desk::with_site();
    // 2026-11-22T23:59:59Z
    let as_of = |program: &mut assert_cmd::Command| {
        let said = said(program.args(["build", "--quiet"]));
        assert_eq!(said.code, 0, "{}", said.err);
        let json: serde_json::Value = serde_json::from_str(&desk.read("public/data/portfolio.json")).unwrap();
        json["as_of"].as_str().unwrap().to_owned()
    };
    let epoch = ("SOURCE_DATE_EPOCH", "1795391999");
    assert_eq!(as_of(desk.program().env(epoch.0, epoch.1)), "2026-11-22");
    let both = as_of(
        desk.program()
            .env(epoch.0, epoch.1)
            .args(["--as-of", "2026-03-31"]),
    );
    assert_eq!(both, "2026-03-31");
    let wrong = said(desk.program().env("SOURCE_DATE_EPOCH", "yesterday").arg("check"));
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("SOURCE_DATE_EPOCH is `yesterday`"),
        "{}",
        wrong.err
    );
}
