//! The last net: should the program stop all the same, the user reads what to do, not a blank page.

/// Shows the element `crash` of `index.html` when the program panics, and hands the details to the console.
pub fn report_panics() {
    // Not the standard library's: yew would put its own hook in the place of one that it does not know of.
    yew::set_custom_panic_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(element) = document.and_then(|document| document.get_element_by_id("crash")) {
            // Nothing is left to do if even this fails.
            let _ = element.remove_attribute("hidden");
        }
    }));
}
