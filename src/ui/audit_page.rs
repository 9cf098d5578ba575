//! The audit as a page that stands alone: one file, no script, nothing loaded, everything from the repository escaped.

use crate::core::audit::{Audit, Explained, Origin};
use crate::core::record::Verdict;

use super::sanitize;

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1c1c1e;background:#fff}\
h1{font-size:1.4rem}code{font:13px ui-monospace,monospace}\
section{border-top:1px solid #d8d8dc;padding:.8rem 0}section.open{border-left:4px solid #b3261e;padding-left:1rem}\
h2{font-size:1rem;margin:0 0 .3rem}dl{display:grid;grid-template-columns:9rem 1fr;gap:.1rem 1rem;margin:0}\
dt{color:#63636a}dd{margin:0}ul{margin:0;padding-left:1.1rem}.bad{color:#b3261e}.good{color:#1d6f42}\
@media(prefers-color-scheme:dark){body{color:#e8e8ea;background:#1c1c1e}section{border-color:#3a3a3e}dt{color:#a0a0a8}\
.bad,section.open{color:#ff8a80}.good{color:#7bd8a0}}\
@media print{body{max-width:none;margin:0}}";

/// The page.
pub fn render(audit: &Audit) -> String {
    let (all, open) = (audit.commits.len(), audit.unexplained.len());
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>Audit of {trunk}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Audit of {trunk}</h1>\n\
         <p>{all} commits up to <code>{tip}</code>{since}; \
         <strong class=\"{class}\">{open} unexplained</strong>.</p>\n",
        trunk = escape(&audit.trunk),
        tip = escape(&audit.tip),
        since = audit.since.as_ref().map_or(String::new(), |id| format!(", after <code>{}</code>", escape(id))),
        class = if open == 0 { "good" } else { "bad" },
    );
    audit.commits.iter().for_each(|commit| page.push_str(&section(commit)));
    page.push_str("</body>\n</html>\n");
    page
}

fn section(commit: &Explained) -> String {
    let class = if commit.explained { "" } else { " class=\"open\"" };
    let mut text = format!("<section{class}>\n<h2>{}</h2>\n<dl>\n", escape(&commit.subject));
    row(&mut text, "commit", &format!("<code>{}</code>", escape(&commit.commit)));
    row(&mut text, "author", &format!("{}, {}", escape(&commit.author), escape(&commit.at)));
    if let Some(origin) = &commit.proposal {
        of_origin(&mut text, origin);
    }
    if !commit.reasons.is_empty() {
        row(&mut text, "unexplained", &list("bad", commit.reasons.iter().map(|reason| escape(reason))));
    }
    text + "</dl>\n</section>\n"
}

fn of_origin(text: &mut String, p: &Origin) {
    let proposal = format!("{} revision {} of session {}", escape(&p.name), p.revision, escape(&p.session));
    row(text, "proposal", &format!("{proposal}<br>{}", escape(&p.title)));
    row(text, "requested by", &escape(&p.requester));
    row(text, "landed by", &format!("{}, {}, {}", escape(&p.landed_by), escape(&p.landed_at), escape(&p.kind)));
    let decisions = p.decisions.iter().map(|d| {
        let verdict = if d.verdict == Verdict::Approve { "granted" } else { "denied" };
        let signature = d.signature.map_or("not signed".to_owned(), |s| format!("signature {}", escape(s)));
        let message = d.message.as_ref().map_or(String::new(), |m| format!(": {}", escape(m)));
        format!("{} {verdict} revision {}, {}, {signature}{message}", escape(&d.actor), d.revision, escape(&d.at))
    });
    row(text, "decisions", &list("", decisions));
    let checks = p.checks.iter().map(|c| format!("{} {} in {} ms", escape(&c.name), c.status.as_str(), c.duration_ms));
    row(text, "checks", &list("", checks));
    let checkpoints = p.checkpoints.iter().map(|c| {
        let agent = c.agent.as_ref().map_or(String::new(), |agent| format!(" ({})", escape(agent)));
        format!("<code>{}</code> {}{agent}", escape(&c.commit[..12]), escape(&c.subject))
    });
    row(text, "checkpoints", &list("", checkpoints));
}

fn row(text: &mut String, name: &str, value: &str) {
    text.push_str(&format!("<dt>{name}</dt><dd>{}</dd>\n", if value.is_empty() { "none" } else { value }));
}

/// A list in HTML; nothing for no items.
fn list(class: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("<li>{item}</li>")).collect();
    if items.is_empty() { items } else { format!("<ul class=\"{class}\">{items}</ul>") }
}

/// Text as text, whatever is in it.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in sanitize::line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_commit_says_is_text_on_the_page() {
        let commit = Explained {
            commit: "1".repeat(40),
            subject: "<script>alert('x')</script> & \u{1b}[31m".to_owned(),
            author: "A \"quoted\" name".to_owned(),
            at: "2026-01-01T00:00:00+00:00".to_owned(),
            explained: false,
            reasons: vec!["no <b>proposal</b>".to_owned()],
            proposal: None,
        };
        let audit = Audit {
            trunk: "main<".to_owned(),
            tip: "2".repeat(40),
            since: None,
            unexplained: vec![commit.clone()],
            commits: vec![commit],
        };
        let page = render(&audit);
        assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; "), "{page}");
        assert!(page.contains("no &lt;b&gt;proposal") && page.contains("1 unexplained") && page.contains("main&lt;"));
        assert!(!page.contains("<script") && !page.contains('\u{1b}') && !page.contains("http:"), "{page}");
    }
}
