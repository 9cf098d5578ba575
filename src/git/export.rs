//! What leaves the repository in a form that plain git takes: patches and packs. Writes nothing here.

use crate::error::Result;

use super::{Oid, Repo};

impl Repo {
    /// The difference of two trees as `git apply` takes it, byte for byte: binary files, modes and renames included.
    /// Whatever the user has configured for diffs that people read is left out of it.
    pub fn patch(&self, before: Oid, after: Oid) -> Result<Vec<u8>> {
        let form = ["-r", "-p", "--binary", "--full-index", "--find-renames", "--submodule=short", "--unified=3"];
        let plain = ["--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/"];
        let git = self.git().config("core.quotePath=true").arg("diff-tree").args(form).args(plain);
        git.args([before.to_string(), after.to_string()]).run()
    }

    /// A bundle: these refs, and what the receiver lacks to have them, given what it has.
    pub fn bundle(&self, refs: &[(String, Oid)], has: &[Oid]) -> Result<Vec<u8>> {
        let is_sha256 = self.null_id().kind() == gix::hash::Kind::Sha256;
        let mut bundle = match is_sha256 {
            true => "# v3 git bundle\n@object-format=sha256\n".to_owned(),
            false => "# v2 git bundle\n".to_owned(),
        };
        let mut wanted = String::new();
        for commit in has {
            bundle.push_str(&format!("-{commit}\n"));
            wanted.push_str(&format!("^{commit}\n"));
        }
        for (name, commit) in refs {
            bundle.push_str(&format!("{commit} {name}\n"));
            wanted.push_str(&format!("{commit}\n"));
        }
        bundle.push('\n');
        let git = self.git().args(["pack-objects", "--revs", "--thin", "--stdout", "--delta-base-offset", "-q"]);
        Ok([bundle.into_bytes(), git.input(wanted).run()?].concat())
    }
}
