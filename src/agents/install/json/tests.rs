//! Puts hooks into every sort of file and takes them out again.

use proptest::prelude::*;
use serde_json::json;

use super::*;

/// What two hooks and a version make of it, as text.
fn with(before: Option<&str>) -> String {
    let mut document = Document::new(before.map(str::to_owned)).expect("JSON");
    let is_new = document.value().as_object().is_none_or(|all| all.is_empty());
    document.append("hooks", "Stop", &json!({ "command": "ours" })).expect("an object");
    document.append("hooks", "Start", &json!({ "command": "ours", "args": ["a", 1] })).expect("an object");
    if is_new {
        document.append_member("version", &json!(1)).expect("an object");
    }
    document.into_text().expect("text")
}

fn without(text: &str) -> Option<String> {
    let all = Document::new(Some(text.to_owned())).expect("what was written is JSON");
    let first = all.value().as_object().is_some_and(|all| all.keys().eq(["hooks", "version"]));
    let bare = without_hooks(all.clone());
    if !first || bare.value().get("hooks").is_some() {
        return bare.into_text();
    }
    let mut all = all;
    all.take_out(&[Step::Key("version".into())]).expect("JSON");
    without_hooks(all).into_text()
}

fn without_hooks(mut document: Document) -> Document {
    for event in ["Start", "Stop"] {
        let ours = document.value()["hooks"][event].as_array().map_or(0, Vec::len) - 1;
        document.take_out(&[Step::Key("hooks".into()), Step::Key(event.into()), Step::Nth(ours)]).expect("JSON");
    }
    document
}

#[track_caller]
fn and_back(before: Option<&str>) {
    let after = with(before);
    assert_eq!(without(&after).as_deref(), before, "from\n{after}");
}

#[test]
fn a_new_file_looks_as_one_would_write_it() {
    insta::assert_snapshot!(with(None), @r#"
    {
      "hooks": {
        "Stop": [
          {
            "command": "ours"
          }
        ],
        "Start": [
          {
            "command": "ours",
            "args": ["a", 1]
          }
        ]
      },
      "version": 1
    }
    "#);
}

#[test]
fn comments_and_indentation_stay() {
    let text = "{\n\t// mine\n\t\"a\": 1, // one\n\t\"hooks\": {\n\t\t\"Stop\": [\n\t\t\t{ \"command\": \"x\" } // y\n\t\t],\n\t},\n}\n";
    insta::assert_snapshot!(with(Some(text)), @r#"
    {
    	// mine
    	"a": 1, // one
    	"hooks": {
    		"Stop": [
    			{ "command": "x" }, // y
    			{
    				"command": "ours"
    			}
    		],
    		"Start": [
    			{
    				"command": "ours",
    				"args": ["a", 1]
    			}
    		],
    	},
    }
    "#);
    and_back(Some(text));
}

#[test]
fn what_was_there_before_can_be_told_afterwards() {
    for text in [
        "",
        " ",
        "\n",
        "// c",
        "// c\n",
        "{}",
        "{}\n",
        "{ }",
        "{\n}",
        "{\n}\n",
        "{ // c\n}",
        "{\n  // c\n}\n",
        "{\"a\":1}",
        "{\"a\":1}\n",
        "{\"a\":1,}",
        "{ \"a\": 1 /* c */ }",
        "{\"a\": 1 // c\n}",
        "{\n  \"a\": 1\n}",
        "{\n  \"a\": 1,\n}",
        "{\n  \"a\": 1 // c\n  // d\n}",
        "{\r\n\t\"a\": 1,\r\n\t// \"b\": 2\r\n}\r\n",
        "{\"hooks\":{}}",
        "{\n  \"hooks\": {}\n}\n",
        "{\n  \"hooks\": {\n  }\n}\n",
        "{\n  \"hooks\": { \"Stop\": [] }\n}\n",
        "{\n  \"hooks\": { \"Stop\": [{\n    \"x\": 1\n  }] }\n}\n",
        "{\n  \"version\": 1\n}\n",
        "{\n  \"hooks\": {\"Start\": []},\n  \"version\": 1\n}\n",
        "\u{feff}{\n  \"a\": \"é // no comment\"\n}\n",
    ] {
        and_back(Some(text));
    }
    and_back(None);
}

#[test]
fn what_cannot_be_changed_safely_is_refused() {
    let refused = |text: &str| {
        let mut document = match Document::new(Some(text.to_owned())) {
            Ok(document) => document,
            Err(fault) => return format!("{}: {}", fault.line, fault.why),
        };
        let before = document.clone();
        let fault = document.append("hooks", "Stop", &json!({})).expect_err("refused");
        assert_eq!(document, before);
        format!("{}: {}", fault.line, fault.why)
    };
    assert_eq!(refused("{\n  \"a\": 1\n  \"b\": 2\n}\n"), "2: expected comma");
    assert_eq!(refused("{\n"), "1: unterminated object");
    assert_eq!(refused("[]"), "1: the file is not an object");
    assert_eq!(refused("{\n  \"hooks\": []\n}"), "2: `hooks` is not an object");
    assert_eq!(refused("{\n  \"hooks\": {\n    \"Stop\": {}\n  }\n}"), "3: `Stop` is not a list");
    assert_eq!(refused("{\n  \"hooks\": {},\n  \"hooks\": {}\n}"), "3: `hooks` is there a second time");
    assert!(refused(&"[".repeat(100_000)).ends_with("maximum nesting depth exceeded"));
}

#[test]
fn what_others_added_later_stays() {
    let mine = with(Some("{\n  \"a\": 1\n}\n"));
    let more = mine.replacen("}\n    ],", "},\n      // theirs\n      { \"command\": \"theirs\" }\n    ],", 1);
    assert_ne!(more, mine);
    let mut document = Document::new(Some(more)).expect("JSON");
    for (event, at) in [("Start", 0), ("Stop", 0)] {
        document.take_out(&[Step::Key("hooks".into()), Step::Key(event.into()), Step::Nth(at)]).expect("JSON");
    }
    insta::assert_snapshot!(document.into_text().expect("text"), @r#"
    {
      "a": 1,
      "hooks": {
        "Stop": [
          // theirs
          { "command": "theirs" }
        ]
      }
    }
    "#);
}

/// Spaces and comments, as somebody would strew them.
fn space() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => Just(""), 4 => Just(" "), 4 => Just("\n"), 2 => Just("\r\n"), 3 => Just("\n  "), 2 => Just("\t"),
        1 => Just("/* c, } */"), 1 => Just("// c, ]\n")];
    prop::collection::vec(piece, 0..3).prop_map(|all| all.concat())
}

fn list(open: char, close: char, members: Vec<String>, spaces: [String; 3], trailing: bool) -> String {
    let comma = format!("{},{}", spaces[0], spaces[1]);
    let end = if trailing && !members.is_empty() { format!("{},", spaces[1]) } else { String::new() };
    format!("{open}{}{}{end}{}{close}", spaces[1], members.join(&comma), spaces[2])
}

fn theirs() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("1".to_owned()),
        Just("\"x // y\"".to_owned()),
        Just("{}".to_owned()),
        Just("{\n  \"command\": \"x\"\n}".to_owned())
    ]
}

fn messy() -> impl Strategy<Value = String> {
    let stop = (prop::collection::vec(theirs(), 0..3), [space(), space(), space()], any::<bool>())
        .prop_map(|(all, spaces, trailing)| list('[', ']', all, spaces, trailing));
    let hooks = (prop::option::of(stop), any::<bool>(), [space(), space(), space()], any::<bool>()).prop_map(
        |(stop, other, spaces, trailing)| {
            let stop = stop.map(|stop| format!("\"Stop\":{}{stop}", spaces[0]));
            let other = other.then(|| "\"Other\": [1]".to_owned());
            list('{', '}', other.into_iter().chain(stop).collect(), spaces, trailing)
        },
    );
    let root = (prop::option::of(hooks), any::<[bool; 2]>(), [space(), space(), space()], any::<bool>()).prop_map(
        |(hooks, [a, version], spaces, trailing)| {
            let a = a.then(|| "\"a\": [1, { \"b\": 2 }]".to_owned());
            let hooks = hooks.map(|hooks| format!("\"hooks\": {hooks}"));
            let version = version.then(|| "\"version\": 1".to_owned());
            list('{', '}', a.into_iter().chain(hooks).chain(version).collect(), spaces, trailing)
        },
    );
    (space(), root, space()).prop_map(|(before, root, after)| format!("{before}{root}{after}"))
}

proptest! {
    #[test]
    fn any_file_comes_back(text in messy()) {
        let after = with(Some(&text));
        let value = Document::new(Some(after.clone())).expect("JSON").value();
        prop_assert_eq!(&value["hooks"]["Start"][0]["command"], "ours");
        prop_assert_eq!(without(&after), Some(text), "from\n{}", after);
    }
}
