//! The problems of a configuration.

use console_config::{Problem, ProblemKind};
use instance_console::components::ConfigProblems;

use super::*;

#[wasm_bindgen_test]
fn each_problem_has_the_name_of_its_field() {
    let page = Page::mount(|| {
        let problem = |path: &str| Problem { path: path.to_owned(), kind: ProblemKind::Missing };
        let problems = vec![problem("sources[0].project_id"), problem("")];
        view! { <ConfigProblems problems unknown=vec!["sorces".to_owned()] /> }
    });
    assert!(page.find("section").matches(".notice[data-notice=config][role=alert]").unwrap());
    assert_eq!(page.text("h2"), "Couldn't start the console: the configuration is invalid");
    assert_eq!(page.text("li:nth-child(1)"), "sources[0].project_id is missing");
    assert_eq!(page.text("li:nth-child(2) > code"), "config");
    assert_eq!(page.text("li:nth-child(3)"), "sorces is not a supported field");
    assert!(page.text("p.muted").starts_with("Correct these fields"));
}

#[wasm_bindgen_test]
fn a_configuration_that_could_not_be_loaded_has_no_fields_to_correct() {
    let page = Page::mount(|| {
        let problem = Problem { path: String::new(), kind: ProblemKind::NotLoaded };
        view! { <ConfigProblems problems=vec![problem] unknown=Vec::new() /> }
    });
    assert_eq!(page.text("h2"), "Couldn't load the configuration");
    assert!(page.text("li").starts_with("config couldn't be loaded."));
    assert_eq!(page.text("p.muted"), "Then reload the page.");
}
