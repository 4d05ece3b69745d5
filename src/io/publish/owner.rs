//! Which run a lock or a stage belongs to.

use crate::io::clock;

/// A run of the program, as its lock file and its stage name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Number of the process.
    pub pid: u32,
    /// Name of the machine.
    pub host: String,
    /// When it began, with its zone.
    pub since: String,
}

impl Owner {
    /// Returns the owner that this process is.
    pub(super) fn this() -> Owner {
        Owner {
            pid: std::process::id(),
            host: host(),
            since: clock::moment(),
        }
    }

    /// Reads what [`Owner::line`] wrote, or none where it is something else.
    pub(super) fn parse(line: &str) -> Option<Owner> {
        let mut parts = line.trim_end_matches('\n').splitn(3, ' ');
        Some(Owner {
            pid: parts.next()?.parse().ok()?,
            host: parts.next()?.to_owned(),
            since: parts.next()?.to_owned(),
        })
    }

    /// Returns the owner as one line.
    pub(super) fn line(&self) -> String {
        format!("{} {} {}\n", self.pid, self.host, self.since)
    }

    /// Says whether the run was one of this machine.
    pub(super) fn is_here(&self) -> bool {
        self.host == host()
    }

    /// Says whether a process of this machine has the run's number now; a later process may have got it.
    pub(super) fn may_be_alive(&self) -> bool {
        is_alive(self.pid)
    }
}

#[cfg(unix)]
fn host() -> String {
    let name = rustix::system::uname();
    // A blank would split the line that it is written in.
    name.nodename()
        .to_string_lossy()
        .replace(char::is_whitespace, "-")
}

#[cfg(unix)]
fn is_alive(pid: u32) -> bool {
    let pid = i32::try_from(pid).ok().and_then(rustix::process::Pid::from_raw);
    let Some(pid) = pid else { return false };
    match rustix::process::test_kill_process(pid) {
        Ok(()) => true,
        // It is there, and another user's.
        Err(error) => error == rustix::io::Errno::PERM,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_is_read_back_from_its_line() {
        let owner = Owner::this();
        assert_eq!(Owner::parse(&owner.line()), Some(owner.clone()));
        assert!(owner.is_here() && owner.may_be_alive());
        for bad in ["", "x host now", "1", "1 host"] {
            assert_eq!(Owner::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_process_that_ended_is_not_alive() {
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let pid = child.id();
        child.wait().unwrap();
        assert!(!is_alive(pid));
    }
}
