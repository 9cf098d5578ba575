//! OpenCode: a plugin of our own, `.opencode/plugins/tine.js`. It hands over what it is told, and knows nothing itself. It
//! runs in Node and in Bun.

use super::{Caller, Content, Installer, Places, Target};

pub(super) struct OpenCode;

const MARK: &str = "// Written by `tine hooks install opencode`";
const PLUGIN: &str = include_str!("opencode.js");

impl Installer for OpenCode {
    fn programs(&self) -> &'static [&'static str] {
        &["opencode"]
    }

    fn marks(&self) -> &'static [&'static str] {
        &[".opencode", "opencode.json", "opencode.jsonc"]
    }

    fn project(&self) -> &'static str {
        ".opencode/plugins/tine.js"
    }

    fn user(&self, places: &Places) -> Option<Target> {
        if let Some(dir) = (places.env)("OPENCODE_CONFIG_DIR") {
            return Some(Target::new(dir, "plugins/tine.js"));
        }
        let config = (places.env)("XDG_CONFIG_HOME").or_else(|| Some(places.home.clone()?.join(".config")));
        Some(Target::new(config?, "opencode/plugins/tine.js"))
    }

    fn content(&self, caller: &Caller) -> Content {
        let program = serde_json::Value::from(caller.program.as_str()).to_string();
        Content::Own { text: PLUGIN.replace("\"tine\"", &program), mark: MARK }
    }
}
