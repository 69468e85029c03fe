//! Messages, tables and envelopes: what is sent, and what comes back; and that the ways to say a change agree.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as tests do")]

mod examples;
mod messages;
mod soap;
mod tables;
mod ways;
