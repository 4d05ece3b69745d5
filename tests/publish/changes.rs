//! What is written, what is left as it is, and what the report says of it.

use std::fs;

use milepost::io::publish::{Mode, Piece, Replacing, Stopped, publish};

use crate::desk::{Desk, Pages, Trace, edition, pages, request, site_path};

#[test]
fn the_first_publish_makes_the_folder() {
    let desk = Desk::new();
    let site = edition(1);
    let report = desk.publish(&site).unwrap();
    assert_eq!(report.mode, Mode::Created);
    assert_eq!((report.written, report.unchanged), (site.len(), 0));
    assert_eq!((report.added.len(), report.removed.len()), (site.len(), 0));
    assert_eq!(
        report.bytes,
        site.values().map(|bytes| bytes.len() as u64).sum::<u64>()
    );
    desk.assert_published(&site);
}

// Proved by sabotage: with the room given back as it was, the pages have bytes of those before them.
#[test]
fn the_room_of_one_page_is_empty_for_the_next() {
    let desk = Desk::new();
    let site: Pages = (0..64_usize)
        .map(|number| (format!("p{number:02}.html"), vec![b'a'; 64 * (63 - number)]))
        .collect();
    let output = desk.output();
    let request = request(desk.root(), &output, Replacing::Whole);
    let paths = site.keys().map(|path| site_path(path)).collect();
    let report = publish(&request, paths, |path, mut room| {
        assert!(room.is_empty(), "{path}");
        room.extend_from_slice(&site[path.as_str()]);
        Ok::<_, String>(Piece::Bytes(room.into()))
    });
    assert_eq!(report.unwrap().written, site.len());
    desk.assert_published(&site);
}

#[test]
fn a_publish_without_a_change_touches_nothing() {
    // Proved by sabotage: with every file taken for changed, the folder is another one afterwards.
    let desk = Desk::new();
    let site = edition(1);
    desk.publish(&site).unwrap();
    let paths = ["", "index.html", "assets/1.css", "2020", ".milepost-manifest"];
    let before = paths.map(|path| Trace::of(&desk.live(path)));
    for report in [desk.publish(&site), desk.publish_one_by_one(&site)] {
        let report = report.unwrap();
        assert_eq!(report.mode, Mode::Nothing);
        assert_eq!((report.written, report.unchanged), (0, site.len()));
        assert_eq!(before, paths.map(|path| Trace::of(&desk.live(path))));
    }
    desk.assert_published(&site);
}

#[test]
fn unchanged_files_keep_their_times_when_others_change() {
    let desk = Desk::new();
    desk.publish(&edition(1)).unwrap();
    let before = Trace::of(&desk.live("assets/1.css"));
    let next = edition(2);
    let report = desk.publish(&next).unwrap();
    assert_eq!(report.mode, Mode::Exchanged);
    assert_eq!((report.written, report.unchanged), (101, 50));
    let added: Vec<&str> = report.added.iter().map(|path| path.as_str()).collect();
    assert_eq!((added.len(), added[0]), (20, "extra/2/x0.html"));
    assert_eq!(
        (report.removed.len(), &*report.removed[0]),
        (10, "extra/1/x0.html")
    );
    assert_eq!(before, Trace::of(&desk.live("assets/1.css")));
    desk.assert_published(&next);
}

#[test]
fn stale_files_of_ours_and_their_folders_go() {
    for one_by_one in [false, true] {
        let desk = Desk::new();
        desk.publish(&pages(&[("a/b/old.html", "old"), ("index.html", "i")]))
            .unwrap();
        let site = pages(&[("index.html", "i")]);
        let report = if one_by_one {
            desk.publish_one_by_one(&site).unwrap()
        } else {
            desk.publish(&site).unwrap()
        };
        assert_eq!(report.removed, ["a/b/old.html"]);
        assert!(!desk.live("a").exists(), "the folder is empty and was ours");
        desk.assert_published(&site);
    }
}

#[test]
fn a_page_edited_by_hand_is_made_again_even_where_its_size_and_times_look_right() {
    // Proved by sabotage: with the manifest's word taken for the live bytes, the edit stays.
    let desk = Desk::new();
    let site = pages(&[("index.html", "progress 40%"), ("a.html", "a")]);
    desk.publish(&site).unwrap();
    let live = desk.live("index.html");
    let time = fs::metadata(&live).unwrap().modified().unwrap();
    fs::write(&live, "progress 99%").unwrap();
    fs::File::options()
        .write(true)
        .open(&live)
        .unwrap()
        .set_modified(time)
        .unwrap();
    let report = desk.publish(&site).unwrap();
    assert_eq!((report.written, report.unchanged), (1, 1));
    desk.assert_published(&site);
    fs::remove_file(&live).unwrap();
    assert_eq!(desk.publish(&site).unwrap().written, 1, "and one removed by hand");
    desk.assert_published(&site);
}

#[test]
fn the_manifest_is_the_same_for_the_same_site() {
    let (one, two) = (Desk::new(), Desk::new());
    one.publish(&edition(1)).unwrap();
    one.publish(&edition(2)).unwrap();
    two.publish_one_by_one(&edition(2)).unwrap();
    let manifest = |desk: &Desk| fs::read(desk.live(".milepost-manifest")).unwrap();
    assert_eq!(manifest(&one), manifest(&two));
}

#[test]
fn attachments_are_copied_from_the_content_and_never_through_a_link() {
    // Proved by sabotage: with the file opened by its path, this test fails.
    let desk = Desk::new();
    let source = desk.root().join("content/a/plan.pdf");
    fs::create_dir(source.parent().unwrap()).unwrap();
    fs::write(&source, [7; 300_000]).unwrap();
    let output = desk.output();
    let copy = |from: &'static str| {
        let request = request(desk.root(), &output, Replacing::Whole);
        publish(&request, vec![site_path("a/plan.pdf")], move |_, _| {
            Ok::<_, String>(Piece::Attachment(from.into()))
        })
    };
    assert_eq!(copy("a/plan.pdf").unwrap().bytes, 300_000);
    let before = Trace::of(&desk.live("a/plan.pdf"));
    assert_eq!(copy("a/plan.pdf").unwrap().mode, Mode::Nothing);
    fs::write(&source, [8; 300_000]).unwrap();
    assert_eq!(copy("a/plan.pdf").unwrap().written, 1);
    assert_ne!(before, Trace::of(&desk.live("a/plan.pdf")));
    assert_eq!(fs::read(desk.live("a/plan.pdf")).unwrap(), [8; 300_000]);

    let secret = desk.root().join("secret.txt");
    fs::write(&secret, "secret").unwrap();
    std::os::unix::fs::symlink(&secret, desk.root().join("content/link.pdf")).unwrap();
    for bad in ["link.pdf", "../secret.txt", "none.pdf"] {
        assert!(matches!(copy(bad), Err(Stopped::World(_))), "{bad}");
        assert_eq!(fs::read(desk.live("a/plan.pdf")).unwrap(), [8; 300_000], "{bad}");
    }
    assert_eq!(desk.stages(), Vec::<String>::new());
}

#[test]
fn a_page_that_cannot_be_made_stops_everything_and_is_named() {
    // Proved by sabotage: a stage that is not removed when it is dropped is found here.
    let desk = Desk::new();
    let site = edition(1);
    desk.publish(&site).unwrap();
    let output = desk.output();
    // Turned round, so that of the two the front page comes first.
    let paths = edition(2).keys().rev().map(|path| site_path(path)).collect();
    let failed = publish(
        &request(desk.root(), &output, Replacing::Whole),
        paths,
        |path, _| match path.as_str() {
            "2023/projects/p3.html" | "index.html" => Err("no"),
            _ => Ok(Piece::Bytes(b"new".into())),
        },
    );
    let Err(Stopped::Page { path, error }) = failed else {
        panic!("two pages cannot be made")
    };
    assert_eq!(
        (path.as_str(), error),
        ("index.html", "no"),
        "the first in the order that was asked for"
    );
    desk.assert_published(&site);
}
