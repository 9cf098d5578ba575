//! The room that shows things.

pub mod diff_view;
pub mod sanitize;
pub mod style;
pub mod time;
