//! What goes to which stream, in which mode.

use serde_json::json;

use super::capture::failing;
use super::style::Style;
use super::*;
use crate::error::{Code, Error};

fn json_mode() -> UiOptions {
    UiOptions { json: true, command: "status".to_owned(), ..UiOptions::default() }
}

fn parsed(buffer: &Buffer) -> serde_json::Value {
    serde_json::from_str(&buffer.text()).expect("one JSON document")
}

#[test]
fn the_answer_and_the_talk_go_to_different_streams() {
    let (ui, out, err) = captured(UiOptions::default());
    ui.answer("the answer");
    ui.status("checked out 3 files\n");
    ui.warn("trunk moved");
    assert_eq!(out.text(), "the answer\n");
    assert_eq!(err.text(), "checked out 3 files\nwarning: trunk moved\n");
    assert_eq!(ui.finish(), 0);
}

#[test]
fn quiet_silences_status_only() {
    let (ui, out, err) = captured(UiOptions { quiet: true, ..UiOptions::default() });
    ui.answer("a");
    ui.status("s");
    ui.warn("w");
    assert_eq!((out.text().as_str(), err.text().as_str()), ("a\n", "warning: w\n"));
}

#[test]
fn json_is_one_document_with_the_warnings_inside() {
    let (ui, out, err) = captured(json_mode());
    ui.status("s");
    ui.warn("w \u{1b}");
    ui.answer("for people");
    ui.answer_paged("for people");
    ui.json(json!({"b": 1, "a": "x\u{9b}"}));
    assert_eq!(
        out.text(),
        concat!(
            r#"{"schema":1,"ok":true,"command":"status","data":{"b":1,"a":"x\u009b"},"warnings":["w \u001b"]}"#,
            "\n"
        )
    );
    assert_eq!(err.text(), "");
}

#[test]
fn an_error_in_both_modes() {
    let error = || anyhow::Error::from(Error::new(Code::Stale, "the trunk moved").hint("tine refresh"));
    let (ui, out, err) = captured(UiOptions::default());
    assert_eq!(ui.error(&error()), 6);
    assert_eq!((out.text().as_str(), err.text().as_str()), ("", "error: the trunk moved\nhint: tine refresh\n"));

    let (ui, out, err) = captured(json_mode());
    assert_eq!(ui.error(&error()), 6);
    assert_eq!(
        parsed(&out),
        json!({"schema": 1, "ok": false, "command": "status",
               "error": {"code": "stale", "message": "the trunk moved", "hints": ["tine refresh"], "details": {}}})
    );
    assert_eq!(err.text(), "");
}

#[test]
fn each_stream_decides_on_its_own_colours() {
    let (ui, out, err) = captured(UiOptions { stderr_tty: true, ..UiOptions::default() });
    ui.answer(&Style::Added.paint("a"));
    ui.warn("w");
    assert_eq!((out.text().as_str(), err.text().as_str()), ("a\n", "\u{1b}[1m\u{1b}[33mwarning: \u{1b}[0mw\n"));

    let never = Some(ColorChoice::Never);
    let (ui, out, _) = captured(UiOptions { stdout_tty: true, color: never, ..UiOptions::default() });
    ui.answer(&Style::Added.paint("a"));
    assert_eq!(out.text(), "a\n");
}

#[test]
fn settings_apply_below_flags() {
    let load = |settings: &[&str]| {
        let overrides: Vec<String> = settings.iter().map(|s| (*s).to_owned()).collect();
        let sources = crate::config::Sources { git: &|_| None, file: None, overrides: &overrides };
        Config::load(&sources).expect("loads")
    };
    let (mut ui, ..) = captured(UiOptions { utf8: true, ..UiOptions::default() });
    ui.configure(&load(&["ui.color=always", "ui.graph=ascii", "ui.pager=most"]), Some("core".to_owned()));
    assert!(ui.has_color() && !ui.is_unicode());
    assert_eq!(ui.configured_pager.as_deref(), Some("most"));
    ui.configure(&Config::defaults(), Some("core".to_owned()));
    assert!(!ui.has_color() && ui.is_unicode());
    assert_eq!(ui.configured_pager.as_deref(), Some("core"));

    let (mut ui, ..) = captured(UiOptions { color: Some(ColorChoice::Never), ..UiOptions::default() });
    ui.configure(&load(&["ui.color=always"]), None);
    assert!(!ui.has_color());
}

#[test]
fn nothing_raw_reaches_a_terminal() {
    let (ui, out, err) = captured(UiOptions { stdout_tty: true, ..UiOptions::default() });
    ui.answer("a\u{1b}]0;x\u{7}");
    ui.answer_bytes(b"\x1b[2J\xff");
    ui.status("\u{9b}2J");
    assert_eq!(out.text(), "a\\u{1b}]0;x\\u{7}\n\\u{1b}[2J\\xff\n");
    assert_eq!(err.text(), "\\u{9b}2J\n");
}

#[test]
fn bytes_into_a_pipe_are_left_alone() {
    let (ui, out, _) = captured(UiOptions::default());
    ui.answer_bytes(b"\x1b[2J\xff\r\n\0");
    assert_eq!(out.bytes(), b"\x1b[2J\xff\r\n\0");
}

#[test]
fn a_closed_pipe_is_success_and_a_full_disk_is_not() {
    let (ui, _, err) = failing(UiOptions::default(), Some(io::ErrorKind::BrokenPipe));
    ui.answer("a");
    ui.answer("b");
    assert_eq!((ui.finish(), err.text()), (0, String::new()));

    let (ui, _, err) = failing(UiOptions::default(), Some(io::ErrorKind::StorageFull));
    ui.answer("a");
    assert_eq!(ui.finish(), 1);
    assert_eq!(err.text(), "error: cannot write to standard output\n  caused by: no storage space\n");
}

#[test]
fn threads_may_report() {
    fn is_sync<T: Sync + Send>() {}
    is_sync::<Ui>();
    is_sync::<Progress>();
}
