//! One publish at a time to one folder.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};

use super::error::{Action, PublishError};
use super::output::Output;
use super::owner::Owner;

/// Whether a publish takes the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locking {
    /// It stops where another run holds the lock, and where there are no locks.
    Required,
    /// It takes none: the user has seen to it that no other run publishes there.
    Off,
}

/// The lock, held until it is dropped; the system lets it go when the process ends, however it ends.
///
/// The file itself stays: to remove it while another run waits for it would let two runs in.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Said, not left to the close: a process that is just being started may still share the file.
        drop(self.file.unlock());
    }
}

impl Lock {
    /// Takes the lock of `output`, and says in its file who holds it.
    pub(super) fn take(output: &Output) -> Result<Lock, PublishError> {
        let name = output.beside("lock");
        let path = output.parent_path.join(&name);
        let disk = || PublishError::disk(Action::Lock, &path);
        let mut file = output.parent.open_or_create(&name).map_err(disk())?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut line = String::new();
                // What cannot be read is not known; that it is locked is known all the same.
                let holder = file
                    .read_to_string(&mut line)
                    .ok()
                    .and_then(|_| Owner::parse(&line));
                return Err(PublishError::Locked { lock: path, holder });
            }
            Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {
                return Err(PublishError::LockUnsupported { lock: path });
            }
            Err(TryLockError::Error(error)) => return Err(disk()(error)),
        }
        file.set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| file.write_all(Owner::this().line().as_bytes()))
            .map_err(disk())?;
        Ok(Lock { file })
    }
}
