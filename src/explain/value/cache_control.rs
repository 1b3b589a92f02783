pub(super) fn read(_value: &str) -> Option<String> {
    None
}
