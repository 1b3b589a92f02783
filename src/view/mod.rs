//! Yew components, one a file. They lay out what the model says and turn events into messages, nothing more.

mod app;
mod body_editor;
mod body_face;
mod bytes_face;
mod code_face;
mod control;
mod editor;
mod element;
mod experiment;
mod figure;
mod file_field;
mod headers_face;
mod hidden;
mod history;
mod lesson;
mod notice;
mod options;
mod output;
mod picture_face;
mod preflight;
mod problem;
mod python_face;
mod python_request;
mod request;
mod response;
mod rows;
mod send_bar;
mod share;
mod status_line;
mod tabs;
mod text;
mod top_bar;
mod translation;
mod wire;

pub use app::App;
