//! Settings that are one of a few words. The words are written once, here.

use std::str::FromStr;

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// The words, in the order they are listed.
            pub const NAMES: &'static [&'static str] = &[$($word),+];

            /// The word.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                match text {
                    $($word => Ok($name::$variant),)+
                    _ => Err(format!("expected one of {}", Self::NAMES.join(", "))),
                }
            }
        }
    };
}

choice! {
    /// When to use colours (`ui.color`, `--color`).
    ColorChoice {
        /// On a terminal that has them.
        Auto = "auto",
        /// Into pipes too.
        Always = "always",
        /// Never.
        Never = "never",
    }
}

choice! {
    /// What the graph is drawn with (`ui.graph`).
    GraphStyle {
        /// By the locale.
        Auto = "auto",
        /// Box-drawing characters.
        Unicode = "unicode",
        /// ASCII.
        Ascii = "ascii",
    }
}

choice! {
    /// How much of a prompt a checkpoint keeps (`prompt.keep`).
    PromptKeep {
        /// All of it.
        Full = "full",
        /// Its first line.
        Subject = "subject",
        /// A hash, so that equal prompts can be recognised.
        Hash = "hash",
        /// Nothing.
        None = "none",
    }
}

choice! {
    /// What becomes of pasted bodies in prompts (`prompt.pasted`).
    Pasted {
        /// They are left out.
        Drop = "drop",
        /// They stay.
        Keep = "keep",
    }
}

choice! {
    /// What an agent's first prompt begins (`hooks.start`).
    HookStart {
        /// A session in the worktree where the agent stands.
        Here = "here",
        /// A session with a workspace of its own.
        Workspace = "workspace",
        /// Nothing.
        Off = "off",
    }
}

choice! {
    /// How a proposal reaches the trunk (`land.method`).
    LandMethod {
        /// One new commit.
        Squash = "squash",
        /// A merge commit.
        Merge = "merge",
        /// Each checkpoint anew on the trunk.
        Rebase = "rebase",
        /// The trunk moves to the proposal's head, or not at all.
        FastForward = "ff",
    }
}

choice! {
    /// The review's form (`review.view`).
    ReviewView {
        /// The full screen where the terminal can show it.
        Auto = "auto",
        /// Questions line by line.
        Plain = "plain",
        /// The full screen.
        Full = "full",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_there_and_back() {
        for word in LandMethod::NAMES {
            assert_eq!(LandMethod::from_str(word).expect("a name").as_str(), *word);
        }
        assert_eq!(ColorChoice::from_str("sometimes").expect_err("no name"), "expected one of auto, always, never");
    }
}
