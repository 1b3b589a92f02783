//! WebDriver commands that thirtyfour has no method for.

use http::Method;
use serde_json::{Value, json};
use std::sync::Arc;
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::{WebDriver, WebElement};

#[derive(Debug)]
struct Raw {
    method: Method,
    endpoint: String,
    parameters: Option<Value>,
}

impl ExtensionCommand for Raw {
    fn parameters_json(&self) -> Option<Value> {
        self.parameters.clone()
    }

    fn method(&self) -> Method {
        self.method.clone()
    }

    fn endpoint(&self) -> Arc<str> {
        self.endpoint.as_str().into()
    }
}

async fn run(driver: &WebDriver, raw: Raw) -> Value {
    let endpoint = raw.endpoint.clone();
    let answer = driver.cmd(Command::ExtensionCommand(Box::new(raw))).await;
    answer.and_then(|answer| answer.value()).unwrap_or_else(|error| panic!("{endpoint}: {error}"))
}

/// Calls a method of the Chrome DevTools Protocol.
pub async fn devtools(driver: &WebDriver, method: &str, parameters: Value) -> Value {
    let parameters = json!({ "cmd": method, "params": parameters });
    let raw =
        Raw { method: Method::POST, endpoint: "/goog/cdp/execute".to_owned(), parameters: Some(parameters) };
    run(driver, raw).await
}

/// The role that assistive technology is told.
pub async fn role(driver: &WebDriver, element: &WebElement) -> String {
    computed(driver, element, "computedrole").await
}

/// The name that assistive technology is told.
pub async fn name(driver: &WebDriver, element: &WebElement) -> String {
    computed(driver, element, "computedlabel").await
}

async fn computed(driver: &WebDriver, element: &WebElement, what: &str) -> String {
    let raw = Raw {
        method: Method::GET,
        endpoint: format!("/element/{}/{what}", element.element_id()),
        parameters: None,
    };
    run(driver, raw).await.as_str().unwrap_or_default().to_owned()
}
