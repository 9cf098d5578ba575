//! Another repository, looked at from aside: what its refs are, and single trees of it, through any transport that git
//! has. What is fetched lies in a bare repository of its own in a temporary directory, so nothing of a stranger's history
//! or refs gets into the one that it is wanted for.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

use crate::error::{Code, Context as _, Error, Result};

use super::refs::parse_oid;
use super::{Git, Oid, Repo};

/// The refs of another repository below a prefix, by name.
pub fn foreign_refs(place: &OsStr, prefix: &str) -> Result<BTreeMap<String, Oid>> {
    let out =
        Git::new().args(["ls-remote", "--refs", "--quiet", "--"]).arg(place).arg(format!("{prefix}*")).output()?;
    if out.status != Some(0) {
        return Err(unreachable(place, &out.stderr));
    }
    let mut all = BTreeMap::new();
    for line in out.stdout.split(|b| *b == b'\n').filter(|l| !l.is_empty()) {
        let text = String::from_utf8_lossy(line);
        let Some((id, name)) = text.split_once('\t') else { continue };
        if name.starts_with(prefix) {
            all.insert(name.to_owned(), parse_oid(id.as_bytes())?);
        }
    }
    Ok(all)
}

fn unreachable(place: &OsStr, said: &str) -> Error {
    let said = said.lines().find(|l| !l.trim().is_empty()).unwrap_or("git gave no reason");
    let said = said.trim_start_matches("fatal: ").trim_end_matches('.');
    let shown = shown_place(place);
    Error::new(Code::NotFound, format!("cannot read the repository `{shown}`: {said}"))
        .hint(format!("git ls-remote {shown}"))
}

/// A place as text without a password in it: it ends in messages and in commits.
pub fn shown_place(place: &OsStr) -> String {
    let text = place.to_string_lossy();
    let Some((scheme, rest)) = text.split_once("://") else { return text.into_owned() };
    let (host, path) = rest.split_once('/').map_or((rest, None), |(host, path)| (host, Some(path)));
    let Some((user, bare)) = host.rsplit_once('@') else { return text.into_owned() };
    // A token is often given in place of a user's name.
    let user = user.split(':').next().filter(|_| !scheme.starts_with("http"));
    let host = user.map_or(bare.to_owned(), |user| format!("{user}@{bare}"));
    path.map_or(format!("{scheme}://{host}"), |path| format!("{scheme}://{host}/{path}"))
}

/// A repository to fetch into. The directory goes with it.
pub struct Foreign {
    /// What was fetched.
    pub repo: Repo,
    place: OsString,
    dir: tempfile::TempDir,
}

impl Foreign {
    /// An empty one of the same form as the other: `id` is any object of it.
    pub fn new(place: &OsStr, id: Oid) -> Result<Foreign> {
        let fail = || "cannot make a temporary repository".to_owned();
        let dir = tempfile::Builder::new().prefix("tine-from-").tempdir().or_io(fail)?;
        let format = format!("--object-format={}", id.kind());
        Git::new().args(["init", "--quiet", "--bare", "--template=", &format]).arg(dir.path()).run()?;
        Ok(Foreign { repo: Repo::open(dir.path())?, place: place.to_owned(), dir })
    }

    /// Fetches a commit with its tree, known there by this name; without its history where the transport can.
    pub fn fetch(&self, name: &str, commit: Oid) -> Result<()> {
        if self.fetch_with(&["--depth=1"], &commit.to_string())? == Ok(()) && self.repo.has(commit) {
            return Ok(());
        }
        match self.fetch_with(&[], name)? {
            Ok(()) if self.repo.has(commit) => Ok(()),
            Ok(()) => Err(Error::new(Code::Busy, "what is fetched has moved meanwhile").hint("run the command again")),
            Err(said) => Err(unreachable(&self.place, &said)),
        }
    }

    fn fetch_with(&self, options: &[&str], what: &str) -> Result<std::result::Result<(), String>> {
        let fetch = self.repo.git().args(["fetch", "--quiet", "--no-tags", "--no-write-fetch-head"]).args(options);
        let out = fetch.arg("--").arg(&self.place).arg(what).with_network().output()?;
        Ok(if out.status == Some(0) { Ok(()) } else { Err(out.stderr) })
    }

    /// Brings a commit that was written here, with its tree, into another repository. It stays loose until a ref names it.
    pub fn bring(&self, commit: Oid, into: &Repo) -> Result<()> {
        self.repo.sync_objects()?;
        crate::durable::step("bring objects").or_io(|| "cannot write objects".to_owned())?;
        into.git_common()
            .args(["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--"])
            .arg(self.dir.path())
            .arg(commit.to_string())
            .run()
            .map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        let shown = |text: &str| shown_place(OsStr::new(text));
        assert_eq!(shown("https://ada:secret@example.org/a.git"), "https://example.org/a.git");
        assert_eq!(shown("https://token@example.org"), "https://example.org");
        assert_eq!(shown("ssh://git:secret@example.org:22/a@b"), "ssh://git@example.org:22/a@b");
        assert_eq!(shown("git@example.org:a.git"), "git@example.org:a.git");
        assert_eq!(shown("/srv/a@b.git"), "/srv/a@b.git");
    }
}
