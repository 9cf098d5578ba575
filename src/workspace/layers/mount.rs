//! Puts layers together as one tree of files, for this process and those that it starts: in a mount namespace of their own,
//! and in a user namespace where that needs no privilege. Nobody else sees it, and it is gone with the last of them.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::error::{Code, Error, Result};
use crate::git::ByteSlice as _;

use super::Layers;

/// Among the layers, the file with the name under which they were mounted last.
const MOUNT: &str = "mount";

/// What is to be put together, and where.
#[derive(Debug, Clone)]
pub struct Place {
    /// The layers.
    pub layers: Layers,
    /// The empty directory that shows them.
    pub at: PathBuf,
}

/// Why a workspace of layers is not to be had.
fn refused(what: &str, cause: io::Error) -> Error {
    Error::new(Code::Unsupported, format!("the system refuses {what}")).because(cause)
}

/// Leaves the mounts of everybody else and mounts the layers. Only a process with one thread may.
#[cfg(target_os = "linux")]
pub fn enter(place: &Place) -> Result<()> {
    leave().map_err(|e| refused("a namespace for mounts", e))?;
    let mounted = || -> io::Result<()> {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let name = format!("tine-{}-{}", std::process::id(), now.as_nanos());
        std::fs::write(place.layers.dir().join(MOUNT), &name)?;
        mount(place, &name)
    };
    mounted().map_err(|e| refused("to mount layers", e))
}

/// A process that sees layers mounted.
#[derive(Debug, Clone)]
pub struct Process {
    /// Its number.
    pub number: u32,
    /// The name of its program.
    pub name: String,
}

/// The processes to which the layers in this folder are mounted, as far as we may look: also those that went on to a namespace
/// of their own, which began as a copy.
pub(super) fn processes_in(dir: &Path) -> Vec<Process> {
    let Ok(name) = std::fs::read(dir.join(MOUNT)) else { return Vec::new() };
    let Ok(all) = std::fs::read_dir("/proc") else { return Vec::new() };
    let mut known: HashMap<PathBuf, bool> = HashMap::new();
    let mut found = Vec::new();
    for number in all.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok()) {
        let place = Path::new("/proc").join(number.to_string());
        // Nobody's any more, or one that we may not look into.
        let Ok(namespace) = std::fs::read_link(place.join("ns/mnt")) else { continue };
        let has_it = || std::fs::read(place.join("mountinfo")).is_ok_and(|mounts| mounts.contains_str(&name));
        if *known.entry(namespace).or_insert_with(has_it) {
            let name = std::fs::read_to_string(place.join("comm")).unwrap_or_default();
            found.push(Process { number, name: name.trim_end().to_owned() });
        }
    }
    found
}

#[cfg(target_os = "linux")]
fn leave() -> io::Result<()> {
    use nix::errno::Errno;
    use nix::sched::{CloneFlags, unshare};
    let (user, group) = (rustix::process::geteuid().as_raw(), rustix::process::getegid().as_raw());
    match unshare(CloneFlags::CLONE_NEWNS) {
        Ok(()) => return Ok(()),
        Err(Errno::EPERM) => {}
        Err(e) => return Err(e.into()),
    }
    unshare(CloneFlags::CLONE_NEWUSER | CloneFlags::CLONE_NEWNS)?;
    // Everybody stays who they are; groups cannot be given away then.
    std::fs::write("/proc/self/setgroups", "deny")?;
    std::fs::write("/proc/self/uid_map", format!("{user} {user} 1"))?;
    std::fs::write("/proc/self/gid_map", format!("{group} {group} 1"))
}

#[cfg(target_os = "linux")]
fn mount(place: &Place, name: &str) -> io::Result<()> {
    use nix::mount::{MsFlags, mount};
    const NONE: Option<&str> = None;
    mount(NONE, "/", NONE, MsFlags::MS_REC | MsFlags::MS_PRIVATE, NONE)?;
    // The options are a list with commas and colons: with names from the folder of the layers none is in a path.
    let here = std::env::current_dir()?;
    let at = std::path::absolute(&place.at)?;
    std::env::set_current_dir(place.layers.dir())?;
    let options = "lowerdir=base/files,upperdir=upper,workdir=work,userxattr,index=off";
    let mounted = mount(Some(name), &at, Some("overlay"), MsFlags::empty(), Some(options));
    std::env::set_current_dir(here)?;
    Ok(mounted?)
}

/// No other system has such mounts.
#[cfg(not(target_os = "linux"))]
pub fn enter(_place: &Place) -> Result<()> {
    Err(refused("to mount layers", io::Error::from(io::ErrorKind::Unsupported)))
}

/// An empty folder in which layers can be tried out; gone when this is dropped.
pub struct Trial(tempfile::TempDir);

impl Trial {
    /// Makes it below the root of all layers, since it depends on the file system whether they can be mounted.
    pub fn new(root: &Path) -> Result<Trial> {
        let fail = |e| refused("a trial of layers", e);
        std::fs::create_dir_all(root).map_err(fail)?;
        tempfile::Builder::new().prefix("trial-").tempdir_in(root).map(Trial).map_err(fail)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        let _ = super::remove(&self.0.path().join("work"));
    }
}

/// Mounts layers of a few files in this empty folder, and sees whether what is removed there is gone.
pub fn try_out(folder: &Path) -> Result<()> {
    let fail = |e| refused("a trial of layers", e);
    let place = Place { layers: Layers { dir: folder.to_owned() }, at: folder.join("at") };
    let below = |name: &str| place.at.join("dir").join(name);
    std::fs::create_dir_all(folder.join("base/files/dir")).map_err(fail)?;
    std::fs::write(folder.join("base/files/dir/file"), "old").map_err(fail)?;
    place.layers.make().map_err(fail)?;
    std::fs::create_dir(&place.at).map_err(fail)?;
    enter(&place)?;
    let replaced = || -> io::Result<bool> {
        std::fs::remove_file(below("file"))?;
        std::fs::remove_dir(place.at.join("dir"))?;
        std::fs::create_dir(place.at.join("dir"))?;
        std::fs::write(below("new"), "new")?;
        Ok(below("new").exists() && !below("file").exists())
    };
    match replaced() {
        Ok(true) => Ok(()),
        Ok(false) => Err(refused("to replace a directory", io::ErrorKind::Unsupported.into())),
        Err(e) => Err(refused("to replace a directory", e)),
    }
}
