//! What journeys need: a browser, servers to talk to, and a page that is used by the names that users know.

mod ask;
mod browser;
mod build;
mod child;
mod command;
mod console;
mod deployed_host;
mod evidence;
mod journey;
mod keys;
mod origin;
mod page;
mod programs;
mod python_host;
mod readings;
mod serve;
mod server;
mod static_host;
mod waiting;
mod window;

pub use ask::Answer;
pub use build::Build;
pub use command::role_and_name;
pub use deployed_host::DeployedHost;
pub use journey::{journey, journey_on_two_days, journey_together, journey_with};
pub use keys::{COMMAND, paste, press_keys};
pub use origin::{Arrived, Origin, Policy};
pub use page::{Page, to_json};
pub use programs::dist;
pub use python_host::PythonHost;
pub use readings::Exchange;
pub use serve::Serve;
pub use server::{Server, free_port, target_folder};
pub use static_host::StaticHost;
pub use waiting::eventually;
