//! Journeys through the built page in a real, headless Chromium. Each module proves what its name says.
//!
//! `cargo xtask test` builds the page and runs them; a journey that fails leaves a picture and the page's text in
//! `target/journeys/`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod harness;

mod body_kinds;
mod class;
mod code;
mod contrast;
mod embed;
mod experiments;
mod failures;
mod hosting;
mod installable;
mod kept;
mod keyboard;
mod languages;
mod layout;
mod lesson;
mod offline;
mod options;
mod paper;
mod pictures;
mod presenting;
mod programs;
mod response_bodies;
mod rows;
mod sandbox_cors_lab;
mod sandbox_homes_agree;
mod sandbox_lets_one_writer_win;
mod sandbox_outlives_its_worker;
mod sending;
mod sends_a_put;
mod server_view;
mod share;
mod timing;
mod versions;
mod words;
mod worker_rows;
