//! Drives on which the system reports no changes that others make.

use std::path::Path;

/// Says whether `path` lies on a network drive, or on one that a virtual machine shares with its host.
///
/// # Source
/// The magic numbers of `linux/magic.h`, and of the drivers for CIFS, SMB 2, VirtualBox and VMware.
#[cfg(target_os = "linux")]
pub(super) fn is_remote(path: &Path) -> bool {
    const REMOTE: [u32; 11] = [
        0x6969,      // NFS
        0x517B,      // SMB
        0xFF53_4D42, // CIFS
        0xFE53_4D42, // SMB 2
        0x564C,      // NCP
        0x5346_414F, // AFS
        0x00C3_6400, // Ceph
        0x0102_1997, // 9P: the drives of Windows in WSL
        0x6573_5546, // FUSE: sshfs and the like
        0x786F_4256, // VirtualBox shared folder
        0xBACB_ACBC, // VMware shared folder
    ];
    // The kernel's type is signed on some machines and wider on others; the number is one of 32 bits.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "magic numbers have 32 bits, whatever the field's type"
    )]
    let magic = |status: rustix::fs::StatFs| status.f_type as u32;
    rustix::fs::statfs(path).is_ok_and(|status| REMOTE.contains(&magic(status)))
}

/// Says no: elsewhere the system tells when it cannot watch.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_remote(_path: &Path) -> bool {
    false
}
