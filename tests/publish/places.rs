//! Where nothing may be published.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use milepost::io::publish::{Piece, PublishError, Refusal, Replacing, Request, Stopped, publish};

use crate::desk::{Desk, contents, edition, request, site_path};

fn refusal(request: &Request<'_>) -> Option<Refusal> {
    let published = publish(request, vec![site_path("index.html")], |_, _| {
        Ok::<_, String>(Piece::Bytes(b"page".into()))
    });
    match published {
        Ok(_) => None,
        Err(Stopped::World(PublishError::Refused { reason, .. })) => Some(reason),
        Err(other) => panic!("{}: {other:?}", request.output.display()),
    }
}

#[test]
fn a_mistyped_output_costs_nobody_anything() {
    // The stories of blogdown#518 and of every output that was the source. Proved by sabotage: without any one
    // of the reasons, the places of that reason are published to, or refused for another.
    let desk = Desk::new();
    let root = desk.root();
    fs::create_dir_all(root.join("themes/office")).unwrap();
    fs::create_dir_all(root.join("home/desk")).unwrap();
    fs::write(root.join("file"), "").unwrap();
    symlink("home", root.join("link")).unwrap();
    let before = contents(root);
    let cases = [
        (".", Refusal::Source),
        ("content/..", Refusal::Source),
        ("..", Refusal::HoldsSource),
        ("content", Refusal::InsideSource),
        ("content/public", Refusal::InsideSource),
        ("themes/office/out", Refusal::InsideSource),
        ("home", Refusal::Home),
        ("link", Refusal::Symlink),
        ("link/", Refusal::Symlink),
        ("file", Refusal::NotAFolder),
        ("file/public", Refusal::NotAFolder),
        ("none/../content", Refusal::Name),
        ("/", Refusal::FileSystemRoot),
    ];
    for (output, reason) in cases {
        let output = root.join(output);
        let home = root.join("home/desk");
        let request = Request {
            home: Some(&home),
            ..request(root, &output, Replacing::Whole)
        };
        assert_eq!(refusal(&request), Some(reason), "{}", output.display());
    }
    assert_eq!(contents(root), before, "nothing was made anywhere");
    let real = tempfile::tempdir().unwrap();
    symlink(root, real.path().join("site")).unwrap();
    let through = real.path().join("site/content/out");
    assert_eq!(
        refusal(&request(root, &through, Replacing::Whole)),
        Some(Refusal::InsideSource),
        "a way through a link is still a way into the source"
    );
}

#[test]
fn neither_the_site_nor_a_source_that_lies_elsewhere_is_published_over() {
    // Proved by sabotage: without the look at the site's own folder the first is published to, without the look at the
    // sources the second.
    let place = tempfile::tempdir().unwrap();
    let (site, elsewhere) = (place.path().join("sites/one"), place.path().join("share/briefs"));
    fs::create_dir_all(&site).unwrap();
    fs::create_dir_all(&elsewhere).unwrap();
    symlink(&elsewhere, site.join("content")).unwrap();
    symlink(&elsewhere, site.join("themes")).unwrap();
    for output in ["sites", "share"] {
        let output = place.path().join(output);
        assert_eq!(
            refusal(&request(&site, &output, Replacing::Whole)),
            Some(Refusal::HoldsSource),
            "{}",
            output.display()
        );
    }
}

#[test]
fn folders_above_the_output_are_made_and_a_link_among_them_is_followed() {
    let desk = Desk::new();
    fs::create_dir(desk.root().join("real")).unwrap();
    symlink("real", desk.root().join("link")).unwrap();
    let output = desk.root().join("link/www/site");
    assert_eq!(refusal(&request(desk.root(), &output, Replacing::Whole)), None);
    assert_eq!(
        fs::read(desk.root().join("real/www/site/index.html")).unwrap(),
        b"page"
    );
}

#[test]
fn an_output_relative_to_the_current_folder_is_found() {
    // A path in the crate's own folder that is not made: only its refusal is looked at.
    let desk = Desk::new();
    let output = Path::new("Cargo.toml");
    let reason = refusal(&request(desk.root(), output, Replacing::Whole));
    assert_eq!(reason, Some(Refusal::NotAFolder));
}

#[test]
fn two_outputs_of_one_site_do_not_know_of_each_other() {
    let desk = Desk::new();
    desk.publish(&edition(1)).unwrap();
    let other = desk.root().join("public-2");
    assert_eq!(refusal(&request(desk.root(), &other, Replacing::Whole)), None);
    desk.assert_published(&edition(1));
}
