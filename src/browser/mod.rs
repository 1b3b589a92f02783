//! (room being built)

pub mod home;
