//! Messages, tables and envelopes: what is sent, and what comes back; and that the ways to say a change agree.

mod examples;
mod messages;
mod soap;
mod tables;
mod ways;
