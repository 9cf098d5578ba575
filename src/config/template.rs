//! The template of workspace paths. Never reads the file system or the environment: what stands for the placeholders
//! is passed in, as bytes that need not be UTF-8.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// A path with placeholders, checked when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Repo,
    Name,
    Session,
}

impl Template {
    /// Reads a template; the error says what is allowed.
    pub fn parse(text: &str) -> Result<Self, String> {
        let allowed = "expected a path with `{session}`, and where wanted `{repo}` and `{name}`";
        if text.starts_with('~') {
            return Err(format!("{allowed}; `~` is not expanded, write the whole path"));
        }
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(open);
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            let close = from.find('}').ok_or_else(|| allowed.to_owned())?;
            parts.push(match &from[..=close] {
                "{repo}" => Part::Repo,
                "{name}" => Part::Name,
                "{session}" => Part::Session,
                other => return Err(format!("{allowed}; there is no `{other}`")),
            });
            rest = &from[close + 1..];
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        // Without the session's name all workspaces would be one.
        if !parts.contains(&Part::Session) || text.contains('\0') {
            return Err(allowed.to_owned());
        }
        Ok(Template { parts })
    }

    /// The path for a session. `repo` is what [`repository_base`] gives; a relative result starts there.
    pub fn expand(&self, repo: &Path, session: &str) -> PathBuf {
        let mut path = OsString::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => path.push(text),
                Part::Repo => path.push(repo),
                Part::Name => path.push(repo.file_name().unwrap_or(OsStr::new("repository"))),
                Part::Session => path.push(session),
            }
        }
        repo.join(path)
    }
}

/// What `{repo}` stands for: the main worktree's path without a trailing slash, or the bare repository's without its
/// `.git` (`/srv/app.git` and a bare `/srv/app/.git` both give `/srv/app`).
pub fn repository_base(path: &Path, bare: bool) -> PathBuf {
    // Collecting the components drops trailing slashes and `.`.
    let path: PathBuf = path.components().collect();
    if !bare {
        return path;
    }
    match path.file_name() {
        Some(name) if name == ".git" => path.parent().map(Path::to_path_buf).unwrap_or(path),
        Some(_) if path.extension() == Some(OsStr::new("git")) => path.with_extension(""),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expand(template: &str, repo: &str) -> PathBuf {
        Template::parse(template).expect("a template").expand(Path::new(repo), "fix-1")
    }

    #[test]
    fn placeholders() {
        assert_eq!(expand("{repo}.sessions/{session}", "/work/app"), Path::new("/work/app.sessions/fix-1"));
        assert_eq!(expand("/tmp/{name}/{session}/w", "/work/app"), Path::new("/tmp/app/fix-1/w"));
        assert_eq!(expand("../ws/{session}", "/work/app"), Path::new("/work/app/../ws/fix-1"));
        assert_eq!(expand("{session}", "/"), Path::new("/fix-1"));
    }

    #[test]
    fn what_repo_stands_for() {
        let base = |path: &str, bare| repository_base(Path::new(path), bare);
        assert_eq!(base("/work/app/", false).as_os_str(), "/work/app");
        assert_eq!(base("/work/app.git", false), Path::new("/work/app.git"));
        assert_eq!(base("/srv/app.git", true), Path::new("/srv/app"));
        assert_eq!(base("/srv/app/.git/", true), Path::new("/srv/app"));
        assert_eq!(base("/srv/app", true), Path::new("/srv/app"));
    }

    #[cfg(unix)]
    #[test]
    fn paths_that_are_not_utf8_survive() {
        use std::os::unix::ffi::OsStrExt as _;
        let repo = Path::new(OsStr::from_bytes(b"/work/\xff"));
        let path = Template::parse("{repo}.s/{name}-{session}").expect("a template").expand(repo, "a");
        assert_eq!(path.as_os_str().as_bytes(), b"/work/\xff.s/\xff-a");
    }

    #[test]
    fn errors_say_what_is_allowed() {
        let allowed = "expected a path with `{session}`, and where wanted `{repo}` and `{name}`";
        for text in ["", "/tmp/ws", "{session", "a}{session}b{", "{repo}"] {
            assert!(Template::parse(text).expect_err(text).starts_with(allowed), "{text}");
        }
        assert_eq!(Template::parse("{id}/{session}"), Err(format!("{allowed}; there is no `{{id}}`")));
        assert_eq!(
            Template::parse("~/{session}"),
            Err(format!("{allowed}; `~` is not expanded, write the whole path"))
        );
    }
}
