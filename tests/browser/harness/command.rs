//! WebDriver commands that thirtyfour has no method for.

use http::Method;
use serde_json::{Value, json};
use std::sync::Arc;
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::error::WebDriverResult;
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

async fn run(driver: &WebDriver, raw: Raw) -> WebDriverResult<Value> {
    driver.cmd(Command::ExtensionCommand(Box::new(raw))).await?.value()
}

/// Calls a method of the Chrome DevTools Protocol.
pub async fn devtools(driver: &WebDriver, method: &str, parameters: Value) -> Value {
    let parameters = json!({ "cmd": method, "params": parameters });
    let raw =
        Raw { method: Method::POST, endpoint: "/goog/cdp/execute".to_owned(), parameters: Some(parameters) };
    run(driver, raw).await.unwrap_or_else(|error| panic!("{method}: {error}"))
}

/// The role and the name that assistive technology is told; `None` when the element is gone by now.
pub async fn role_and_name(driver: &WebDriver, element: &WebElement) -> Option<(String, String)> {
    Some((
        computed(driver, element, "computedrole").await?,
        computed(driver, element, "computedlabel").await?,
    ))
}

async fn computed(driver: &WebDriver, element: &WebElement, what: &str) -> Option<String> {
    let raw = Raw {
        method: Method::GET,
        endpoint: format!("/element/{}/{what}", element.element_id()),
        parameters: None,
    };
    let value = run(driver, raw).await.ok()?;
    Some(value.as_str().unwrap_or_default().to_owned())
}
