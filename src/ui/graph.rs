//! The graph of `tine log`: nodes, newest first, with the lines between them. Decides nothing about which commits are
//! shown, or what is written beside them.

use renderdag::{Ancestor, GraphRowRenderer, Renderer};

use super::Ui;
use super::style::Style;

/// A commit in the graph.
#[derive(Debug, Clone)]
pub struct Node {
    /// What its children name it by.
    pub id: String,
    /// Where its lines go.
    pub parents: Vec<Parent>,
    /// What stands for it.
    pub glyph: Glyph,
    /// What is written beside it, painted or not.
    pub lines: Vec<String>,
}

/// A line from a commit downwards.
#[derive(Debug, Clone)]
pub struct Parent {
    /// The commit at its end.
    pub id: String,
    /// How it gets there.
    pub kind: Edge,
}

/// How a commit is connected with one below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// It is its parent.
    Direct,
    /// It is an ancestor; the commits between are not shown.
    Elided,
    /// It is not shown.
    Missing,
}

/// What stands for a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// Where the workspace is.
    Current,
    /// On the trunk.
    Trunk,
    /// A checkpoint.
    Checkpoint,
    /// A checkpoint with unresolved conflicts.
    Conflict,
    /// The frozen head of a proposal.
    Proposal,
    /// A proposal's head that landed.
    Landed,
}

impl Glyph {
    fn draw(self, unicode: bool) -> String {
        let (unicode_glyph, ascii, style) = match self {
            Glyph::Current => ("@", "@", Style::Current),
            Glyph::Trunk => ("◆", "+", Style::Trunk),
            Glyph::Checkpoint => ("○", "o", Style::Path),
            Glyph::Conflict => ("×", "x", Style::Conflict),
            Glyph::Proposal => ("◇", "p", Style::Proposal),
            Glyph::Landed => ("●", "*", Style::Success),
        };
        style.paint(if unicode { unicode_glyph } else { ascii })
    }
}

/// Draws the nodes, which come in an order where children stand before their parents.
pub fn render(nodes: Vec<Node>, ui: &Ui) -> String {
    draw(nodes, ui.is_unicode())
}

fn draw(nodes: Vec<Node>, unicode: bool) -> String {
    let rows = GraphRowRenderer::new().output().with_min_row_height(0);
    if unicode { draw_with(rows.build_box_drawing(), nodes, true) } else { draw_with(rows.build_ascii(), nodes, false) }
}

fn draw_with(mut rows: impl Renderer<String, Output = String>, nodes: Vec<Node>, unicode: bool) -> String {
    let row = |node: Node| {
        let parents = node.parents.into_iter().map(|parent| match parent.kind {
            Edge::Direct => Ancestor::Parent(parent.id),
            Edge::Elided => Ancestor::Ancestor(parent.id),
            Edge::Missing => Ancestor::Anonymous,
        });
        rows.next_row(node.id, parents.collect(), node.glyph.draw(unicode), node.lines.join("\n"))
    };
    nodes.into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str, glyph: Glyph, parents: &[(&str, Edge)], lines: &[&str]) -> Node {
        let parents = parents.iter().map(|(id, kind)| Parent { id: (*id).to_owned(), kind: *kind }).collect();
        Node { id: id.to_owned(), parents, glyph, lines: lines.iter().map(|l| (*l).to_owned()).collect() }
    }

    fn plain(nodes: Vec<Node>, unicode: bool) -> String {
        anstream::adapter::strip_str(&draw(nodes, unicode)).to_string()
    }

    /// Two sessions over one trunk commit, one of them with a commit left out.
    fn sessions() -> Vec<Node> {
        vec![
            node("a2", Glyph::Current, &[("a1", Edge::Direct)], &["a@2 three minutes ago", "fix the login"]),
            node("a1", Glyph::Checkpoint, &[("t", Edge::Direct)], &["a@1", "start"]),
            node("b3", Glyph::Conflict, &[("t", Edge::Elided)], &["b@3", "rewrite"]),
            node("t", Glyph::Trunk, &[("r", Edge::Missing)], &["main", "release"]),
        ]
    }

    #[test]
    fn sessions_over_the_trunk() {
        assert_eq!(
            plain(sessions(), true),
            "@  a@2 three minutes ago\n\
             │  fix the login\n\
             ○  a@1\n\
             │  start\n\
             │ ×  b@3\n\
             ├─╯  rewrite\n\
             ◆  main\n\
             │  release\n\
             ~\n"
        );
    }

    #[test]
    fn ascii_where_the_locale_has_no_more() {
        let drawn = plain(sessions(), false);
        assert!(drawn.is_ascii(), "{drawn}");
        assert!(drawn.starts_with("@  a@2 three minutes ago\n|  fix the login\no  a@1\n"), "{drawn}");
        assert!(drawn.contains("x  b@3") && drawn.contains("+  main"), "{drawn}");
    }

    #[test]
    fn a_merge() {
        let nodes = vec![
            node("m", Glyph::Landed, &[("t", Edge::Direct), ("s", Edge::Direct)], &["land s"]),
            node("s", Glyph::Proposal, &[("t", Edge::Direct)], &["s"]),
            node("t", Glyph::Trunk, &[], &["root"]),
        ];
        assert_eq!(plain(nodes, true), "●    land s\n├─╮\n│ ◇  s\n├─╯\n◆  root\n");
    }

    #[test]
    fn painted_glyphs_do_not_shift_the_lines() {
        let drawn = draw(sessions(), true);
        assert!(drawn.starts_with(&format!("{}  a@2", Style::Current.paint("@"))), "{drawn}");
    }
}
