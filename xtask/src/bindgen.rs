//! From the compiled module to what a browser loads: `front_door.js` (the glue) and `front_door_bg.wasm`, and the same for
//! the smaller module of residents.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

/// The names of glue and module that begin with `stem`.
pub fn names(stem: &str) -> [String; 2] {
    [format!("{stem}.js"), format!("{stem}_bg.wasm")]
}

/// Writes glue and module into the new folder `folder`; with the names of functions if somebody wants them.
pub fn generate(compiled: &Path, folder: &Path, stem: &str, names: bool) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(stem)
        .typescript(false)
        .remove_name_section(!names)
        .remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|it| it.generate(folder))
        .context("wasm-bindgen refused the module")?;
    let known = self::names(stem);
    only_known_files(folder, &known)?;
    let [glue, _] = known;
    let script = fs::read_to_string(folder.join(&glue))?;
    if let Some(found) = builds_code(&script) {
        bail!(
            "{glue} holds {found}, which the content security policy blocks; a crate calls js_sys::Function::new or eval"
        );
    }
    Ok(())
}

/// Anything else in the folder (JavaScript that a crate brings along) would not be published, and the glue would fail to load.
fn only_known_files(folder: &Path, known: &[String]) -> Result<()> {
    let found: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|it| it.map(|it| it.path()))
        .collect::<Result<_, _>>()?;
    match found
        .iter()
        .find(|it| !known.iter().any(|name| it.ends_with(name)))
    {
        Some(other) => bail!(
            "wasm-bindgen also wrote {}; a crate brings JavaScript of its own",
            other.display()
        ),
        None => Ok(()),
    }
}

/// The first place where a script turns text into code.
pub fn builds_code(script: &str) -> Option<&'static str> {
    const FORBIDDEN: [&str; 2] = ["new Function(", "eval("];
    FORBIDDEN.into_iter().find(|forbidden| {
        script.match_indices(forbidden).any(|(at, _)| {
            let before = script.get(..at).unwrap_or_default();
            !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_made_into_code_is_found() {
        assert_eq!(
            builds_code("return new Function(a);"),
            Some("new Function(")
        );
        assert_eq!(builds_code("window.eval(x)"), Some("eval("));
    }

    #[test]
    fn words_that_only_look_like_it_are_not() {
        for script in [
            "function retrieval(x){}",
            "medieval(x)",
            "isFunction(x)",
            "typeof x === 'function'",
            "`Function(${name})`",
        ] {
            assert_eq!(builds_code(script), None, "{script}");
        }
    }
}
