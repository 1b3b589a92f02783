//! Yew components, one a file.
