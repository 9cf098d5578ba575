//! How long what is over is kept: the policy's `[retention]` where it says something, else the settings. Only numbers:
//! what follows from them is `sweep`'s and `prune`'s.

use jiff::SignedDuration;

use crate::error::{Code, Error, Result};

use super::policy::{self, Policy, Span};
use super::store::Store;

/// The rules, by state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// A session without activity for this long is idle, and is archived.
    pub idle_after: SignedDuration,
    /// What is left of landed sessions is closed after this.
    pub landed: SignedDuration,
    /// Rejected and withdrawn proposals are deleted after this.
    pub rejected: SignedDuration,
    /// Discarded sessions are deleted after this.
    pub discarded: SignedDuration,
    /// Entries of the operation log are pruned after this.
    pub operations: SignedDuration,
}

impl Rules {
    /// These rules, but for what a policy says otherwise.
    #[must_use]
    pub fn under(self, policy: &Policy) -> Rules {
        let said = |span: Option<Span>, own| span.map_or(own, |s| SignedDuration::try_from(s.0).unwrap_or(own));
        let retention = &policy.retention;
        Rules {
            idle_after: said(retention.idle_after, self.idle_after),
            landed: said(retention.landed, self.landed),
            rejected: said(retention.rejected, self.rejected),
            discarded: said(retention.discarded, self.discarded),
            operations: said(retention.operations, self.operations),
        }
    }

    /// Refuses rules of which one takes away what another promises.
    pub fn check(&self) -> Result<()> {
        let wrong =
            |why: String| Err(Error::new(Code::Invalid, why).hint("docs/policy.md   # the rules of `[retention]`"));
        if self.idle_after.is_zero() {
            return wrong(
                "`retention.idle_after` is zero: every session would be idle while it is worked in".to_owned(),
            );
        }
        for (name, length) in [("landed", self.landed), ("rejected", self.rejected), ("discarded", self.discarded)] {
            if self.operations < length {
                return wrong(format!(
                    "`retention.operations` is shorter than `retention.{name}`: the ignored files of what is still kept \
                     would go with the log"
                ));
            }
        }
        Ok(())
    }
}

/// The rules in force. A policy that cannot be read says nothing here: it closes the gate, and work goes on.
pub fn in_force(store: &Store) -> Rules {
    *store.retention.get_or_init(|| match policy::load(store) {
        Ok(Some((policy, _))) => store.settings.retention.under(&policy),
        Ok(None) | Err(_) => store.settings.retention,
    })
}
