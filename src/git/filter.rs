//! Content on its way between files and objects: clean and smudge filters, line endings, `ident`, modes, links.
//! Never guesses: what gix would do differently from git is refused here, so that the caller asks the `git` program.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use gix::filter::plumbing;
use plumbing::pipeline::CrlfRoundTripCheck;
use plumbing::pipeline::convert::{ToGitOutcome, to_worktree};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::filter_git::{self, ByGit};
use super::pack;
use super::reach::{bytes_of, is_executable, is_missing, os_path, reach};
use super::repo::Aside;
use super::{BStr, BString, ByteSlice as _, Entry, Mode, Oid, Repo};

/// git streams larger files; so the `git` program gets them, and this process never holds them whole.
const HUGE: u64 = 512 << 20;

/// Content from this size on is stored at once where it will be stored anyway, and not held in memory.
const LARGE: usize = 1 << 20;

const ENCODING: &str = "working-tree-encoding";

/// Why a file could not be turned into an object.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The `git` program has to do it.
    Unsupported(String),
    /// The file cannot be read.
    Unreadable(io::Error),
    /// Storing failed.
    Failed(Error),
}

/// What a path on disk turned into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stored {
    /// Content with its mode.
    Entry(Entry),
    /// Nothing is there.
    Missing,
    /// A directory is there.
    Directory,
    /// A pipe, socket or device is there.
    Special,
}

/// Whether content only gets its id, or is stored too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Write nothing.
    Look,
    /// Write objects.
    Store,
}

enum Smudged {
    Same,
    Other(Vec<u8>),
}

/// The filters of one worktree with one set of attributes. One per thread.
pub(crate) struct Filters {
    gix: gix::Repository,
    pipeline: plumbing::Pipeline,
    stack: gix::worktree::Stack,
    /// What decides whether gix is exact for a path.
    asked: gix::attrs::search::Outcome,
    /// Names of filters that are programs, and of those that are long-running.
    programs: BTreeSet<BString>,
    processes: BTreeSet<BString>,
    by_git: ByGit,
    root: PathBuf,
    symlinks: bool,
    executable_bit: bool,
    /// The tree whose `.gitattributes` count, `None` for those on disk.
    tree: Option<Oid>,
    /// Where new content goes when it is to stay in memory.
    aside: Option<Aside>,
}

impl Filters {
    /// Attributes as `git add` sees them: from disk, else from the index.
    pub(super) fn for_worktree(
        gix: gix::Repository,
        index: &gix::index::State,
        aside: Option<Aside>,
    ) -> Result<Filters> {
        let source = gix::worktree::stack::state::attributes::Source::WorktreeThenIdMapping;
        let mut filters = Filters::new(gix, index, source, None)?;
        filters.aside = aside;
        Ok(filters)
    }

    fn new(
        gix: gix::Repository,
        index: &gix::index::State,
        source: gix::worktree::stack::state::attributes::Source,
        tree: Option<Oid>,
    ) -> Result<Filters> {
        let what = "cannot set up the content filters";
        // `core.safecrlf` guards an interactive `git add`; a checkpoint must not fail over it.
        let options = plumbing::pipeline::Options {
            crlf_roundtrip_check: CrlfRoundTripCheck::Skip,
            ..gix::filter::Pipeline::options(&gix).or_internal(what)?
        };
        let context = gix.command_context().or_internal(what)?;
        let pipeline = plumbing::Pipeline::new(context, gix.object_hash(), options);
        let stack = gix.attributes_only(index, source).or_internal(what)?.detach();
        let asked = stack.selected_attribute_matches([ENCODING, "ident", "filter"]);
        let caps = gix.filesystem_options().or_internal(what)?;
        let root = gix.workdir().ok_or_else(no_worktree)?.to_owned();
        Ok(Filters {
            pipeline,
            stack,
            asked,
            programs: drivers(&gix, &["process", "smudge"]),
            processes: drivers(&gix, &["process"]),
            by_git: ByGit::default(),
            root,
            symlinks: caps.symlink,
            executable_bit: caps.executable_bit,
            tree,
            aside: None,
            gix,
        })
    }

    /// Whether links can be made here.
    pub(crate) fn makes_links(&self) -> bool {
        self.symlinks
    }

    /// The mode git would give this file, whose index entry is `before`.
    fn mode(&self, metadata: &Metadata, before: Option<Mode>) -> Mode {
        if metadata.is_symlink() {
            return Mode::Link;
        }
        if !self.symlinks && before == Some(Mode::Link) {
            return Mode::Link;
        }
        if !self.executable_bit {
            return before.filter(|m| m.is_file()).unwrap_or(Mode::File);
        }
        if is_executable(metadata) { Mode::Executable } else { Mode::File }
    }

    /// Turns what is on disk at `path` into an object as `git add` would; `before` is what the index has there.
    pub(crate) fn store(
        &mut self,
        path: &BStr,
        before: Option<Entry>,
        purpose: Purpose,
    ) -> std::result::Result<Stored, Refusal> {
        let file = reach(&self.root, path);
        let metadata = match file.symlink_metadata() {
            Ok(metadata) => metadata,
            Err(e) if is_missing(&e) => return Ok(Stored::Missing),
            Err(e) => return Err(Refusal::Unreadable(e)),
        };
        let mode = self.mode(&metadata, before.map(|e| e.mode));
        let id = if metadata.is_symlink() {
            let target = std::fs::read_link(&file).map_err(Refusal::Unreadable)?;
            self.object(&bytes_of(target.as_os_str()), purpose)
        } else if metadata.is_file() {
            self.store_file(path, &file, &metadata, before.map(|e| e.id), purpose)
        } else if metadata.is_dir() {
            return Ok(Stored::Directory);
        } else {
            return Ok(Stored::Special);
        };
        match id {
            Ok(id) => Ok(Stored::Entry(Entry { mode, id })),
            Err(Refusal::Unreadable(e)) if is_missing(&e) => Ok(Stored::Missing),
            Err(e) => Err(e),
        }
    }

    fn store_file(
        &mut self,
        path: &BStr,
        file: &Path,
        metadata: &Metadata,
        in_index: Option<Oid>,
        purpose: Purpose,
    ) -> std::result::Result<Oid, Refusal> {
        let done = if metadata.len() > HUGE {
            Err(Refusal::Unsupported(format!("`{path}` is very large")))
        } else if let Some(why) = self.needs_git(path, false).map_err(Refusal::Failed)? {
            Err(Refusal::Unsupported(format!("`{path}` has {why}")))
        } else {
            self.store_by_gix(path, file, metadata, in_index, purpose)
        };
        match (done, self.tree) {
            (Err(Refusal::Unsupported(_)), Some(tree)) => {
                let Filters { by_git, root, gix, .. } = self;
                by_git.clean(|| filter_git::at(root, gix.git_dir(), Some(tree)), path).map_err(Refusal::Failed)
            }
            (done, _) => done,
        }
    }

    fn store_by_gix(
        &mut self,
        path: &BStr,
        file: &Path,
        metadata: &Metadata,
        in_index: Option<Oid>,
        purpose: Purpose,
    ) -> std::result::Result<Oid, Refusal> {
        let source = File::open(file).map_err(Refusal::Unreadable)?;
        let Filters { gix, pipeline, stack, aside, .. } = self;
        let unsupported = |e: &dyn std::fmt::Display| Refusal::Unsupported(format!("`{path}`: {e}"));
        let attributes = stack.at_entry(path, None, &gix.objects).map_err(|e| unsupported(&e))?;
        let outcome = pipeline
            .convert_to_git(
                source,
                &os_path(path),
                &mut |_, out| {
                    attributes.matching_attributes(out);
                },
                &mut |buffer| {
                    let Some(id) = in_index else { return Ok(None) };
                    // Line endings depend on it: where a partial clone lacks it, git has to fetch it.
                    let Some(found) = gix::objs::Find::try_find(&gix.objects, &id, buffer)? else {
                        return Err(gix::Error::from_error(gix::error::message("the indexed blob is not here")));
                    };
                    Ok((found.kind == gix::objs::Kind::Blob).then_some(()))
                },
            )
            .map_err(|e| unsupported(&e))?;
        let data: Cow<'_, [u8]> = match outcome {
            ToGitOutcome::Buffer(bytes) => Cow::Borrowed(bytes),
            ToGitOutcome::Unchanged(mut file) => {
                let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
                file.read_to_end(&mut bytes).map_err(Refusal::Unreadable)?;
                Cow::Owned(bytes)
            }
            ToGitOutcome::Process(mut output) => {
                let mut bytes = Vec::new();
                output.read_to_end(&mut bytes).map_err(|e| unsupported(&e))?;
                Cow::Owned(bytes)
            }
        };
        object(gix, aside.as_ref(), &data, purpose)
    }

    fn object(&self, data: &[u8], purpose: Purpose) -> std::result::Result<Oid, Refusal> {
        object(&self.gix, self.aside.as_ref(), data, purpose)
    }

    /// Why only `git` converts this path exactly: gix and git disagree on several encodings, on `ident` when writing a
    /// file, and gix leaves out the line feeds that long-running filters expect after the words of the protocol.
    fn needs_git(&mut self, path: &BStr, writing: bool) -> Result<Option<&'static str>> {
        let what = || format!("cannot read the attributes of `{path}`");
        self.asked.reset();
        let platform = self.stack.at_entry(path, None, &self.gix.objects).or_io(what)?;
        platform.matching_attributes(&mut self.asked);
        for found in self.asked.iter_selected() {
            let name = found.assignment.name.as_str();
            if name == "ident" && writing && found.assignment.state == gix::attrs::StateRef::Set {
                return Ok(Some("`ident`"));
            }
            let Some(value) = found.assignment.state.as_bstr() else { continue };
            if name == "filter" && self.processes.contains(value) {
                return Ok(Some("a long-running filter"));
            }
            if name == ENCODING && !value.eq_ignore_ascii_case(b"utf-8") {
                return Ok(Some("a `working-tree-encoding`"));
            }
        }
        Ok(None)
    }

    /// Whether a program makes the content of this path: it may fail where nothing else does.
    pub(crate) fn runs_program(&mut self, path: &BStr) -> Result<bool> {
        self.needs_git(path, false)?;
        let mut found = self.asked.iter_selected().filter(|m| m.assignment.name.as_str() == "filter");
        Ok(found.any(|m| m.assignment.state.as_bstr().is_some_and(|v| self.programs.contains(v))))
    }

    /// The bytes that belong into the file at `path` for this blob: smudge filters, line endings, `ident`, encoding.
    pub(crate) fn smudge(&mut self, repo: &Repo, path: &BStr, id: Oid) -> Result<Vec<u8>> {
        if self.needs_git(path, true)?.is_some() {
            return self.smudge_by_git(repo, path, id);
        }
        let blob = repo.read_blob(id)?;
        match self.smudge_by_gix(path, &blob) {
            Some(Smudged::Same) => Ok(blob),
            Some(Smudged::Other(bytes)) => Ok(bytes),
            // What gix stumbles over git may still do: it takes raw content where a filter is not required.
            None => self.smudge_by_git(repo, path, id),
        }
    }

    fn smudge_by_gix(&mut self, path: &BStr, blob: &[u8]) -> Option<Smudged> {
        let Filters { gix, pipeline, stack, .. } = self;
        let attributes = stack.at_entry(path, None, &gix.objects).ok()?;
        let options = to_worktree::Options {
            can_delay: plumbing::driver::apply::Delay::Forbid,
            unknown_encoding: to_worktree::UnknownEncoding::Fail,
        };
        let select = &mut |_: &BStr, out: &mut gix::attrs::search::Outcome| {
            attributes.matching_attributes(out);
        };
        let mut outcome = pipeline.convert_to_worktree(blob, path, select, options).ok()?;
        if !outcome.is_changed() {
            return Some(Smudged::Same);
        }
        let mut bytes = Vec::new();
        outcome.read_to_end(&mut bytes).ok()?;
        Some(Smudged::Other(bytes))
    }

    fn smudge_by_git(&mut self, repo: &Repo, path: &BStr, id: Oid) -> Result<Vec<u8>> {
        let Filters { by_git, root, tree, .. } = self;
        by_git.smudge(|| filter_git::at(root, repo.git_dir(), *tree), path, id)
    }
}

impl Drop for Filters {
    fn drop(&mut self) {
        // Long-running filters flush what they keep when their input closes; their exit status is no news to git either.
        let _ = self.pipeline.driver_state_mut().shutdown(plumbing::driver::shutdown::Mode::WaitForProcesses);
    }
}

/// The attribute files of a tree, as far as certain paths need them.
pub(crate) struct TreeRules {
    tree: Oid,
    files: gix::index::State,
}

impl Repo {
    /// The attributes of a tree alone, for these paths: a checkout in the making.
    pub(crate) fn rules_of_tree<'p>(
        &self,
        tree: Oid,
        paths: impl IntoIterator<Item = &'p BString>,
    ) -> Result<TreeRules> {
        let mut dirs: BTreeSet<&BStr> = BTreeSet::new();
        for path in paths {
            let mut at = path.as_bstr();
            while let Some(slash) = at.rfind_byte(b'/') {
                at = at[..slash].as_bstr();
                if !dirs.insert(at) {
                    break;
                }
            }
        }
        let mut files = gix::index::State::new(self.gix.object_hash());
        self.find_rules(tree, b"".as_bstr(), &dirs, &mut files)?;
        files.sort_entries();
        Ok(TreeRules { tree, files })
    }

    /// Adds the attribute file of a directory and of those below it.
    fn find_rules(&self, tree: Oid, at: &BStr, dirs: &BTreeSet<&BStr>, files: &mut gix::index::State) -> Result<()> {
        for (name, entry) in self.tree_entries(tree)? {
            let is_rules = entry.mode.is_file() && name == ".gitattributes";
            if !is_rules && entry.mode != Mode::Tree {
                continue;
            }
            let mut path = at.to_owned();
            if !at.is_empty() {
                path.push(b'/');
            }
            path.extend_from_slice(&name);
            if is_rules {
                let (stat, flags) = (gix::index::entry::Stat::default(), gix::index::entry::Flags::empty());
                files.dangerously_push_entry(stat, entry.id, flags, gix::index::entry::Mode::FILE, path.as_bstr());
            } else if dirs.contains(path.as_bstr()) {
                self.find_rules(entry.id, path.as_bstr(), dirs, files)?;
            }
        }
        Ok(())
    }

    /// Filters with the attributes of a tree.
    pub(crate) fn filters(&self, rules: &TreeRules) -> Result<Filters> {
        let source = gix::worktree::stack::state::attributes::Source::IdMapping;
        Filters::new(self.gix.clone(), &rules.files, source, Some(rules.tree))
    }
}

/// The filters that have one of these programs.
fn drivers(gix: &gix::Repository, keys: &[&str]) -> BTreeSet<BString> {
    let config = gix.config_snapshot();
    let sections = config.sections_by_name("filter").into_iter().flatten();
    let named = sections.filter(|s| keys.iter().any(|key| s.value(key).is_some_and(|v| !v.is_empty())));
    named.filter_map(|s| s.header().subsection_name().map(ToOwned::to_owned)).collect()
}

fn object(
    gix: &gix::Repository,
    aside: Option<&Aside>,
    data: &[u8],
    purpose: Purpose,
) -> std::result::Result<Oid, Refusal> {
    let failed = |e: Error| Refusal::Failed(e);
    let hash =
        || gix::objs::compute_hash(gix.object_hash(), gix::objs::Kind::Blob, data).or_internal("cannot hash content");
    match (purpose, aside) {
        (Purpose::Look, _) => hash().map_err(failed),
        (Purpose::Store, Some(aside)) if data.len() < LARGE || !aside.is_stored_later() => {
            let id = hash().map_err(failed)?;
            pack::store(gix, aside.put(id, data)).map_err(failed)?;
            Ok(id)
        }
        (Purpose::Store, _) => {
            let what = || "cannot write an object".to_owned();
            durable::step("blob").or_io(what).map_err(failed)?;
            Ok(gix.write_blob(data).or_io(what).map_err(failed)?.detach())
        }
    }
}

pub(super) fn no_worktree() -> Error {
    Error::new(Code::Unsupported, "there are no files here: the repository has no worktree")
}
