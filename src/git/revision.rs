//! What a revision that somebody typed means. The text is data: it never becomes an option of a command.

use std::collections::HashSet;

use gix::revision::spec::parse::{ObjectKindHint, Options};

use crate::error::{Code, Error, Result};

use super::{Kind, Oid, Repo, refs::parse_oid};

/// How many near names or candidates an error lists.
const LISTED: usize = 5;

/// Shortest prefix of an object id that git accepts.
const MIN_PREFIX: usize = 4;

impl Repo {
    /// The commit that any git revision means. Unknown: `not_found`; a prefix of several commits: `ambiguous` with
    /// the candidates as hints.
    pub fn rev_parse(&self, spec: &str) -> Result<Oid> {
        if spec.is_empty() || spec.contains(['\0', '\n']) {
            return Err(self.no_such_revision(spec));
        }
        // gix cannot read reftable refs, and an id that it does find there could be shadowed by a ref.
        if !self.is_reftable()
            && let Some(id) = self.rev_parse_here(spec)
        {
            return Ok(id);
        }
        // `:/text` takes everything after it as the text to look for, and finds only commits.
        let peeled = if spec.starts_with(":/") { spec.to_owned() } else { format!("{spec}^{{commit}}") };
        let out = self.git().args(["rev-parse", "--verify", "--quiet", "--end-of-options"]).arg(peeled).output()?;
        // `^main` is a revision to git, but not one commit.
        if let Some(id) = parse_oid(out.stdout.trim_ascii()).ok().filter(|_| out.status == Some(0)) {
            return Ok(id);
        }
        Err(self.ambiguous_prefix(spec).unwrap_or_else(|| self.no_such_revision(spec)))
    }

    /// gix's answer, or `None` for everything that git should be asked about.
    fn rev_parse_here(&self, spec: &str) -> Option<Oid> {
        let options = Options { object_kind_hint: Some(ObjectKindHint::Committish), ..Options::default() };
        let parsed = gix::revision::Spec::from_bstr(spec, &self.gix, options).ok()?;
        let object = parsed.single()?.object().ok()?;
        Some(object.peel_to_kind(gix::objs::Kind::Commit).ok()?.id)
    }

    fn ambiguous_prefix(&self, spec: &str) -> Option<Error> {
        let prefix = spec.split(['^', '~', ':', '@']).next()?;
        let hex = prefix.len() >= MIN_PREFIX && prefix.bytes().all(|b| b.is_ascii_hexdigit());
        let parsed = gix::hash::Prefix::from_hex(prefix).ok().filter(|_| hex)?;
        let mut found = HashSet::new();
        self.gix.objects.lookup_prefix(parsed, Some(&mut found)).ok()??.err()?;
        let mut commits: Vec<Oid> =
            found.into_iter().filter(|id| matches!(self.read(*id), Ok((Kind::Commit | Kind::Tag, _)))).collect();
        commits.sort();
        let mut error = Error::new(Code::Ambiguous, format!("several objects have ids that begin with `{prefix}`"));
        for id in commits.iter().take(LISTED) {
            let subject = self.commit(*id).map(|c| c.subject()).unwrap_or_else(|_| "(a tag)".to_owned());
            error = error.hint(format!("{} {subject}", id.to_hex_with_len((prefix.len() + 4).max(12))));
        }
        Some(error.detail("candidates", commits.iter().map(Oid::to_string).collect::<Vec<_>>()))
    }

    fn no_such_revision(&self, spec: &str) -> Error {
        let mut error = Error::new(Code::NotFound, format!("no revision `{spec}`"));
        for name in self.near_refs(spec) {
            error = error.hint(format!("did you mean `{name}`?"));
        }
        error
    }

    /// Branches and tags whose short names look like `name`, the nearest first. For hints: never fails.
    pub fn near_refs(&self, name: &str) -> Vec<String> {
        let mut near = Vec::new();
        for prefix in ["refs/heads/", "refs/tags/", "refs/remotes/"] {
            for full in self.refs_below(prefix).unwrap_or_default().into_keys() {
                let short = full.strip_prefix(prefix).unwrap_or(&full).to_owned();
                if let Some(distance) = nearness(name, &short) {
                    near.push((distance, short));
                }
            }
        }
        near.sort();
        near.dedup();
        near.into_iter().take(LISTED).map(|(_, short)| short).collect()
    }
}

/// How far a real name is from what was typed; `None` when nobody would mix them up.
pub(super) fn nearness(typed: &str, real: &str) -> Option<usize> {
    let (typed_low, real_low) = (typed.to_lowercase(), real.to_lowercase());
    if typed_low.is_empty() {
        return None;
    }
    // `fix-login` for `session/fix-login` or `origin/fix-login`.
    if real_low.rsplit('/').next() == Some(&typed_low) || real_low.ends_with(&format!("/{typed_low}")) {
        return Some(1);
    }
    let distance = edit_distance(typed_low.as_bytes(), real_low.as_bytes());
    let allowed = (typed_low.len() / 3).max(1);
    if distance <= allowed {
        return Some(distance);
    }
    (typed_low.len() >= 3 && real_low.starts_with(&typed_low)).then_some(allowed + 1)
}

/// Insertions, deletions, replacements and swaps of neighbours between two texts.
fn edit_distance(a: &[u8], b: &[u8]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replace = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replace.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before_last[j - 2] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;

    fn world(init: &[&str]) -> Fixture {
        let fixture = Fixture::with(init);
        fixture.commit_file("a", "1", "first words");
        fixture.commit_file("a", "2", "second words");
        fixture.git(&["tag", "-a", "-m", "t", "v1.0"]);
        fixture.git(&["checkout", "-q", "-b", "topic", "HEAD~1"]);
        fixture.commit_file("b", "1", "third words");
        fixture.git(&["update-ref", "refs/tine/session/x", "HEAD~1"]);
        fixture.git(&["branch", "-q", "--set-upstream-to=main"]);
        fixture
    }

    #[test]
    fn what_git_understands_is_understood() {
        for init in [&[][..], &["--ref-format=reftable"], &["--object-format=sha256"]] {
            let fixture = world(init);
            let repo = fixture.repo();
            let short = fixture.git(&["rev-parse", "--short", "main"]);
            let describe = format!("v1.0-0-g{short}");
            for spec in [
                "HEAD",
                "@",
                "main",
                "v1.0",
                "heads/topic",
                "refs/tine/session/x",
                "main~1",
                "v1.0^",
                "main^{/first}",
                ":/third words",
                "@{upstream}",
                "HEAD@{1}",
                "@{-1}",
                "main@{0}",
                "v1.0^{commit}",
                "HEAD^0",
                short.as_str(),
                describe.as_str(),
            ] {
                let id = fixture.git(&["rev-list", "-1", spec, "--"]);
                assert_eq!(repo.rev_parse(spec).expect(spec).to_string(), id, "{spec}");
            }
        }
    }

    #[test]
    fn what_git_does_not_know_is_not_found() {
        for init in [&[][..], &["--ref-format=reftable"]] {
            let fixture = world(init);
            let repo = fixture.repo();
            for spec in ["", "nope", "--help", "-h", "--all", "HEAD:a", "main..topic", "^main", "HEAD~99", "a\nb", "-"]
            {
                assert_eq!(repo.rev_parse(spec).expect_err(spec).code(), Code::NotFound, "`{spec}`");
            }
            let error = repo.rev_parse("topci").expect_err("misspelt");
            assert_eq!(error.hints(), ["did you mean `topic`?"]);
        }
    }

    #[test]
    fn a_prefix_of_two_commits_is_ambiguous() {
        let fixture = Fixture::new();
        let tree = String::from_utf8(fixture.git_raw(&["mktree"], b"").1).expect("hex");
        let mut seen: std::collections::HashMap<String, Oid> = std::collections::HashMap::new();
        // By the birthday rule two of a few hundred ids share their first four digits; found by hashing, not by writing.
        let repo = fixture.repo();
        for n in 0.. {
            let text = format!("tree {}\nauthor A <a@b> {n} +0000\ncommitter A <a@b> {n} +0000\n\nc{n}\n", tree.trim());
            let id = gix::objs::compute_hash(gix::hash::Kind::Sha1, gix::objs::Kind::Commit, text.as_bytes())
                .expect("a hash");
            if let Some(first) = seen.insert(id.to_string()[..4].to_owned(), id) {
                let m = fixture_number(first, &tree);
                for n in [m, n] {
                    let text = format!(
                        "tree {}\nauthor A <a@b> {n} +0000\ncommitter A <a@b> {n} +0000\n\nc{n}\n",
                        tree.trim()
                    );
                    fixture.git_raw(&["hash-object", "-t", "commit", "-w", "--stdin"], text.as_bytes());
                }
                let error = repo.rev_parse(&id.to_string()[..4]).expect_err("two of them");
                assert_eq!(error.code(), Code::Ambiguous);
                assert_eq!(error.hints().len(), 2);
                assert!(error.hints().iter().any(|h| h.ends_with(&format!(" c{n}"))), "{:?}", error.hints());
                assert_eq!(repo.rev_parse(&id.to_string()[..20]).expect("unique"), id);
                return;
            }
        }
    }

    fn fixture_number(id: Oid, tree: &str) -> u64 {
        let text =
            |n: u64| format!("tree {}\nauthor A <a@b> {n} +0000\ncommitter A <a@b> {n} +0000\n\nc{n}\n", tree.trim());
        (0..)
            .find(|n| {
                gix::objs::compute_hash(gix::hash::Kind::Sha1, gix::objs::Kind::Commit, text(*n).as_bytes())
                    .expect("a hash")
                    == id
            })
            .expect("made before")
    }

    #[test]
    fn near_names() {
        assert_eq!(edit_distance(b"kitten", b"sitting"), 3);
        assert_eq!(edit_distance(b"topci", b"topic"), 1);
        assert_eq!(edit_distance(b"", b"abc"), 3);
        assert!(nearness("fix-login", "session/fix-login").is_some());
        assert!(nearness("main", "topic").is_none());
        assert!(nearness("", "a").is_none());
    }
}
