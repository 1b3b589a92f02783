//! Parameters
