//! What is written for each agent, and that it comes out again.

use super::*;

fn caller(program: &str) -> Caller {
    Caller { program: program.to_owned(), worktrees: true }
}

fn entries(agent: Agent, program: &str) -> Option<Entries> {
    match installer(agent).expect("known").content(&caller(program)) {
        Content::Entries(entries) => Some(entries),
        Content::Own { .. } => None,
    }
}

#[test]
fn what_is_written_is_known_as_ours_again() {
    for agent in supported() {
        let Some(bare) = entries(agent, "tine") else { continue };
        for program in ["/usr/bin/tine", "/a b/it's/tine"] {
            let absolute = entries(agent, program).expect("entries");
            let none = Document::new(None).expect("nothing");
            let first = absolute.install(none.clone()).expect("new");
            assert!(absolute.are_in(&first) && !bare.are_in(&first), "{agent:?}");
            assert_eq!(entries::programs(&first), [program], "{agent:?}");
            let second = bare.install(first).expect("instead");
            assert!(bare.are_in(&second), "{agent:?}: {:?}", second.into_text());
            let last = bare.uninstall(absolute.install(second).expect("back")).expect("out");
            assert_eq!(last, none, "{agent:?}");
        }
    }
}

#[test]
fn cursor_gets_the_names_and_keys_that_it_knows() {
    let text = entries(Agent::Cursor, "tine").expect("entries").install(Document::new(None).expect("nothing"));
    insta::assert_snapshot!(text.expect("new").into_text().expect("text"), @r#"
    {
      "hooks": {
        "sessionStart": [
          {
            "command": "tine hook cursor"
          }
        ],
        "beforeSubmitPrompt": [
          {
            "command": "tine hook cursor"
          }
        ],
        "beforeShellExecution": [
          {
            "command": "tine hook cursor"
          }
        ],
        "stop": [
          {
            "command": "tine hook cursor"
          }
        ],
        "subagentStart": [
          {
            "command": "tine hook cursor"
          }
        ],
        "subagentStop": [
          {
            "command": "tine hook cursor"
          }
        ],
        "sessionEnd": [
          {
            "command": "tine hook cursor"
          }
        ]
      },
      "version": 1
    }
    "#);
}

#[test]
fn a_plugin_calls_the_program_that_was_named() {
    let Content::Own { text, mark } = installer(Agent::OpenCode).expect("known").content(&caller("/a \"b\"/tine"))
    else {
        panic!("a file of our own");
    };
    assert!(text.starts_with(mark) && text.contains("const program = \"/a \\\"b\\\"/tine\"\n"), "{text}");
}
