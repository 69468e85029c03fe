//! Messages, tables and envelopes: what is sent, and what comes back.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as tests do")]

mod examples;
mod messages;
mod soap;
mod tables;
