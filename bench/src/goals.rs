//! What was to be reached, and whether it was.

/// The goals that were looked at.
#[derive(Debug, Default)]
pub struct Goals(Vec<(String, bool)>);

impl Goals {
    /// Notes one: `found` should be at least `wanted` times as much.
    pub fn at_least(&mut self, what: &str, found: f64, wanted: f64) {
        let met = found >= wanted;
        let verdict = if met { "met   " } else { "missed" };
        self.0.push((format!("{verdict}  {what}: {found:.2} × (goal: {wanted} ×)"), met));
    }

    /// Prints them all, and how many were met.
    pub fn print(&self) {
        println!("\nGoals");
        for (line, _) in &self.0 {
            println!("  {line}");
        }
        let met = self.0.iter().filter(|(_, met)| *met).count();
        println!("  {met} of {} goals met", self.0.len());
    }
}
