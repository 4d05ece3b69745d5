//! Folders as people and hostile hands leave them.

use std::fs;

use tempfile::TempDir;

use super::*;

fn site(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

fn paths(content: &Content) -> Vec<&str> {
    content.documents.iter().map(|document| &*document.path).collect()
}

fn rejected(content: &Content) -> Vec<(&str, &RejectReason)> {
    content
        .rejected
        .iter()
        .map(|rejected| (&*rejected.path, &rejected.reason))
        .collect()
}

#[test]
fn documents_are_read_and_everything_else_is_listed() {
    let root = site(&[
        ("content/site.yaml", "title: t\n"),
        ("content/projects/2026/b.md", "b"),
        ("content/projects/2026/a.md", "a"),
        ("content/projects/2026-x.md", "x"),
        ("content/projects/2026/a/凭证.pdf", "12345"),
        ("content/projects/2026/.a.md.swp", "no"),
        ("content/projects/2026/a.md~", "no"),
        ("content/.git/config.md", "no"),
        ("other.md", "no"),
    ]);
    let content = content(root.path(), &Limits::default()).unwrap();
    assert_eq!(
        paths(&content),
        [
            "projects/2026-x.md",
            "projects/2026/a.md",
            "projects/2026/b.md",
            "site.yaml"
        ],
        "sorted by the bytes of the whole path, in which `-` comes before `/`"
    );
    assert_eq!(&*content.documents[1].bytes, b"a");
    let attachments: Vec<_> = content.attachments.iter().collect();
    assert_eq!(attachments, [(&Arc::from("projects/2026/a/凭证.pdf"), &5)]);
    assert_eq!(rejected(&content), []);
}

#[test]
fn no_byte_of_a_document_over_the_limit_is_kept() {
    // Proved by sabotage: without the limit the bytes are kept.
    let root = site(&[
        ("content/site.yaml", ""),
        ("content/a.md", "12345678"),
        ("content/b.md", "123456789"),
    ]);
    let limits = Limits {
        brief_bytes: 8,
        ..Limits::default()
    };
    let content = content(root.path(), &limits).unwrap();
    let sizes: Vec<_> = content
        .documents
        .iter()
        .map(|document| (document.bytes.len(), document.size))
        .collect();
    assert_eq!(sizes, [(8, 8), (0, 9), (0, 0)]);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_odd_names_are_rejected_by_name() {
    // Proved by sabotage: with links and pipes taken for files, and with links followed by the listing, this test
    // fails each time.
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    let outside = site(&[("secret.md", "secret"), ("more/secret.md", "secret")]);
    let root = site(&[
        ("content/site.yaml", ""),
        ("content/a\nb.md", "no"),
        ("content/turned\u{202e}.md", "no"),
    ]);
    let below = |name: &str| root.path().join("content").join(name);
    symlink(outside.path().join("secret.md"), below("link.md")).unwrap();
    symlink(outside.path().join("more"), below("folder")).unwrap();
    symlink("site.yaml", below("near.yaml")).unwrap();
    symlink("nobody@host.1", below(".#site.yaml")).unwrap();
    let fifo = rustix::fs::FileType::Fifo;
    rustix::fs::mknodat(rustix::fs::CWD, below("pipe.md"), fifo, rustix::fs::Mode::RUSR, 0).unwrap();
    fs::write(below("").join(OsStr::from_bytes(b"\xd6\xd0.md")), "no").unwrap();
    fs::create_dir(below("").join(OsStr::from_bytes(b"dir\xff"))).unwrap();
    fs::write(below("").join(OsStr::from_bytes(b"dir\xff/in.md")), "no").unwrap();

    let content = content(root.path(), &Limits::default()).unwrap();
    assert_eq!(paths(&content), ["site.yaml"]);
    assert_eq!(content.attachments.len(), 0);
    assert_eq!(
        rejected(&content),
        [
            ("content/\\xD6\\xD0.md", &RejectReason::NameNotUtf8),
            ("content/a\\u{a}b.md", &RejectReason::NameCharacters),
            ("content/dir\\xFF", &RejectReason::NameNotUtf8),
            ("content/folder", &RejectReason::Symlink),
            ("content/link.md", &RejectReason::Symlink),
            ("content/near.yaml", &RejectReason::Symlink),
            ("content/pipe.md", &RejectReason::NotRegular),
            ("content/turned\\u{202e}.md", &RejectReason::NameCharacters),
        ]
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_became_a_link_is_not_listed() {
    // Proved by sabotage: where a listing follows the link that it begins with, the file outside is named.
    let outside = site(&[("secret.md", "secret")]);
    let root = site(&[("content/site.yaml", "")]);
    let folder = root.path().join("content");
    std::os::unix::fs::symlink(outside.path(), folder.join("door")).unwrap();
    let listing = Listing::of(&folder, "content", "door", &Limits::default());
    assert!(listing.files.is_empty() && listing.folders.is_empty());
}

#[test]
fn a_file_that_grows_while_it_is_read_is_held_to_the_limit() {
    // Proved by sabotage: with the size that was found before the read taken for the whole, the file is let in.
    let root = site(&[("grown.md", "0123456789")]);
    let read = |limit| {
        let file = File::open(root.path().join("grown.md")).unwrap();
        read_limited(file, 4, limit).unwrap()
    };
    assert_eq!(read(8), (None, 10));
    assert_eq!(read(10), (Some(b"0123456789".to_vec()), 10));
    assert_eq!(read(3), (None, 4), "by its size alone");
}

#[cfg(unix)]
#[test]
fn a_content_folder_that_is_a_link_is_refused() {
    // Proved by sabotage: with the folder opened by its path, another error is given.
    let real = site(&[("content/site.yaml", "")]);
    let root = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(real.path().join("content"), root.path().join("content")).unwrap();
    let error = content(root.path(), &Limits::default()).unwrap_err();
    assert!(matches!(error, ReadError::NoFolder { path, .. } if path.ends_with("content")));
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_rejected_and_the_rest_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let root = site(&[
        ("content/site.yaml", ""),
        ("content/a.md", "a"),
        ("content/b.md", "b"),
    ]);
    let closed = root.path().join("content/a.md");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&closed).is_ok() {
        eprintln!("skipped: this user may read every file, whatever its permissions");
        return;
    }
    let content = content(root.path(), &Limits::default()).unwrap();
    assert_eq!(paths(&content), ["b.md", "site.yaml"]);
    let reason = RejectReason::Unreadable(ErrorKind::PermissionDenied);
    assert_eq!(rejected(&content), [("content/a.md", &reason)]);
}

#[test]
fn long_names_long_paths_and_too_many_files_are_refused() {
    let long = format!("content/{}.md", "a".repeat(98));
    let deep = format!("content/{}/{}.md", "b".repeat(100), "c".repeat(80));
    let root = site(&[("content/site.yaml", ""), (&long, ""), (&deep, "")]);
    let found = content(root.path(), &Limits::default()).unwrap();
    assert_eq!(paths(&found), ["site.yaml"]);
    let reasons: Vec<_> = found.rejected.iter().map(|rejected| &rejected.reason).collect();
    let name = RejectReason::NameTooLong { limit: 100 };
    let path = RejectReason::PathTooLong { limit: 180 };
    assert_eq!(reasons, [&name, &path]);

    // Proved by sabotage: with no limit on names, on paths or on the number of files, this test fails each time.
    let few = |files| Limits {
        files,
        ..Limits::default()
    };
    assert!(content(root.path(), &few(3)).is_ok());
    let error = content(root.path(), &few(2)).unwrap_err();
    assert!(matches!(error, ReadError::TooManyFiles { limit: 2, .. }));
}

#[test]
fn a_site_without_content_or_settings_says_which_is_missing() {
    let root = site(&[("content/a.md", "")]);
    let error = content(root.path(), &Limits::default()).unwrap_err();
    assert!(matches!(error, ReadError::NoSettings { path } if path.ends_with("content/site.yaml")));
    let error = content(&root.path().join("content"), &Limits::default()).unwrap_err();
    assert!(
        matches!(error, ReadError::NoFolder { path, cause } if path.ends_with("content/content")
            && cause.kind() == ErrorKind::NotFound)
    );
}

#[test]
fn the_nearest_site_around_a_folder_is_found() {
    let root = site(&[("content/site.yaml", ""), ("content/projects/2026/a.md", "")]);
    let deep = root.path().join("content/projects/2026");
    assert_eq!(find_root(&deep).as_deref(), Some(root.path()));
    assert_eq!(find_root(root.path()).as_deref(), Some(root.path()));
    let elsewhere = tempfile::tempdir().unwrap();
    assert_eq!(find_root(elsewhere.path()), None);
}

#[test]
fn a_theme_is_read_below_its_own_folder_only() {
    let root = site(&[
        ("themes/office/templates/page.html", "page"),
        ("themes/office/assets/big.bin", "123456789"),
        ("themes/other/secret.html", "secret"),
        ("content/site.yaml", ""),
    ]);
    let limits = Limits {
        theme_bytes: 8,
        ..Limits::default()
    };
    let (files, rejected) = theme(root.path(), "office", &limits).unwrap();
    let found: Vec<_> = files.iter().map(|file| (&*file.path, &*file.bytes)).collect();
    assert_eq!(found, [("office/templates/page.html", &b"page"[..])]);
    assert_eq!(rejected[0].path, "themes/office/assets/big.bin");
    assert_eq!(rejected[0].reason, RejectReason::TooLarge { limit: 8 });
    // Proved by sabotage: with every name taken for one of a folder, the theme of two levels is read.
    for bad in [
        "",
        ".",
        "..",
        "office/../other",
        "office/templates",
        "/etc",
        "a\\b",
        "none",
    ] {
        assert!(theme(root.path(), bad, &limits).is_err(), "{bad}");
    }
    let few = Limits { files: 1, ..limits };
    let error = theme(root.path(), "office", &few).unwrap_err();
    assert!(matches!(error, ReadError::TooManyFiles { limit: 1, .. }));
}

#[cfg(unix)]
#[test]
fn a_theme_is_never_read_through_links() {
    // Proved by sabotage: with the theme's folder opened by its path the first is read, with links listed as files the
    // second is not refused as one.
    use std::os::unix::fs::symlink;
    let outside = site(&[("theme.yaml", "secret")]);
    let root = site(&[("themes/office/theme.yaml", "extends: default\n")]);
    let themes = root.path().join("themes");
    symlink(outside.path(), themes.join("elsewhere")).unwrap();
    symlink(outside.path().join("theme.yaml"), themes.join("office/more.yaml")).unwrap();
    assert!(theme(root.path(), "elsewhere", &Limits::default()).is_err());
    let (files, rejected) = theme(root.path(), "office", &Limits::default()).unwrap();
    assert_eq!(files.len(), 1);
    assert_eq!(rejected[0].path, "themes/office/more.yaml");
    assert_eq!(rejected[0].reason, RejectReason::Symlink);
}
