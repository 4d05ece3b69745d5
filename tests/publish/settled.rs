//! A publish from the same basis as the last one makes nothing again, and still trusts no file.

use std::borrow::Cow;
use std::fs;
use std::sync::Mutex;

use milepost::io::publish::{Basis, Mode, Piece, PublishReport, Replacing, publish_from};
use milepost::path::SitePath;

use crate::desk::{Desk, Pages, pages, request, site_path};

/// Publishes `pages` from the basis `digest`; gives the report and what was made.
fn publish(desk: &Desk, digest: u8, pages: &Pages) -> (PublishReport, Vec<String>) {
    let output = desk.output();
    let made = Mutex::new(Vec::new());
    let basis = Basis {
        digest: [digest; 32],
        is_copy: &|path: &SitePath| path.as_str().ends_with(".pdf"),
    };
    let paths = pages.keys().map(|path| site_path(path)).collect();
    let request = request(desk.root(), &output, Replacing::Whole);
    let report = publish_from(&request, Some(basis), paths, |path, _| {
        made.lock().unwrap().push(path.to_string());
        Ok::<_, String>(Piece::Bytes(Cow::Borrowed(&pages[path.as_str()])))
    });
    let mut made = made.into_inner().unwrap();
    made.sort();
    (report.expect("published"), made)
}

/// Proved by taking the manifest's word for a file in `made_before`: the edited page was not made again then.
#[test]
fn only_copies_and_files_that_somebody_edited_are_made_again() {
    let desk = Desk::new();
    let site = pages(&[("a.html", "甲"), ("b.html", "乙"), ("x.pdf", "附件")]);
    let (_, made) = publish(&desk, 1, &site);
    assert_eq!(made.len(), 3);

    let (report, made) = publish(&desk, 1, &site);
    assert_eq!((report.mode, report.unchanged), (Mode::Nothing, 3));
    assert_eq!(made, ["x.pdf"]);

    fs::write(desk.output().join("a.html"), "改").unwrap();
    let (report, made) = publish(&desk, 1, &site);
    assert_eq!(
        (report.written, made),
        (1, vec!["a.html".to_owned(), "x.pdf".to_owned()])
    );
    desk.assert_published(&site);

    fs::remove_file(desk.output().join("b.html")).unwrap();
    let (_, made) = publish(&desk, 1, &site);
    assert_eq!(made, ["b.html", "x.pdf"]);
    desk.assert_published(&site);
}

/// Proved by leaving the digest out of the record: the second publish made nothing then.
#[test]
fn another_basis_or_another_site_makes_everything_again() {
    let desk = Desk::new();
    let old = pages(&[("a.html", "甲"), ("b.html", "乙")]);
    publish(&desk, 1, &old);
    let new = pages(&[("a.html", "甲"), ("b.html", "丙")]);
    let (report, made) = publish(&desk, 2, &new);
    assert_eq!((report.written, made.len()), (1, 2));
    desk.assert_published(&new);

    // A publish without a basis comes between: what the record says is no longer of this site.
    desk.publish(&old).expect("published");
    let (report, made) = publish(&desk, 2, &new);
    assert_eq!((report.written, made.len()), (1, 2));
    desk.assert_published(&new);
}

#[test]
fn a_record_that_was_damaged_or_removed_is_no_record() {
    let desk = Desk::new();
    let site = pages(&[("a.html", "甲")]);
    publish(&desk, 1, &site);
    let record = desk.root().join(".public.milepost-basis");
    fs::write(&record, "milepost-basis 1\nffff").unwrap();
    assert_eq!(publish(&desk, 1, &site).1, ["a.html"]);
    assert_eq!(publish(&desk, 1, &site).1, Vec::<String>::new());
    fs::remove_file(&record).unwrap();
    assert_eq!(publish(&desk, 1, &site).1, ["a.html"]);
}
