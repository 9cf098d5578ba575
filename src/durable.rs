//! Files that survive a crash: written beside their place, synced, renamed, their directory synced.
//! Also the failpoints: in debug builds every durable step counts, and the crash tests stop the process or
//! fail the write at any of them through `TINE_FAIL`. Release builds have no failpoints.

use std::fs::File;
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

/// Announces a durable step about to happen. With `TINE_FAIL=kill@N`, `enospc@N` or `eio@N` the N-th one
/// (counted from 1) kills the process or fails; with `TINE_FAIL=list:FILE` each step's name is appended there.
#[cfg(debug_assertions)]
pub fn step(name: &str) -> io::Result<()> {
    failpoint::hit(name)
}

/// Release builds have no failpoints.
#[cfg(not(debug_assertions))]
pub fn step(_name: &str) -> io::Result<()> {
    Ok(())
}

#[cfg(debug_assertions)]
mod failpoint {
    use std::io::{self, Write as _};
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU64, Ordering};

    enum Plan {
        None,
        List(std::path::PathBuf),
        Kill(u64),
        Fail(u64, i32),
    }

    static PLAN: OnceLock<Plan> = OnceLock::new();
    static COUNT: AtomicU64 = AtomicU64::new(0);
    const EIO: i32 = 5;
    const ENOSPC: i32 = 28;

    fn plan() -> Plan {
        let Ok(text) = std::env::var("TINE_FAIL") else {
            return Plan::None;
        };
        if let Some(file) = text.strip_prefix("list:") {
            return Plan::List(file.into());
        }
        let at = |n: &str| n.parse().expect("TINE_FAIL ends in a step number");
        match text.split_once('@') {
            Some(("kill", n)) => Plan::Kill(at(n)),
            Some(("enospc", n)) => Plan::Fail(at(n), ENOSPC),
            Some(("eio", n)) => Plan::Fail(at(n), EIO),
            _ => panic!("TINE_FAIL is list:FILE, kill@N, enospc@N or eio@N"),
        }
    }

    pub fn hit(name: &str) -> io::Result<()> {
        let plan = PLAN.get_or_init(plan);
        let here = COUNT.fetch_add(1, Ordering::SeqCst) + 1;
        match plan {
            Plan::None => Ok(()),
            Plan::List(file) => {
                let mut f = std::fs::OpenOptions::new().create(true).append(true).open(file)?;
                writeln!(f, "{here} {name}")
            }
            Plan::Kill(n) if here == *n => std::process::abort(),
            // From the chosen step on every write fails, as on a disk that is full.
            Plan::Fail(n, errno) if here >= *n => Err(io::Error::from_raw_os_error(*errno)),
            Plan::Kill(_) | Plan::Fail(..) => Ok(()),
        }
    }
}

/// Replaces `path` with `bytes` so that a crash leaves the old or the new content, never a part.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let dir = path.parent().expect("a file has a directory");
    step("file")?;
    std::fs::create_dir_all(dir)?;
    let mut temp = temporary(dir)?;
    temp.write_all(bytes)?;
    temp.as_file().sync_data()?;
    temp.persist(path).map_err(|e| e.error)?;
    sync_dir(dir)
}

/// Replaces the content of somebody's own file, so that a crash leaves the old or the new one. Follows a link to the file, keeps
/// its mode, and fails where writing into it would.
pub fn rewrite(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = match path.canonicalize() {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound && !path.is_symlink() => return replace(path, bytes),
        Err(e) => return Err(e),
    };
    let mode = File::options().write(true).open(&file)?.metadata()?.permissions();
    let dir = file.parent().expect("a file has a directory");
    step("file")?;
    let mut temp = temporary(dir)?;
    temp.write_all(bytes)?;
    temp.as_file().set_permissions(mode)?;
    temp.as_file().sync_data()?;
    temp.persist(&file).map_err(|e| e.error)?;
    sync_dir(dir)
}

/// Start of the names of our own temporary files. Some are in worktrees; no scan ever takes what a kill left of them.
pub const TEMP_PREFIX: &str = ".tine-tmp-";

/// A file that is to take a place in `dir`, for everybody to read whom the umask lets: who may read a repository may ask tine
/// about it.
pub fn temporary(dir: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(TEMP_PREFIX).permissions(std::fs::Permissions::from_mode(0o666)).tempfile_in(dir)
}

/// Makes the names in `dir` durable.
pub fn sync_dir(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}
