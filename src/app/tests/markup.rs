//! The sources of the screens, held against the known traps of markup, Yew and privacy.

/// The sources of the screens, tests left out.
fn sources() -> Vec<(String, String)> {
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/app");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file());
    files
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                text,
            )
        })
        .collect()
}

/// What the browser or Yew would quietly do wrong: dead attributes, attributes that the content security policy blocks, lists
/// that change the number of unkeyed siblings.
#[test]
fn the_markup_keeps_clear_of_known_traps() {
    let traps = [
        "aria_",
        " style=",
        "{ for ",
        "{for ",
        "inner_html",
        "autofocus",
        "document.title",
    ];
    for (file, text) in sources() {
        for trap in traps {
            assert!(!text.contains(trap), "{file} has {trap}");
        }
        let lists = text.matches(".collect();").count();
        assert!(
            lists == 0
                || text.contains("keyed(")
                || text.contains("\"key\"")
                || !text.contains("html!"),
            "{file}: a list without keys"
        );
    }
    assert!(sources().len() > 15);
}

/// Only the shell, and inputs that read themselves, reach for the browser.
#[test]
fn only_the_shell_reaches_for_the_window() {
    for (file, text) in sources() {
        let reaches = text.contains("web_sys::window") || text.contains("js_sys::");
        assert!(
            !reaches || ["shell.rs", "root.rs"].contains(&file.as_str()),
            "{file}"
        );
        let stores = [
            "local_storage",
            "session_storage",
            "indexed_db",
            "set_cookie",
            "set_title",
        ];
        assert!(!stores.iter().any(|word| text.contains(word)), "{file}");
    }
}
