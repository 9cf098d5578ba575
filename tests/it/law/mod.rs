//! The twelve points of the law (docs/design.md §3). The names of the tests carry the number of the point that they would
//! not let anyone break.

mod blocked;
mod concurrency;
mod crash;
mod crash_cases;
mod files;
mod forms;
mod quiet;
mod random_walk;
mod sudden_death;
mod text;
mod trunk;
