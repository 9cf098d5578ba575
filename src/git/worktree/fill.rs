//! The files of a worktree that was just made. Where the file system can share content between files, those that the main
//! worktree has as they are to be are clones of them, which takes no room. gix writes the rest.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use gix::index::entry::{Flags, Stat};

use crate::error::{Code, Context as _, Error, Result};
use crate::file_system;
use crate::phase::phase;
use crate::threads::in_parts;

use super::super::dir::{Dir, Way};
use super::super::filter::no_worktree;
use super::super::index::IndexView;
use super::super::reach::FileStat;
use super::super::tracked::entry_of;
use super::super::{BStr, BString, ByteSlice as _, Mode, Oid, Repo};

/// Files per thread below which another thread does not pay.
const SHARE: usize = 256;

impl Repo {
    /// Whether some of these files may have other content in a worktree than is stored, by line ends or a filter.
    fn may_convert(&self, index: &gix::index::State) -> Result<bool> {
        const WORDS: &[&str] = &["crlf", "filter"];
        let config = self.gix.config_snapshot();
        let system = gix::attrs::Source::System.storage_location(&mut |name| std::env::var_os(name));
        Ok(config.boolean("core.autocrlf").unwrap_or(false)
            || config.string("core.eol").is_some_and(|eol| eol.eq_ignore_ascii_case(b"crlf"))
            || system.is_some_and(|file| file.exists())
            || self.attributes_outside(WORDS)
            || self.attributes_below(index, WORDS)?)
    }

    /// Writes this tree into the empty worktree of `made`, and its index. `false` where files may change on their way by one of
    /// these words, which is for git to do; nothing is written then.
    pub(super) fn fill(&self, made: &gix::Repository, tree: Oid, words: &[&str]) -> Result<bool> {
        let root = made.workdir().ok_or_else(no_worktree)?;
        let share: Option<Share> = file_system::may_share_content(root).then_some(share);
        self.fill_with(made, tree, words, share)
    }

    /// The same, with what lets files share their content.
    fn fill_with(&self, made: &gix::Repository, tree: Oid, words: &[&str], share: Option<Share>) -> Result<bool> {
        let failed = || format!("cannot check out {tree}");
        let mut index = made.index_from_tree(&tree).or_code(Code::Internal, failed)?;
        if self.attributes_below(&index, words)? {
            return Ok(false);
        }
        let root = made.workdir().ok_or_else(no_worktree)?;
        let clone = || match share {
            Some(share) => Donor::of(self, &index, root)?.map(|d| d.clone_into(root, &index, share)).transpose(),
            None => Ok(None),
        };
        let cloned = phase("clone", clone)?;
        for (entry, stat) in index.entries_mut().iter_mut().zip(cloned.into_iter().flatten()) {
            let Some(stat) = stat else { continue };
            entry.stat = stat;
            // For gix to leave it out.
            entry.flags.insert(Flags::SKIP_WORKTREE);
        }
        let mut options = made
            .checkout_options(gix::worktree::stack::state::attributes::Source::IdMapping)
            .or_code(Code::Internal, failed)?;
        options.destination_is_initially_empty = true;
        let objects = made.objects.clone().into_arc().or_code(Code::Internal, failed)?;
        let (silent, go_on) = (gix::progress::Discard, AtomicBool::new(false));
        let check_out = || gix::worktree::state::checkout(&mut index, root, objects, &silent, &silent, &go_on, options);
        let outcome = phase("check out", check_out).or_code(Code::Internal, failed)?;
        let cannot_write = |path: &BString| Error::new(Code::Io, format!("cannot write `{path}`"));
        if let Some(first) = outcome.errors.into_iter().next() {
            return Err(cannot_write(&first.path).because(first.error));
        }
        // Where names that differ only in case are one, or a filter program did not do what it was asked for.
        let collided = outcome.collisions.iter().map(|collision| &collision.path);
        let delayed = outcome.delayed_paths_unknown.iter().chain(&outcome.delayed_paths_unprocessed);
        if let Some(path) = collided.chain(delayed).next() {
            return Err(cannot_write(path));
        }
        for entry in index.entries_mut() {
            entry.flags.remove(Flags::SKIP_WORKTREE);
        }
        index.write(gix::index::write::Options::default()).or_io(failed)?;
        Ok(true)
    }
}

/// The main worktree: a file of it that still is what its index says may be what a new worktree is to have.
struct Donor {
    root: PathBuf,
    index: IndexView,
    gix: gix::ThreadSafeRepository,
}

/// Gives one file the content of another.
type Share = fn(&File, &File) -> io::Result<()>;

impl Donor {
    /// Nothing where files may look otherwise in a worktree than they are stored, or are on another file system.
    fn of(repo: &Repo, index: &gix::index::State, target: &Path) -> Result<Option<Donor>> {
        let Some(root) = repo.main_workdir() else { return Ok(None) };
        let device = |dir: &Path| Dir::root(dir).and_then(|dir| dir.device()).ok();
        if device(&root).is_none_or(|found| device(target) != Some(found)) || repo.may_convert(index)? {
            return Ok(None);
        }
        let index = repo.at(&root)?.index_view()?;
        Ok(Some(Donor { root, index, gix: repo.gix.clone().into_sync() }))
    }

    /// Puts what can be cloned below an empty root, and says for each entry what its file looks like.
    fn clone_into(&self, target: &Path, index: &gix::index::State, share: Share) -> Result<Vec<Option<Stat>>> {
        let goes_on = AtomicBool::new(true);
        let failed = |dir: &Path| format!("cannot open `{}`", dir.display());
        in_parts(index.entries(), SHARE, |part| {
            let repo = self.gix.to_thread_local();
            let mut from = Below::new(&self.root).or_io(|| failed(&self.root))?;
            let mut to = Below::new(target).or_io(|| failed(target))?;
            let share = |source: &File, target: &File| {
                let shared = share(source, target);
                // What it cannot for one file, a file system cannot for the others either.
                goes_on.fetch_and(shared.is_ok(), Ordering::Relaxed);
                shared
            };
            let mut clone = |entry: &gix::index::Entry| match goes_on.load(Ordering::Relaxed) {
                // What is not cloned is written by who writes the rest.
                true => {
                    self.clone_one(&repo, entry, entry.path(index), (&mut from, &mut to), share).unwrap_or_default()
                }
                false => None,
            };
            Ok(part.iter().map(&mut clone).collect())
        })
    }

    fn clone_one(
        &self,
        repo: &gix::Repository,
        entry: &gix::index::Entry,
        path: &BStr,
        (from, to): (&mut Below, &mut Below),
        share: impl Fn(&File, &File) -> io::Result<()>,
    ) -> io::Result<Option<Stat>> {
        let Some(wanted) = entry_of(entry).filter(|e| e.mode.is_file()) else { return Ok(None) };
        let (dir, name) = from.dir_of(path, false)?;
        let source = dir.open(name)?;
        let found = FileStat::of_open(&source)?;
        // What a rule that is gone by now had converted is known by its size.
        let has_size = || repo.find_header(entry.id).is_ok_and(|header| header.size() == found.size());
        if !self.index.is_unchanged(path, wanted, &found) || !has_size() {
            return Ok(None);
        }
        let (dir, name) = to.dir_of(path, true)?;
        let target = dir.create(name, wanted.mode == Mode::Executable)?;
        let is_shared = found.size() == 0 || share(&source, &target).is_ok();
        // Somebody may have written to it meanwhile.
        if is_shared && FileStat::of_open(&source).is_ok_and(|now| now.is_untouched(&found)) {
            return Ok(Some(FileStat::of_open(&target)?.as_noted()));
        }
        dir.remove(name).map(|()| None)
    }
}

#[cfg(target_os = "linux")]
fn share(source: &File, target: &File) -> io::Result<()> {
    Ok(rustix::fs::ioctl_ficlone(target, source)?)
}

#[cfg(not(target_os = "linux"))]
fn share(_source: &File, _target: &File) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The directories of a worktree, of which the last one is held open.
struct Below {
    root: Dir,
    last: Option<(BString, Dir)>,
}

impl Below {
    fn new(root: &Path) -> io::Result<Below> {
        Ok(Below { root: Dir::root(root)?, last: None })
    }

    /// The directory of a path, and the name in it; `make` creates what is missing.
    fn dir_of<'p>(&mut self, path: &'p BStr, make: bool) -> io::Result<(&Dir, &'p BStr)> {
        let Some(slash) = path.rfind_byte(b'/') else { return Ok((&self.root, path)) };
        let (dir, name) = (path[..slash].as_bstr(), path[slash + 1..].as_bstr());
        if self.last.as_ref().is_none_or(|last| last.0 != dir) {
            self.last = match self.root.way(dir, make)? {
                Way::Open(open) => Some((dir.to_owned(), open)),
                Way::Missing | Way::Blocked(_) => return Err(io::ErrorKind::NotFound.into()),
            };
        }
        Ok((&self.last.as_ref().expect("it was opened").1, name))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::sync::atomic::AtomicUsize;
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::git::fixture::Fixture;

    /// Files that have been at rest for a while, and so are known not to have changed.
    fn at_rest(attributes: &str) -> Fixture {
        let fixture = Fixture::with(&[]);
        let names = ["deep/er/file", "deep/tool", "edited", "empty", "lines", "link", "moved", "removed", "staged"];
        for name in names {
            fixture.write(name, if name == "empty" { "" } else { "text\n" });
        }
        fixture.write("lines", "text\r\n");
        fixture.write(".gitattributes", attributes);
        fs::set_permissions(fixture.root().join("deep/tool"), fs::Permissions::from_mode(0o755)).expect("a mode");
        for name in names.iter().chain(&[".gitattributes"]) {
            set_time(&fixture, name, SystemTime::now() - Duration::from_secs(3600));
        }
        fixture.commit("base");
        fixture
    }

    /// What every file system can do.
    fn copy(mut source: &File, mut target: &File) -> io::Result<()> {
        io::copy(&mut source, &mut target).map(drop)
    }

    fn set_time(fixture: &Fixture, name: &str, time: SystemTime) {
        let file = File::options().write(true).open(fixture.root().join(name)).expect("a file");
        file.set_modified(time).expect("a time");
    }

    /// What an empty directory is given, as names.
    fn given(fixture: &Fixture) -> Option<Vec<String>> {
        let (repo, target) = (fixture.repo(), fixture.outside("target"));
        fs::create_dir(&target).expect("a directory");
        let tree = Oid::from_hex(fixture.git(&["rev-parse", "HEAD^{tree}"]).as_bytes()).expect("a tree");
        let index = repo.gix.index_from_tree(&tree).expect("an index");
        let stats = Donor::of(&repo, &index, &target).expect("a look").map(|donor| {
            let stats = donor.clone_into(&target, &index, copy).expect("clones");
            let name = |entry: &gix::index::Entry| entry.path(&index).to_string();
            let given = index.entries().iter().zip(&stats).filter(|(_, stat)| stat.is_some());
            let names: Vec<String> = given.map(|(entry, _)| name(entry)).collect();
            for (entry, stat) in index.entries().iter().zip(stats) {
                let found = FileStat::of(&target.join(name(entry)));
                assert_eq!(found.map(|found| found.as_noted()), stat, "{}", name(entry));
            }
            names
        });
        for name in stats.iter().flatten() {
            assert_eq!(
                fs::read(target.join(name)).expect("a file"),
                fs::read(fixture.root().join(name)).expect("a file")
            );
        }
        fs::remove_dir_all(&target).expect("removed");
        stats
    }

    #[test]
    fn what_is_as_the_tree_has_it_is_given_away() {
        let fixture = at_rest("");
        let all = ["deep/er/file", "deep/tool", "edited", "empty", "lines", "link", "moved", "removed", "staged"];
        assert_eq!(given(&fixture).expect("a donor"), [&[".gitattributes"], &all[..]].concat());

        let root = fixture.root();
        fixture.write("edited", "Text\n");
        fs::remove_file(root.join("removed")).expect("a file");
        fs::remove_file(root.join("link")).expect("a file");
        std::os::unix::fs::symlink("lines", root.join("link")).expect("a link");
        fixture.write("staged", "other\n");
        fixture.git(&["add", "staged"]);
        fs::rename(root.join("deep/er"), root.join("deep/elsewhere")).expect("moved");
        std::os::unix::fs::symlink("elsewhere", root.join("deep/er")).expect("a link");
        fs::set_permissions(root.join("deep/tool"), fs::Permissions::from_mode(0o644)).expect("a mode");
        fs::remove_file(root.join("moved")).expect("a file");
        fixture.write("moved/inner", "");
        assert_eq!(given(&fixture).expect("a donor"), [".gitattributes", "empty", "lines"]);
    }

    #[test]
    fn what_is_not_given_away_is_written_beside_it() {
        let fixture = at_rest("");
        let root = fixture.root();
        fs::remove_file(root.join("link")).expect("a file");
        std::os::unix::fs::symlink("lines", root.join("link")).expect("a link");
        fixture.commit("a link");
        fixture.write("edited", "Text\n");
        let target = fixture.outside("target");
        fixture.git(&["worktree", "add", "-q", "--no-checkout", "--detach", target.to_str().expect("plain")]);
        let (repo, made) = (fixture.repo(), Repo::open(&target.join(".git")).expect("a worktree"));
        let tree = repo.tree_of(repo.find_ref("HEAD").expect("a look").expect("a commit")).expect("a tree");
        static SHARED: AtomicUsize = AtomicUsize::new(0);
        let share: Share = |source, target| {
            SHARED.fetch_add(1, Ordering::Relaxed);
            copy(source, target)
        };
        assert!(repo.fill_with(&made.gix, tree, &[], Some(share)).expect("filled"));
        assert_eq!(SHARED.load(Ordering::Relaxed), 6, "all but what was edited, is empty or is a link");
        assert_eq!(fixture.git_at(&target, &["status", "--porcelain"]), "");
        let tags = fixture.git_at(&target, &["ls-files", "-t"]);
        assert!(tags.lines().count() == 10 && tags.lines().all(|line| line.starts_with("H ")), "{tags}");
        assert_eq!(fs::read_to_string(target.join("edited")).expect("a file"), "text\n");
        assert_eq!(fs::read_link(target.join("link")).expect("a link"), Path::new("lines"));
    }

    #[test]
    fn what_looks_otherwise_in_a_worktree_is_not() {
        // Stored without the carriage return, and written without it.
        let fixture = at_rest("* text=auto\n");
        let all = given(&fixture).expect("a donor");
        assert!(!all.contains(&"lines".to_owned()) && all.contains(&"edited".to_owned()), "{all:?}");
        fixture.git(&["config", "core.autocrlf", "input"]);
        assert!(given(&fixture).is_some());
        for (key, value) in [("core.autocrlf", "true"), ("core.eol", "CRLF")] {
            let fixture = at_rest("* text=auto\n");
            fixture.git(&["config", key, value]);
            assert_eq!(given(&fixture), None);
        }
        for attributes in ["*.txt eol=crlf\n", "*.txt crlf\n", "*.txt filter=some\n"] {
            assert_eq!(given(&at_rest(attributes)), None);
        }
    }

    #[test]
    fn where_content_cannot_be_shared_nothing_is_left_of_the_attempt() {
        let fixture = at_rest("# none\n");
        let (repo, target) = (fixture.repo(), fixture.outside("target"));
        fs::create_dir(&target).expect("a directory");
        let tree = Oid::from_hex(fixture.git(&["rev-parse", "HEAD^{tree}"]).as_bytes()).expect("a tree");
        let index = repo.gix.index_from_tree(&tree).expect("an index");
        let donor = Donor::of(&repo, &index, &target).expect("a look").expect("a donor");
        let stats =
            donor.clone_into(&target, &index, |_, _| Err(io::ErrorKind::Unsupported.into())).expect("no clones");
        assert!(stats.iter().all(Option::is_none), "{stats:?}");
        assert_eq!(fs::read_dir(&target).expect("a directory").count(), 0);
    }

    #[test]
    fn what_was_written_just_now_is_not() {
        let fixture = at_rest("");
        fixture.write("edited", "other\n");
        // However long the commit takes.
        set_time(&fixture, "edited", SystemTime::now() + Duration::from_secs(3600));
        fixture.git(&["commit", "-q", "-a", "-m", "at once"]);
        let all = given(&fixture).expect("a donor");
        assert!(!all.contains(&"edited".to_owned()) && all.contains(&"staged".to_owned()), "{all:?}");
    }
}
