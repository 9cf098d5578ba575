//! Where a call is made: in the directory that it names, else where the server was started, unless the client says that it
//! works elsewhere. Asks the client once, and again when that has changed.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::PathBuf;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use rmcp::RoleServer;
use rmcp::service::RequestContext;
use tokio::sync::Mutex;

/// A client that does not answer by then is not asked again.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where the server stands.
#[derive(Debug)]
pub struct Place {
    started: PathBuf,
    roots: Mutex<Option<Vec<PathBuf>>>,
}

impl Place {
    /// Started here.
    pub fn new(started: PathBuf) -> Place {
        let started = started.canonicalize().unwrap_or(started);
        Place { started, roots: Mutex::new(None) }
    }

    /// The directory for a call: the one that it names, seen from where we stand.
    pub async fn of(&self, named: Option<&str>, context: &RequestContext<RoleServer>) -> PathBuf {
        let mut known = self.roots.lock().await;
        let roots = match &mut *known {
            Some(roots) => roots,
            none => none.insert(ask(context).await),
        };
        let inside = roots.is_empty() || roots.iter().any(|root| self.started.starts_with(root));
        let here = if inside { &self.started } else { &roots[0] };
        named.map_or_else(|| here.clone(), |named| here.join(named))
    }

    /// The client works on something else now.
    pub async fn forget(&self) {
        *self.roots.lock().await = None;
    }
}

/// What the client works on; nothing if it does not say.
// Roots go away with protocols in which a server asks nothing; until then clients offer them.
#[expect(deprecated)]
async fn ask(context: &RequestContext<RoleServer>) -> Vec<PathBuf> {
    if context.client_capabilities().is_none_or(|can| can.roots.is_none()) {
        return Vec::new();
    }
    match tokio::time::timeout(PATIENCE, context.peer.list_roots()).await {
        Ok(Ok(told)) => told.roots.iter().filter_map(|root| path(&root.uri)).collect(),
        Ok(Err(e)) => {
            tracing::debug!("the client gives no roots: {e}");
            Vec::new()
        }
        Err(_) => Vec::new(),
    }
}

/// The directory that a `file:` address names on this machine.
fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let bytes: Vec<u8> = percent_decode_str(rest).collect();
    let path = PathBuf::from(OsString::from_vec(bytes));
    if !path.is_absolute() {
        return None;
    }
    path.canonicalize().ok().filter(|path| path.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_directories() {
        let temp = tempfile::tempdir().expect("a directory");
        let dir = temp.path().canonicalize().expect("it is there").join("a b");
        std::fs::create_dir(&dir).expect("made");
        let uri = format!("file://{}", dir.display()).replace(' ', "%20");
        assert_eq!(path(&uri), Some(dir));
        for other in ["https://example.org/", "file://server/share", "file:///nowhere/at/all", "/tmp"] {
            assert_eq!(path(other), None, "{other}");
        }
    }
}
