//! Which git there is. Asked once for the whole process.

use std::sync::OnceLock;

use crate::error::{Code, Error, Result};

use super::Git;

/// The oldest git that has all we call: attributes from a tree (`GIT_ATTR_SOURCE`) came last, with this one.
const MINIMUM: (u32, u32) = (2, 41);

/// What `git version` says.
pub fn version_text() -> Result<&'static str> {
    static FOUND: OnceLock<String> = OnceLock::new();
    if let Some(found) = FOUND.get() {
        return Ok(found);
    }
    let text = Git::new().arg("version").run()?;
    Ok(FOUND.get_or_init(|| String::from_utf8_lossy(&text).trim().to_owned()))
}

/// Refuses to work with a git that is too old, or with none.
pub fn require_git() -> Result<()> {
    check(version_text()?)
}

fn check(found: &str) -> Result<()> {
    if parse(found).is_some_and(|version| version >= MINIMUM) {
        return Ok(());
    }
    let (major, minor) = MINIMUM;
    Err(Error::new(Code::Unsupported, format!("git {major}.{minor} or newer is needed, found `{found}`"))
        .hint(format!("install git {major}.{minor} or newer and put it first on PATH")))
}

/// `git version 2.47.3`, `git version 2.39.5 (Apple Git-154)`, `git version 2.45.0.windows.1`.
fn parse(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.strip_prefix("git version ")?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_told_apart() {
        for good in
            ["git version 2.41.0", "git version 2.47.3", "git version 2.45.0.windows.1", "git version 3.0.0-rc1"]
        {
            assert!(check(good).is_ok(), "{good}");
        }
        for bad in ["git version 2.40.9", "git version 2.39.5 (Apple Git-154)", "git version 1.99.0", "hub 2.50", ""] {
            let error = check(bad).expect_err(bad);
            assert_eq!(error.code(), Code::Unsupported);
            assert!(error.message().contains(bad));
        }
    }

    #[test]
    fn the_one_that_is_here_will_do() {
        require_git().expect("the tests need it too");
    }
}
