//! Disks that are full, and outputs that are disks of their own. Both need a user who may mount.

use std::fs;

use milepost::io::publish::{Mode, PublishError, Stopped};

use crate::desk::{Desk, edition, pages};
use crate::measure::{figure, size};
use crate::tmpfs::Disk;

#[test]
fn a_full_disk_is_named_with_what_is_free_and_changes_nothing() {
    // Proved by sabotage: with the failure of a write passed over, half a site is published; with what is free asked for
    // after the stage has gone, the size of 622 KiB, which only the manifest is too much for, says that there is room.
    let desk = Desk::new();
    let sizes = size("disk-sizes");
    let (mut full, least, most) = (0, 40, 900);
    for step in 0..sizes {
        let kilobytes = least + (most - least) * step / (sizes - 1);
        let Some(_disk) = Disk::mount(desk.root(), kilobytes) else {
            return;
        };
        fs::create_dir(desk.root().join("content")).unwrap();
        let small = pages(&[("index.html", "i"), ("a.html", "a")]);
        desk.publish(&small).unwrap();
        let Err(stopped) = desk.publish(&edition(1)) else {
            assert!(kilobytes > 564, "the site needs 141 blocks of 4 KiB");
            desk.assert_published(&edition(1));
            continue;
        };
        let Stopped::World(PublishError::Disk {
            path, cause, free, ..
        }) = stopped
        else {
            panic!("{stopped:?}")
        };
        assert_eq!(cause.kind(), std::io::ErrorKind::StorageFull);
        assert!(path.starts_with(desk.root()), "{}", path.display());
        assert!(free.is_some_and(|bytes| bytes < 64 * 1024), "{free:?}");
        desk.assert_published(&small);
        full += 1;
    }
    figure(
        "full-disks",
        format!("{sizes} sizes, {full} too small, 0 changed the live site"),
    );
    assert!(
        full > 0 && full < sizes,
        "some are too small and the largest is not"
    );
}

#[test]
fn an_output_that_is_a_disk_of_its_own_is_published_file_by_file() {
    let desk = Desk::new();
    fs::create_dir(desk.output()).unwrap();
    let Some(_disk) = Disk::mount(&desk.output(), 4096) else {
        return;
    };
    for number in 1..4 {
        let report = desk.publish(&edition(number)).unwrap();
        assert!(matches!(report.mode, Mode::OneByOne(_)), "{:?}", report.mode);
        desk.assert_published(&edition(number));
    }
}
