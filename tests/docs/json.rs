//! `docs/json.md` lists every field of every answer, with its type: each answer of a long story is held against it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::pages::{prose, read};
use crate::place::Place;

/// A table of the page: type by field.
type Section = BTreeMap<String, String>;

struct Page {
    sections: BTreeMap<String, Section>,
    /// Fields that stood in an answer, as `section.field`.
    seen: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Page {
    fn load() -> Page {
        let text = read("docs/json.md");
        let mut sections: BTreeMap<String, Section> = BTreeMap::new();
        let mut current = None;
        let mut open = false;
        for (_, line) in prose(&text) {
            if let Some(name) = line.strip_prefix("### ") {
                let name = name.trim_matches('`').to_owned();
                sections.insert(name.clone(), Section::new());
                (current, open) = (Some(name), false);
            } else if line.starts_with("| field |") {
                open = true;
            } else if !line.starts_with('|') {
                open = false;
            } else if let Some(row) = line.strip_prefix("| `").filter(|_| open) {
                let (field, rest) = row.split_once("` | ").expect("a field");
                let kind = rest.split(" | ").next().expect("a type");
                let name = current.as_ref().expect("a heading");
                sections.get_mut(name).expect("made above").insert(field.to_owned(), kind.to_owned());
            }
        }
        assert!(sections.len() > 40, "the tables were found");
        Page { sections, seen: BTreeSet::new(), wrong: Vec::new() }
    }

    /// Holds an object against its table.
    fn object(&mut self, section: &str, value: &Value, at: &str) {
        let Some(known) = self.sections.get(section).cloned() else { panic!("{at}: no table for `{section}`") };
        let Some(object) = value.as_object() else {
            return self.wrong.push(format!("{at} is no object: {value}"));
        };
        for (field, value) in object {
            match known.get(field) {
                None => self.wrong.push(format!("{at}: `{field}` is not in the table of `{section}`")),
                Some(kind) => {
                    self.seen.insert(format!("{section}.{field}"));
                    self.value(&kind.replace(", optional", ""), value, &format!("{at}.{field}"));
                }
            }
        }
        for (field, kind) in known {
            if !object.contains_key(&field) && !kind.ends_with(", optional") {
                self.wrong.push(format!("{at}: `{field}` of `{section}` is not there"));
            }
        }
    }

    fn value(&mut self, kind: &str, value: &Value, at: &str) {
        if let Some(kind) = kind.strip_suffix(" or null") {
            if !value.is_null() {
                self.value(kind, value, at);
            }
            return;
        }
        if let Some(kind) = kind.strip_prefix("list of ") {
            let Some(list) = value.as_array() else {
                return self.wrong.push(format!("{at} is no list: {value}"));
            };
            return list.iter().enumerate().for_each(|(n, v)| self.value(kind, v, &format!("{at}[{n}]")));
        }
        if let Some(link) = kind.strip_prefix('[') {
            let section = link.split(']').next().unwrap_or_default();
            assert_eq!(link, format!("{section}](#{section})"), "{at}: a link to the table");
            return self.object(section, value, at);
        }
        let text = value.as_str();
        let fits = match kind {
            "text" => text.is_some(),
            "id" => text.is_some_and(|t| matches!(t.len(), 40 | 64) && t.bytes().all(|b| b.is_ascii_hexdigit())),
            "time" => text.is_some_and(|t| t.len() == 25 && t.parse::<jiff::Timestamp>().is_ok()),
            "path" => text.is_some() || (value["path"].is_string() && value["path_hex"].is_string()),
            "number" => value.is_u64() || value.is_i64(),
            "boolean" => value.is_boolean(),
            "object" => value.is_object(),
            other => panic!("{at}: `{other}` is no type of the page"),
        };
        if !fits {
            self.wrong.push(format!("{at} is not of type {kind}: {value}"));
        }
    }
}

/// A story in which every command answers.
struct Story {
    place: Place,
    page: Page,
}

impl Story {
    /// Runs a command and holds its answer against the table of that name.
    #[track_caller]
    fn answers(&mut self, section: &str, dir: &str, args: &[&str]) -> Value {
        let (document, status) = self.place.json(dir, args);
        let at = format!("tine {}", args.join(" "));
        self.page.object("envelope", &document, &at);
        assert_eq!(document["ok"], status == 0, "{at}: {document}");
        assert!(document.get("data").is_some(), "{at}: {document}");
        self.page.object(section, &document["data"], &at);
        document["data"].clone()
    }

    /// Runs a command that fails: its error.
    #[track_caller]
    fn fails(&mut self, code: &str, dir: &str, args: &[&str]) -> Value {
        let (document, status) = self.place.json(dir, args);
        let at = format!("tine {}", args.join(" "));
        self.page.object("envelope", &document, &at);
        assert_eq!((&document["error"]["code"], document["ok"].as_bool()), (&code.into(), Some(false)), "{at}");
        assert_ne!(status, 0, "{at}");
        document["error"].clone()
    }
}

#[test]
fn every_field_of_every_answer_is_on_the_page() {
    let mut story = Story { place: Place::with_shop(), page: Page::load() };
    sessions(&mut story);
    notes(&mut story);
    going_back(&mut story);
    proposals(&mut story);
    conflicts(&mut story);
    locks(&mut story);
    derived(&mut story);
    sync(&mut story);
    the_rest(&mut story);
    let Page { sections, seen, mut wrong } = story.page;
    for (section, fields) in sections {
        for (field, kind) in fields {
            if !kind.ends_with(", optional") && !seen.contains(&format!("{section}.{field}")) {
                wrong.push(format!("`{field}` of `{section}` was in no answer"));
            }
        }
    }
    assert!(wrong.is_empty(), "docs/json.md is not what the program answers:\n{}", wrong.join("\n"));
}

fn sessions(story: &mut Story) {
    let fix = "shop.sessions/fix";
    story.answers("tine init", "", &["init", "new"]);
    story.answers("tine init", "shop", &["init"]);
    story.answers("tine status", "shop", &["status"]);
    story.place.write("shop/.worktreeinclude", ".env\n");
    story.place.write("shop/.env", "A=1\n");
    let started =
        story.answers("tine start", "shop", &["start", "fix", "--task", "Fix", "--tag", "a=b", "--agent", "x"]);
    assert_eq!(started["seeded"], serde_json::json!([".env"]));
    story.answers("tine start --fill-pool", "shop", &["start", "--fill-pool"]);
    story.place.write("shop.sessions/fix/login.py", "import this\n");
    story.place.write("shop.sessions/fix/id_rsa", "-----BEGIN OPENSSH PRIVATE KEY-----\n");
    story.answers("tine status", fix, &["status"]);
    let meta = ["--meta", "model=m", "--meta", "run=r", "--meta", "agent=x"];
    let taken = story.answers("tine checkpoint", fix, &[&["checkpoint", "--prompt", "Do it"][..], &meta].concat());
    assert_eq!(taken["skipped"][0]["reason"], "secret", "{taken}");
    story.answers("tine checkpoint", fix, &["checkpoint"]);
    story.answers("tine fork", fix, &["fork", "@1", "--name", "other"]);
    story.place.write("shop.sessions/other/login.py", "import that\n");
    story.answers("tine checkpoint", "shop.sessions/other", &["ck"]);
    story.answers("tine compare", "shop", &["compare", "fix", "other", "--diff", "fix", "other"]);
    let status = story.answers("tine status", fix, &["status"]);
    assert_eq!(status["overlaps"][0]["session"], "other", "{status}");
    story.answers("tine run", fix, &["run", "--", "sh", "-c", "echo ran >ran.txt"]);
    story.answers("tine log", fix, &["log", "--all"]);
    story.answers("tine op log", fix, &["log", "--ops"]);
    story.answers("tine sessions", "shop", &["--config", "hints.checkpoints=1", "sessions"]);
    story.answers("tine session show", "shop", &["session", "show", "other"]);
    story.answers("tine archive", "shop", &["archive", "other"]);
    story.answers("tine session show", "shop", &["reactivate", "other"]);
    story.answers("tine archive", "shop", &["discard", "other", "-m", "no"]);
}

fn notes(story: &mut Story) {
    let fix = "shop.sessions/fix";
    story.answers("tine note list", fix, &["note", "add", "login.py:1", "-m", "why?", "--kind", "question"]);
    story.answers("tine note list", fix, &["note", "add", "-m", "done soon", "--kind", "todo"]);
    let taken = story.answers("tine note list", fix, &["note", "add", "--on", "@1", "-m", "risky", "--kind", "risk"]);
    let id = taken["notes"][0]["id"].as_str().expect("an id").to_owned();
    story.answers("tine note list", fix, &["note", "resolve", &id, "-m", "it is not"]);
    story.answers("tine note list", fix, &["note", "list", "--open"]);
    story.answers("tine tag list", fix, &["tag", "set", "team=shop", "old=1"]);
    story.answers("tine tag list", fix, &["tag", "rm", "old"]);
    story.answers("tine tag list", "shop", &["tag", "list", "fix"]);
    story.answers("tine sessions", "shop", &["sessions", "--tag", "team=shop"]);
    story.answers("tine health show", fix, &["health", "set", "fail", "--detail", "login"]);
    story.answers("tine health show", "shop", &["health", "show", "fix"]);
    story.answers("tine start", "shop", &["start", "given", "--task", "Give"]);
    let given = "shop.sessions/given";
    story.place.write("shop.sessions/given/given.py", "given\n");
    story.answers("tine note list", given, &["note", "add", "-m", "nearly done"]);
    story.answers("tine health show", given, &["health", "set", "pass"]);
    story.answers("tine checkpoint", given, &["checkpoint"]);
    story.place.write("shop.sessions/given/given.py", "given away\n");
    story.answers("tine handoff", "shop", &["handoff", "given", "--to", "bob", "-m", "Yours"]);
    story.answers("tine sessions", "shop", &["sessions"]);
    story.answers("tine accept", "shop", &["--actor", "bob", "accept", "given"]);
    story.answers("tine archive", "shop", &["discard", "given", "-m", "no"]);
    story.answers("tine log", fix, &["log"]);
    story.answers("tine status", fix, &["status"]);
}

fn going_back(story: &mut Story) {
    let fix = "shop.sessions/fix";
    for args in [&["diff", "trunk", "@"][..], &["diff"]] {
        story.answers("diff", fix, args);
    }
    let mut shown = story.answers_of_show(fix);
    let own = shown.as_object_mut().expect("an object");
    let checkpoint = own.remove("checkpoint").expect("a checkpoint");
    let notes = own.remove("notes").expect("notes");
    story.page.object("diff", &shown, "tine show");
    story.page.value("list of [note](#note)", &notes, "tine show");
    story.page.seen.insert("tine show.notes".to_owned());
    story.page.object("checkpoint", &checkpoint, "tine show");
    story.page.seen.insert("tine show.checkpoint".to_owned());
    story.answers("tine restore", fix, &["restore", "trunk"]);
    story.answers("tine undo", fix, &["undo"]);
    story.answers("tine undo", fix, &["redo"]);
    story.answers("tine undo", fix, &["undo", "--dry-run"]);
    story.answers("tine undo", fix, &["undo"]);
    let log = story.answers("tine op log", fix, &["op", "log"]);
    let oldest = log["operations"].as_array().and_then(|o| o.last()).expect("an operation")["id"].clone();
    let oldest = oldest.as_str().expect("an id");
    story.answers("tine op show", fix, &["op", "show", oldest]);
    story.place.write("shop.sessions/fix/a.py", "a\n");
    story.answers("tine checkpoint", fix, &["checkpoint"]);
    story.answers("tine undo", fix, &["op", "restore", oldest]);
    let error = story.fails("not_found", "shop.sessions/fix", &["redo", "-n", "3"]);
    assert_eq!(error["details"]["nothing"], true, "{error}");
    story.answers("tine op prune", "shop", &["op", "prune", "--dry-run"]);
}

fn proposals(story: &mut Story) {
    let fix = "shop.sessions/fix";
    story.place.write("shop.sessions/fix/b.py", "b\n");
    story.answers("tine propose", fix, &["propose", "-m", "Fix it"]);
    story.answers("tine note list", "shop", &["note", "add", "--proposal", "fix-1", "b.py:1", "-m", "what is b?"]);
    story.answers("tine proposals", "shop", &["proposals"]);
    story.answers("tine proposal show", "shop", &["proposal", "show", "fix-1"]);
    story.answers("tine proposal withdraw", "shop", &["proposal", "withdraw", "fix-1"]);
    story.answers("tine proposal withdraw", "shop", &["proposal", "reopen", "fix-1"]);
    let error = story.fails("refused", "shop", &["land", "fix-1"]);
    story.page.object("missing", &error["details"]["missing"][0], "details.missing");
    story.fails("refused", "shop", &["approve", "fix-1", "--actor", "agent/x"]);
    story.answers("tine op log --refused", "shop", &["op", "log", "--refused"]);
    story.fails("stale", "shop", &["approve", "fix-1", "--rev", "9"]);
    story.answers("tine reject", "shop", &["reject", "fix-1", "-m", "more"]);
    story.place.write("shop.sessions/fix/c.py", "c\n");
    story.answers("tine propose", fix, &["propose"]);
    let part = story.answers("tine approve", "shop", &["approve", "fix-1", "--only", "c.py", "-m", "good"]);
    assert!(part["rest"].is_u64() && part["landing"]["type"] == "squash", "{part}");
    story.answers("tine approve", "shop", &["approve", "fix-1", "--no-land"]);
    story.answers("tine approve", "shop", &["land", "fix-1"]);
    story.answers("tine blame", "shop", &["blame", "c.py"]);
    story.answers("tine undo", "shop", &["undo"]);
    sources(story);
}

fn sources(story: &mut Story) {
    story.answers("tine source promote", "shop", &["source", "promote", "base", "-m", "For all"]);
    story.answers("tine source promote", "shop", &["source", "promote", "base"]);
    story.answers("tine source list", "shop", &["source", "list"]);
    story.answers("tine source show", "shop", &["source", "show", "base"]);
    story.answers("tine init", "", &["init", "from-base", "--from", "shop"]);
    story.answers("tine source promote", "shop", &["source", "rm", "base"]);
    story.answers("tine source list", "shop", &["source", "list", "--all"]);
}

fn conflicts(story: &mut Story) {
    story.answers("tine start", "shop", &["start", "late"]);
    story.place.write("shop.sessions/late/login.py", "mine\n");
    story.answers("tine propose", "shop.sessions/late", &["propose"]);
    story.place.write("shop/login.py", "theirs\n");
    story.place.git("shop", &["commit", "--quiet", "-m", "Theirs", "login.py"]);
    let error = story.fails("conflict", "shop", &["approve", "late-1"]);
    story.page.object("conflicted_entry", &error["details"]["conflicted_entries"][0], "details.conflicted_entries");
    let found = story.answers("tine conflicts", "shop", &["conflicts", "late"]);
    assert!(found["pairs"].to_string().contains("main"), "{found}");
    let refreshed = story.answers("tine refresh", "shop.sessions/late", &["refresh"]);
    assert_eq!(refreshed["type"], "conflict", "{refreshed}");
    story.answers("tine refresh", "shop.sessions/late", &["refresh", "--abort"]);
}

fn locks(story: &mut Story) {
    let late = "shop.sessions/late";
    story.answers("tine lock", late, &["lock", "*.py", "--reason", "moving"]);
    story.answers("tine lock", late, &["renew", "--ttl", "1h"]);
    story.answers("tine lock", late, &["lock"]);
    story.answers("tine checkpoint", late, &["checkpoint", "--allow-empty"]);
    story.answers("tine locks", "shop", &["locks"]);
    story.answers("tine session show", late, &["session", "show"]);
    let error = story.fails("busy", late, &["checkpoint", "--actor", "bob"]);
    story.page.object("lock", &error["details"]["lock"], "details.lock");
    story.answers("tine unlock", late, &["unlock", "*.py"]);
    story.answers("tine unlock", late, &["unlock", "--force", "--actor", "bob"]);
}

fn derived(story: &mut Story) {
    let late = "shop.sessions/late";
    story.place.write("value.json", "{}\n");
    story.answers("tine cache list", late, &["cache", "set", "k", "--file", "../../value.json"]);
    story.answers("tine cache list", "shop", &["cache", "set", "k", "--file", "../value.json"]);
    story.answers("tine cache list", "shop", &["cache", "list", "--all"]);
    story.answers("tine cache get", late, &["cache", "get", "k", "-o", "../../k.json"]);
    story.answers("tine cache get", late, &["cache", "get", "k"]);
    let args = ["cache", "cas", "k", "--expect", "none", "--file", "../../value.json"];
    let error = story.fails("stale", late, &args);
    assert!(error["details"]["found"].is_string() && error["details"]["expected"].is_null(), "{error}");
    story.answers("tine cache prune", "shop", &["cache", "prune", "--dry-run"]);
    story.answers("tine cache list", late, &["cache", "del", "k"]);
    story.answers("tine export", late, &["export"]);
    story.answers("tine export", late, &["export", "-o", "../../late.mbox"]);
    story.answers("tine export", "shop", &["export", "late", "--format", "bundle"]);
}

fn sync(story: &mut Story) {
    story.place.git("", &["clone", "--quiet", "--bare", "shop", "server.git"]);
    story.place.git("shop", &["remote", "add", "origin", "../server.git"]);
    story.place.git("", &["clone", "--quiet", "server.git", "bob"]);
    story.answers("tine start", "bob", &["start", "late", "--no-workspace"]);
    story.answers("tine sync", "bob", &["sync"]);
    story.answers("tine sync", "shop", &["sync", "--dry-run"]);
    story.answers("tine start", "shop", &["start", "soon"]);
    story.place.write("shop.sessions/soon/soon.py", "soon\n");
    story.answers("tine propose", "shop.sessions/soon", &["propose"]);
    story.answers("tine approve", "shop", &["approve", "soon-1"]);
    // Two sessions of one name, and a landing that the server's trunk does not have.
    let (document, status) = story.place.json("shop", &["sync"]);
    assert_eq!((status, document["error"]["code"].as_str()), (4, Some("refused")), "{document}");
    story.page.object("tine sync", &document["data"], "tine sync");
    assert!(document["data"]["held"][0]["next"].is_string(), "{document}");
}

fn the_rest(story: &mut Story) {
    story.answers("tine config list", "shop", &["config", "list"]);
    story.answers("tine config get", "shop", &["config", "get", "trunk"]);
    story.answers("tine config get", "shop", &["config", "set", "log.limit", "7"]);
    story.answers("tine policy show", "shop", &["policy", "show"]);
    story.answers("tine policy init", "shop", &["policy", "init"]);
    story.answers("tine policy check", "shop", &["policy", "check"]);
    story.place.git("shop", &["add", ".tine"]);
    story.place.git("shop", &["commit", "--quiet", "-m", "The policy"]);
    story.answers("tine policy show", "shop", &["policy", "show"]);
    let all = story.answers("tine proposals", "shop", &["proposals", "--all"]);
    let name = all["proposals"][0]["name"].as_str().expect("a proposal").to_owned();
    story.answers("tine policy show", "shop", &["policy", "show", &name]);
    let text = "[review]\nself_approval = true\n[[check]]\nname = \"tests\"\nrun = \"true\"\nrequired = true\n";
    story.place.write("shop/.tine/policy.toml", text);
    story.place.git("shop", &["commit", "--quiet", "--all", "-m", "A check"]);
    story.answers("tine check", "shop", &["check", "trunk"]);
    story.answers("tine start", "shop", &["start", "fine"]);
    story.place.write("shop.sessions/fine/fine.py", "fine\n");
    story.answers("tine propose", "shop.sessions/fine", &["propose"]);
    story.answers("tine proposal show", "shop", &["proposal", "show", "fine-1"]);
    story.answers("tine start", "shop", &["start", "rival", "--no-workspace"]);
    story.place.write("edits.json", "[{\"path\": \"fine.py\", \"content\": \"finer\"}]");
    story.answers("tine checkpoint", "shop", &["-s", "rival", "checkpoint", "--edits", "../edits.json"]);
    story.answers("tine propose", "shop", &["propose", "rival"]);
    story.answers("tine approve", "shop", &["pick", "fine-1", "--over", "rival-1"]);
    story.answers("tine revert", "shop", &["revert", "fine-1"]);
    story.answers("tine audit", "shop", &["audit"]);
    story.answers("tine hooks install", "shop", &["hooks", "install", "claude", "codex", "--yes"]);
    for session in ["\"session_id\": \"a\", ", ""] {
        let payload = format!("{{ {session}\"hook_event_name\": \"SessionStart\", \"cwd\": \".\" }}");
        let script = format!("echo '{payload}' | '{}' hook claude", env!("CARGO_BIN_EXE_tine"));
        assert!(story.place.program("sh", "shop").args(["-c", &script]).status().expect("sh runs").success());
    }
    story.answers("tine hooks status", "shop", &["hooks", "status"]);
    story.answers("tine hooks install", "shop", &["hooks", "uninstall", "--yes"]);
    story.answers("tine guard install", "", &["guard", "install", "shop"]);
    let head = story.place.git("shop", &["rev-parse", "main"]);
    let script = format!(
        "echo '{} {} refs/heads/main' | '{}' --json guard pre-receive",
        head.trim(),
        "0".repeat(40),
        env!("CARGO_BIN_EXE_tine")
    );
    let out = story.place.program("sh", "shop").args(["-c", &script]).output().expect("sh runs");
    let document: Value = serde_json::from_slice(&out.stdout).expect("one document");
    story.page.object("tine guard pre-receive", &document["data"], "a push that deletes the trunk");
    std::fs::remove_file(story.place.root().join("shop/.git/hooks/pre-receive")).expect("it was written");
    story.answers("tine stats", "shop", &["stats"]);
    story.place.git("shop", &["branch", "session/by-hand"]);
    story.place.write("broken/.git/nothing", "");
    story.answers("tine repos", "", &["--config", "retention.idle_after=1s", "repos"]);
    let agents = ["echo 1 >race.txt", "echo 2 >race.txt"];
    story.answers("tine race", "shop", &[&["race", "--task", "Race", "--agents"][..], &agents].concat());
    let at_once = ["--config", "retention.idle_after=1s", "--config", "retention.discarded=1s", "sweep"];
    let swept = story.answers("tine sweep", "shop", &at_once);
    assert!(swept["actions"].as_array().is_some_and(|all| !all.is_empty()), "{swept}");
    story.answers("tine op prune", "shop", &["op", "prune", "--older-than", "1s"]);
    story.answers("tine doctor", "shop", &["doctor"]);
    story.answers("tine agent-guide", "shop", &["agent-guide", "--install", "AGENTS.md"]);
    story.answers("tine agent-guide", "shop", &["agent-guide", "--remove", "AGENTS.md"]);
    story.answers("tine completions", "", &["completions", "bash"]);
    story.answers("tine man", "", &["man", "man"]);
    story.answers("tine demo", "", &["demo"]);
    story.fails("usage", "shop", &["status", "--nope"]);
    story.fails("usage", "shop", &["review"]);
    story.fails("usage", "shop", &["watch"]);
}

impl Story {
    /// `show` answers with a diff and one field more.
    fn answers_of_show(&mut self, dir: &str) -> Value {
        let (document, _) = self.place.json(dir, &["show"]);
        self.page.object("envelope", &document, "tine show");
        document["data"].clone()
    }
}
