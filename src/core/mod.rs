//! What tine is about. Verbs take plain requests and give plain outcomes; no terminal, no environment, no clock or
//! randomness of their own.

pub mod diff;
pub mod redact;
