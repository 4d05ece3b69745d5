//! Small disks, to be full.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A small disk in memory, taken away at the end of the test.
pub struct Disk(PathBuf);

impl Disk {
    /// Mounts a disk of so many KiB over `folder`; none, with a word, where this user may not.
    pub fn mount(folder: &Path, kilobytes: usize) -> Option<Disk> {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={kilobytes}k"), "none"])
            .arg(folder)
            .output();
        match mounted {
            Ok(output) if output.status.success() => Some(Disk(folder.to_path_buf())),
            _ => {
                println!("skipped: this user may not mount a disk in memory");
                None
            }
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: another test may just be starting a process that still holds the folder.
        let unmounted = Command::new("umount").arg("-l").arg(&self.0).status();
        assert!(unmounted.is_ok_and(|status| status.success()));
    }
}
