//! Short names between glue and module. wasm-bindgen's are long, with a hash each, and stand in both files; wasm-opt gives the
//! module short ones and says which, and the glue follows.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// What wasm-opt renamed.
#[derive(Debug, Deserialize)]
pub struct Renamed {
    /// The module of the import, its name, its new name.
    imports: Vec<(String, String, String)>,
    /// The name of the export, its new name.
    exports: Vec<(String, String)>,
}

/// The name that wasm-opt gives to the one module that ours imports from.
const FROM: &str = "a";

impl Renamed {
    /// Reads what wasm-opt printed.
    pub fn read(printed: &str) -> Result<Self> {
        serde_json::from_str(printed).context("wasm-opt didn't say what it renamed")
    }

    /// The glue with the same names. Every import must be found once: a glue that names it differently would fail to load.
    pub fn glue(&self, glue: &str) -> Result<String> {
        let mut renamed = String::with_capacity(glue.len());
        let mut imports = 0;
        let mut rest = glue;
        while let Some(start) = rest.find(starts_a_word) {
            let (before, from) = rest.split_at(start);
            renamed.push_str(before);
            let end = from.find(|c| !goes_on(c)).unwrap_or(from.len());
            let (word, after) = from.split_at(end);
            let import = self.imports.iter().find(|(_, name, _)| name == word);
            let export = self.exports.iter().find(|(name, _)| name == word);
            renamed.push_str(match (import, export) {
                (Some((.., short)), _) if after.starts_with(':') => {
                    imports += 1;
                    short
                }
                (_, Some((_, short))) if renamed.ends_with("wasm.") => short,
                _ => word,
            });
            rest = after;
        }
        renamed.push_str(rest);
        ensure!(
            imports == self.imports.len(),
            "the glue has {imports} of the {} names that the module imports",
            self.imports.len()
        );
        for module in self.imports.iter().map(|(module, ..)| module).take(1) {
            let quoted = format!("\"{module}\":");
            ensure!(renamed.contains(&quoted), "the glue offers no {module}");
            renamed = renamed.replace(&quoted, &format!("\"{FROM}\":"));
        }
        Ok(renamed)
    }
}

fn starts_a_word(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || c == '$'
}

fn goes_on(c: char) -> bool {
    starts_a_word(c) || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = r#"{
        "imports": [["./x_bg.js", "__wbg_new_1", "b"], ["./x_bg.js", "memory", "c"]],
        "exports": [["mount", "d"], ["memory", "e"]]
    }"#;

    #[test]
    fn the_glue_follows_the_module_and_keeps_its_own_names() {
        let glue = "export function mount(a) { wasm.mount(a, wasm.memory); }\n\
            const import0 = { __wbg_new_1: function() {}, memory: wasm.memory };\n\
            return { \"./x_bg.js\": import0 };";
        let expected = "export function mount(a) { wasm.d(a, wasm.e); }\n\
            const import0 = { b: function() {}, c: wasm.e };\n\
            return { \"a\": import0 };";
        let renamed = Renamed::read(PRINTED).unwrap();
        assert_eq!(renamed.glue(glue).unwrap(), expected);
    }

    #[test]
    fn a_glue_that_lacks_a_name_is_refused() {
        let renamed = Renamed::read(PRINTED).unwrap();
        assert!(renamed.glue("{ \"./x_bg.js\": { memory: 1 } }").is_err());
    }
}
