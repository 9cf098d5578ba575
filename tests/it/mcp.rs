//! `mcp`: an agent's client speaks the Model Context Protocol with the built program, line by line.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Place, World, eventually};

const TOOLS: [&str; 14] = [
    "start",
    "status",
    "checkpoint",
    "log",
    "diff",
    "undo",
    "redo",
    "restore",
    "fork",
    "compare",
    "propose",
    "note",
    "cache",
    "lock",
];

/// A client with its server.
struct Client {
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<String>,
    last: u64,
    /// What it says it works on, when it is asked.
    roots: Vec<String>,
}

impl Client {
    /// Starts the server and says who is there.
    #[track_caller]
    fn of(place: &Place<'_>, env: &[(&str, &str)], roots: &[&Place<'_>]) -> Client {
        let mut command = place.tine(["mcp"]).into_command();
        // Each call needs ids and times of its own.
        command.env_remove("TINE_TEST_SEED").env_remove("TINE_TEST_TIME").envs(env.iter().copied());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = command.spawn().expect("tine starts");
        let stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        let (tell, lines) = mpsc::channel();
        std::thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| tell.send(line)));
        let stdin = child.stdin.take();
        let roots: Vec<String> = roots.iter().map(|root| format!("file://{}", root.path.display())).collect();
        let mut client = Client { child, stdin, lines, last: 0, roots };
        let can = if client.roots.is_empty() { json!({}) } else { json!({ "roots": {} }) };
        let who = json!({ "name": "Test Client!", "version": "1" });
        let hello = json!({ "protocolVersion": "2025-06-18", "capabilities": can, "clientInfo": who });
        let server = client.request("initialize", hello);
        assert_eq!(server["result"]["serverInfo"]["name"], "tine", "{server}");
        client.send(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }));
        client
    }

    fn send(&mut self, message: &Value) {
        let stdin = self.stdin.as_mut().expect("it is open");
        writeln!(stdin, "{message}").expect("the server reads");
    }

    /// Sends a request without waiting; its id.
    fn begin(&mut self, method: &str, params: Value) -> u64 {
        self.last += 1;
        let id = self.last;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// The next line, which is always a message of the protocol.
    #[track_caller]
    fn message(&self) -> Value {
        let line = self.lines.recv_timeout(Duration::from_secs(120)).expect("the server answers");
        let message: Value = serde_json::from_str(&line).unwrap_or_else(|e| panic!("{e}: {line}"));
        assert_eq!(message["jsonrpc"], "2.0", "{line}");
        message
    }

    /// Sends a request and waits for its answer.
    #[track_caller]
    fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        loop {
            let message = self.message();
            if message["method"] == "roots/list" {
                let roots: Vec<Value> = self.roots.iter().map(|uri| json!({ "uri": uri })).collect();
                self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": { "roots": roots } }));
            } else if message["id"] == id {
                return message;
            }
        }
    }

    /// Calls a tool: the result. What is said as text is the document that is there as structure.
    #[track_caller]
    fn call(&mut self, tool: &str, arguments: Value) -> Value {
        let answer = self.request("tools/call", json!({ "name": tool, "arguments": arguments }));
        let result = answer["result"].clone();
        let text = result["content"][0]["text"].as_str().unwrap_or_else(|| panic!("{answer}"));
        assert_eq!(serde_json::from_str::<Value>(text).ok().as_ref(), Some(&result["structuredContent"]), "{answer}");
        assert_eq!(result["structuredContent"]["ok"], result["isError"] != true, "{answer}");
        result
    }

    /// Calls a tool, which works: `data`.
    #[track_caller]
    fn data(&mut self, tool: &str, arguments: Value) -> Value {
        let result = self.call(tool, arguments);
        assert_ne!(result["isError"], true, "{tool}: {result}");
        result["structuredContent"]["data"].clone()
    }

    /// Calls a tool, which fails: `error`.
    #[track_caller]
    fn error(&mut self, tool: &str, arguments: Value) -> Value {
        let result = self.call(tool, arguments);
        assert_eq!(result["isError"], true, "{tool}: {result}");
        result["structuredContent"]["error"].clone()
    }

    /// Closes stdin: the server ends by itself, and well.
    #[track_caller]
    fn close(mut self) {
        self.stdin = None;
        let ended = eventually(|| self.child.try_wait().expect("a child of ours"));
        assert_eq!(ended.and_then(|status| status.code()), Some(0));
        assert_eq!(self.lines.recv().ok(), None, "nothing but answers is on stdout");
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_list_of_tools_is_closed() {
    let world = World::new();
    let mut client = Client::of(&world.repo(), &[("TINE_JSON", "1")], &[]);
    let tools = client.request("tools/list", json!({}))["result"]["tools"].clone();
    let tools = tools.as_array().expect("a list");
    let names: Vec<&str> = tools.iter().filter_map(|t| t["name"].as_str()).collect();
    assert_eq!(names, TOOLS);
    for tool in tools {
        let properties = &tool["inputSchema"]["properties"];
        assert!(properties["session"].is_object() && properties["directory"].is_object(), "{tool}");
        assert_eq!(tool["inputSchema"]["additionalProperties"], false, "{tool}");
        assert!(!tool.to_string().contains("$ref"), "a schema stands alone: {tool}");
        let reads = ["status", "log", "diff", "compare"].contains(&tool["name"].as_str().expect("a name"));
        assert_eq!(tool["annotations"]["readOnlyHint"], reads, "{tool}");
        let about = tool["description"].as_str().expect("a description");
        assert!(!about.is_empty() && !about.contains('\n') && tool["title"].is_string(), "{tool}");
    }
    let destructive = |t: &&Value| t["annotations"]["destructiveHint"] == true;
    let names: Vec<&str> = tools.iter().filter(destructive).filter_map(|t| t["name"].as_str()).collect();
    assert_eq!(names, ["undo", "redo", "restore", "cache"]);
    for name in ["approve", "reject", "land", "pick", "policy", "discard", "run", "", "--help"] {
        let answer = client.request("tools/call", json!({ "name": name, "arguments": {} }));
        assert!(answer["error"]["code"].is_i64() && answer.get("result").is_none(), "{name}: {answer}");
    }
    client.close();
}

#[test]
fn the_whole_loop() {
    let world = World::new();
    let repo = world.repo();
    let mut client = Client::of(&repo, &[], &[]);
    let started = client.data("start", json!({ "name": "fix", "task": "Fix it", "tags": ["team=a"] }));
    assert_eq!((&started["session"]["id"], &started["session"]["tags"]["team"]), (&json!("fix"), &json!("a")));
    let fix = world.workspace("fix");
    fix.write("a.txt", "one\n");
    let changes = client.data("diff", json!({ "session": "fix" }));
    assert_eq!(changes["entries"][0]["path"], "a.txt");
    let prompt = format!("Write it\n\n{}", "very long ".repeat(50_000));
    let arguments = json!({ "directory": fix.path, "prompt": prompt, "kind": "prompt", "model": "m-1" });
    let taken = client.data("checkpoint", arguments)["checkpoint"].clone();
    assert_eq!((&taken["subject"], &taken["actor"]), (&json!("Write it"), &json!("agent/test-client")), "{taken}");
    assert_eq!((&taken["kind"], &taken["model"], &taken["number"]), (&json!("prompt"), &json!("m-1"), &json!(1)));
    fix.write("a.txt", "two\n");
    client.data("checkpoint", json!({ "session": "fix", "message": "Again", "paths": ["a.txt"] }));
    assert_eq!(client.data("undo", json!({ "session": "fix" }))["checkpoint"]["number"], 1);
    assert_eq!(fix.read("a.txt"), "one\n");
    client.data("redo", json!({ "session": "fix", "steps": 1 }));
    assert_eq!(fix.read("a.txt"), "two\n");
    client.data("restore", json!({ "session": "fix", "revision": "@1", "paths": ["a.txt"] }));
    assert_eq!(fix.read("a.txt"), "one\n");
    let between = client.data("diff", json!({ "session": "fix", "from": "@1", "to": "@2", "paths": ["a.txt"] }));
    assert_eq!(between["stats"]["additions"], 1);

    // What a client gets is what the command line prints.
    let status = client.call("status", json!({ "session": "fix" }))["structuredContent"].clone();
    let told = fix.tine(["status"]).answer();
    assert_eq!(
        (&status["data"]["session"]["head"], &status["command"]),
        (&told["data"]["session"]["head"], &json!("status"))
    );
    let log = client.data("log", json!({ "session": "fix", "limit": 2 }));
    assert_eq!(log["checkpoints"].as_array().map(Vec::len), Some(2));

    let forks = client.data("fork", json!({ "session": "fix", "revision": "@2", "names": ["other"] }));
    assert_eq!(forks["sessions"][0]["id"], "other");
    let compared = client.data("compare", json!({ "sessions": ["fix", "other"] }));
    assert_eq!(compared["candidates"].as_array().map(Vec::len), Some(2));
    let noted = client.data("note", json!({ "action": "add", "session": "fix", "text": "Why?", "path": "a.txt:1" }));
    let id = noted["notes"][0]["id"].as_str().expect("an id").to_owned();
    client.data("note", json!({ "action": "resolve", "session": "fix", "id": id, "text": "Because" }));
    let open = client.data("note", json!({ "action": "list", "session": "fix", "open": true }));
    assert_eq!(open["notes"], json!([]));
    client.data("cache", json!({ "action": "set", "session": "fix", "key": "k", "value": "v\n" }));
    assert_eq!(client.data("cache", json!({ "action": "get", "session": "fix", "key": "k" }))["text"], "v\n");
    client.data("lock", json!({ "action": "lock", "session": "fix", "globs": ["a.*"], "reason": "mine" }));
    let locks = client.data("lock", json!({ "action": "list" }));
    assert!(locks.to_string().contains("a.*") && locks.to_string().contains("agent/test-client"), "{locks}");
    client.data("lock", json!({ "action": "unlock", "session": "fix" }));
    let proposal = client.data("propose", json!({ "session": "fix", "summary": "Add a file" }))["proposal"].clone();
    assert_eq!((&proposal["title"], &proposal["requester"]), (&json!("Add a file"), &json!("agent/test-client")));
    client.close();
    repo.fsck();
}

#[test]
fn edits_need_no_workspace() {
    let world = World::bare();
    let bare = world.place("bare.git");
    let mut client = Client::of(&bare, &[("TINE_ACTOR", "robot"), ("TINE_SESSION", "notes")], &[]);
    client.data("start", json!({ "name": "notes", "no_workspace": true }));
    let edits = json!([{ "path": "n.md", "content": "# Notes\n" }, { "path": "README.md", "delete": true }]);
    let taken = client.data("checkpoint", json!({ "edits": edits, "prompt": "Move the notes" }));
    assert_eq!(taken["checkpoint"]["stats"]["files"], 2, "{taken}");
    assert_eq!(
        (&taken["checkpoint"]["actor"], &taken["checkpoint"]["agent"]),
        (&json!("robot"), &json!("test-client"))
    );
    client.close();
}

#[test]
fn a_failure_is_the_tools_and_says_what_to_do() {
    let world = World::new();
    let mut client = Client::of(&world.repo(), &[], &[]);
    client.data("start", json!({ "name": "fix" }));
    let error = client.error("status", json!({ "session": "fax" }));
    assert_eq!(error["code"], "not_found");
    assert!(error["hints"].as_array().is_some_and(|hints| !hints.is_empty()), "{error}");
    assert_eq!(client.error("start", json!({ "name": "fix" }))["code"], "exists");
    assert_eq!(client.error("undo", json!({ "session": "fix" }))["details"]["nothing"], true);
    assert_eq!(client.error("status", json!({ "directory": "/nowhere" }))["code"], "not_found");
    assert_eq!(client.error("status", json!({ "directory": world.root() }))["code"], "not_a_repository");
    for (tool, arguments) in [
        ("log", json!({ "limit": "many" })),
        ("log", json!({ "follow": true })),
        ("note", json!({ "action": "approve" })),
        ("note", json!({ "action": "add" })),
        ("cache", json!({ "action": "set", "key": "k" })),
        ("status", json!({ "session": ["fix"] })),
    ] {
        let error = client.error(tool, arguments.clone());
        assert_eq!(error["code"], "usage", "{tool} {arguments}: {error}");
    }
    let answer = client.request("tools/nothing", json!({}));
    assert!(answer["error"]["code"].is_i64(), "{answer}");
    client.close();
}

/// Whatever an argument is, it is a value.
#[test]
fn no_argument_becomes_a_flag() {
    let world = World::new();
    let repo = world.repo();
    let mut client = Client::of(&repo, &[], &[]);
    client.data("start", json!({ "name": "fix" }));
    let fix = world.workspace("fix");
    fix.write("a.txt", "a\n");
    for hostile in ["--actor=alice", "-y", "--help", "--version", "--", "-", "--config=log.limit=1", "-C/", "\n--json"]
    {
        let message = json!({ "session": "fix", "message": hostile, "edits": [{ "path": "-f", "content": hostile }] });
        let taken = client.data("checkpoint", message)["checkpoint"].clone();
        let subject = taken["subject"].as_str().unwrap_or_default();
        assert_eq!((subject, &taken["actor"]), (hostile.trim(), &json!("agent/test-client")), "{taken}");
        assert_eq!(fix.read("-f"), hostile);
        for (tool, arguments) in [
            ("start", json!({ "name": hostile })),
            ("start", json!({ "from": hostile })),
            ("status", json!({ "session": hostile })),
            ("restore", json!({ "session": "fix", "revision": hostile })),
            ("diff", json!({ "session": "fix", "from": hostile })),
            ("diff", json!({ "session": "fix", "from": "@1", "to": hostile })),
            ("fork", json!({ "session": "fix", "revision": hostile })),
            ("fork", json!({ "session": "fix", "names": [hostile] })),
            ("compare", json!({ "sessions": ["fix", hostile] })),
            ("undo", json!({ "session": "fix", "operation": hostile })),
            ("note", json!({ "action": "resolve", "session": "fix", "id": hostile })),
            ("lock", json!({ "action": "lock", "session": "fix", "ttl": hostile })),
            ("cache", json!({ "action": "get", "session": "fix", "key": hostile })),
        ] {
            let error = client.error(tool, arguments.clone());
            assert_ne!(error["code"], "internal", "{tool} {arguments}: {error}");
        }
        let noted = client.data("note", json!({ "action": "add", "session": "fix", "text": hostile }));
        assert_eq!(noted["notes"][0]["text"].as_str().map(str::trim), Some(hostile.trim()), "{noted}");
    }
    assert_eq!(repo.json(["sessions"])["sessions"].as_array().map(Vec::len), Some(1));
    let nul = client.error("checkpoint", json!({ "session": "fix", "message": "a\u{0}b" }));
    assert_eq!(nul["code"], "invalid");
    let long = client.error("checkpoint", json!({ "session": "fix", "message": "x".repeat(1 << 20) }));
    assert_eq!(long["code"], "limit");
    client.close();
    repo.fsck();
}

#[test]
fn timelines_and_diffs_are_resources() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("Add a");
    let mut client = Client::of(&world.repo(), &[], &[]);
    let listed = client.request("resources/list", json!({}))["result"]["resources"].clone();
    let uris: Vec<&str> = listed.as_array().expect("a list").iter().filter_map(|r| r["uri"].as_str()).collect();
    assert_eq!(uris, ["tine://sessions", "tine://session/fix/log", "tine://session/fix/diff"]);
    let templates = client.request("resources/templates/list", json!({}))["result"]["resourceTemplates"].clone();
    assert_eq!(templates.as_array().map(Vec::len), Some(3));
    let mut read = |uri: &str| -> Value {
        let answer = client.request("resources/read", json!({ "uri": uri }));
        let text = answer["result"]["contents"][0]["text"].as_str().unwrap_or_else(|| panic!("{uri}: {answer}"));
        serde_json::from_str::<Value>(text).expect("a document")["data"].take()
    };
    for uri in uris {
        read(uri);
    }
    assert_eq!(read("tine://session/fix/log")["checkpoints"][0]["subject"], "Add a");
    assert_eq!(read("tine://session/fix/diff")["entries"][0]["path"], "a.txt");
    assert_eq!(read("tine://session/fix/checkpoint/1")["checkpoint"]["number"], 1);
    for wrong in
        ["tine://session/nothing/log", "tine://session/--all/log", "tine://session/fix/approve", "file:///etc/passwd"]
    {
        let answer = client.request("resources/read", json!({ "uri": wrong }));
        assert!(answer["error"]["code"].is_i64(), "{wrong}: {answer}");
    }
    client.close();
    // Outside of a repository there is the one address, and reading it says why there are no more.
    let mut client = Client::of(&world.at_root(), &[], &[]);
    let listed = client.request("resources/list", json!({}))["result"]["resources"].clone();
    assert_eq!(listed.as_array().map(Vec::len), Some(1));
    let answer = client.request("resources/read", json!({ "uri": "tine://sessions" }));
    assert_eq!(answer["error"]["data"]["code"], "not_a_repository", "{answer}");
    client.close();
}

#[test]
fn calls_run_where_the_client_works() {
    let world = World::new();
    let repo = world.repo();
    let mut client = Client::of(&world.at_root(), &[], &[&repo]);
    assert_eq!(client.data("status", json!({}))["trunk"]["name"], "main");
    client.data("start", json!({ "name": "fix" }));
    assert_eq!(client.data("status", json!({ "directory": "../repo.sessions/fix" }))["session"]["id"], "fix");
    client.roots = vec![format!("file://{}", world.workspace("fix").path.display())];
    client.send(&json!({ "jsonrpc": "2.0", "method": "notifications/roots/list_changed" }));
    let now = eventually(|| Some(client.data("status", json!({}))).filter(|data| data["session"]["id"] == "fix"));
    assert!(now.is_some(), "a new root counts");
    client.close();
}

#[test]
fn a_long_answer_says_what_is_left_out() {
    let world = World::new();
    let fix = world.start("fix");
    for file in 0..4 {
        fix.write(format!("{file}.txt"), format!("{file}: some text that fills a line\n").repeat(900));
    }
    let mut client = Client::of(&fix, &[], &[]);
    let result = client.call("diff", json!({}));
    let document = &result["structuredContent"];
    assert!(document.to_string().len() < 66_000, "{} bytes", document.to_string().len());
    let entries = document["data"]["entries"].as_array().expect("entries");
    assert_eq!((entries.len(), &entries[3]["omitted_reason"]), (4, &json!("limit")));
    assert_eq!(entries[3]["additions"], 900);
    let note = document["warnings"][0].as_str().expect("a note");
    assert!(note.contains("hunks of") && note.contains("tine --json diff"), "{note}");
    let one = client.data("diff", json!({ "paths": ["3.txt"] }));
    assert_eq!(one["entries"][0]["omitted_reason"], Value::Null);
    client.close();
}

#[test]
fn a_call_that_nobody_waits_for_ends() {
    let world = World::new();
    let repo = world.repo();
    repo.git(["config", "filter.slow.clean", "echo $$ >\"$HOME/pid\"; exec sleep 600"]);
    let fix = world.start("fix");
    fix.write(".gitattributes", "*.slow filter=slow\n");
    fix.write("a.slow", "a\n");
    let mut client = Client::of(&fix, &[], &[]);
    let pid = world.root().join("home/pid");
    let begun = |client: &mut Client| -> (u64, String) {
        let id = client.begin("tools/call", json!({ "name": "checkpoint", "arguments": {} }));
        let whole = || std::fs::read_to_string(&pid).ok().filter(|text| text.ends_with('\n'));
        let found = eventually(whole).expect("the call is at work");
        std::fs::remove_file(&pid).expect("it was there");
        (id, found.trim().to_owned())
    };
    let gone = |pid: &str| {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        (stat.is_empty() || stat.contains(") Z ")).then_some(())
    };
    let (id, filter) = begun(&mut client);
    client.send(&json!({ "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": id } }));
    assert!(eventually(|| gone(&filter)).is_some(), "all that the call started ends");
    assert_eq!(client.data("log", json!({}))["checkpoints"], json!([]), "and the server goes on");
    // A client that goes away takes its calls along.
    let (_, filter) = begun(&mut client);
    client.close();
    assert!(eventually(|| gone(&filter)).is_some());
    repo.fsck();
}
