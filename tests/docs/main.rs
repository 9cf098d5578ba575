//! What is written for readers is true: generated pages match the program, every command line shown parses, transcripts
//! are what the program says, links lead somewhere. `TINE_BLESS=1 cargo test --test docs` writes what is generated anew.

mod ci;
mod commands;
mod completion;
mod facts;
mod generated;
mod help;
mod json;
mod links;
mod pages;
mod place;
mod transcripts;
