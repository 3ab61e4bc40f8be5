//! An element under construction: each call adds one thing to it and gives it on.

use wasm_bindgen::{JsCast as _, UnwrapThrowExt as _};
use web_sys::{Comment, Document, Element, HtmlElement, HtmlInputElement, Node, Text};

use crate::{
    browser::{
        focus::{focused_in, rescue},
        listener::Listener,
    },
    ui::reactive::{Kept, Run, effect},
};

thread_local! {
    /// Asked for once: each element is made by it.
    static DOCUMENT: Document = web_sys::window()
        .and_then(|window| window.document())
        .expect_throw("a widget is in a document");
}

/// An element of the page.
#[derive(Clone, Debug)]
pub struct El(Element);

/// Makes an HTML element.
#[must_use]
pub fn el(tag: &'static str) -> El {
    El(DOCUMENT.with(|document| document.create_element(tag)).expect_throw("tags are constants"))
}

/// Makes an SVG element.
#[must_use]
pub fn svg(tag: &'static str) -> El {
    let space = Some("http://www.w3.org/2000/svg");
    let element = DOCUMENT.with(|document| document.create_element_ns(space, tag));
    El(element.expect_throw("tags are constants"))
}

pub(super) fn text_node(text: &str) -> Text {
    DOCUMENT.with(|document| document.create_text_node(text))
}

/// Marks the place of what comes and goes.
pub(super) fn placeholder() -> Comment {
    DOCUMENT.with(|document| document.create_comment(""))
}

/// Puts a node into an element: before another, or at the end. Inside one's own shadow root nothing
/// can be in the way of that.
pub(super) fn insert(parent: &Element, node: &Node, before: Option<&Node>) {
    let _ = parent.insert_before(node, before);
}

impl From<Element> for El {
    fn from(element: Element) -> Self {
        Self(element)
    }
}

impl El {
    /// Sets its class.
    #[must_use]
    pub fn class(self, name: &str) -> Self {
        self.attr("class", name)
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attr(self, name: &str, value: &str) -> Self {
        // It fails only for a name that is none; they are constants.
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Sets an attribute for as long as there is a value, and touches it only where that differs.
    #[must_use]
    pub fn attr_of(
        self,
        name: &'static str,
        value: impl FnMut() -> Option<String> + 'static,
    ) -> Self {
        keep_attribute(self.0.clone(), name, Box::new(value));
        self
    }

    /// Sets a style property, in the way that a page's policy allows.
    #[must_use]
    pub fn style(self, name: &'static str, value: &str) -> Self {
        if let Some(element) = self.html() {
            let _ = element.style().set_property(name, value);
        }
        self
    }

    /// Sets a style property that is kept true.
    #[must_use]
    pub fn style_of(self, name: &'static str, value: impl FnMut() -> String + 'static) -> Self {
        let element = self.clone();
        let mut value: Box<dyn Run<String>> = Box::new(value);
        effect(move || {
            let _ = element.clone().style(name, &value.run());
        });
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.append(&text_node(text));
        self
    }

    /// Adds a text that is kept true, and touched only where it differs.
    #[must_use]
    pub fn text_of(self, text: impl FnMut() -> String + 'static) -> Self {
        let node = text_node("");
        self.append(&node);
        keep_text(node, Box::new(text));
        self
    }

    /// Adds an element.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "it has its place now, and no other")]
    pub fn child(self, child: Self) -> Self {
        self.append(&child.0);
        self
    }

    /// Adds elements.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        for child in children {
            self.append(&child.0);
        }
        self
    }

    /// Adds an element that is made anew whenever a signal read in making it has changed.
    ///
    /// What must keep its focus or its place belongs outside of it, or in a text or attribute. If what has
    /// the focus goes, what came instead gets it, else what is near.
    #[must_use]
    pub fn child_of(self, child: impl FnMut() -> Option<Self> + 'static) -> Self {
        let place = placeholder();
        self.append(&place);
        keep_child(self.0.clone(), place, Box::new(child));
        self
    }

    /// Listens for an event, until the owner goes in which this was called.
    #[must_use]
    pub fn on(self, event: &'static str, act: impl FnMut(web_sys::Event) + 'static) -> Self {
        let listener = Listener::new(self.0.clone().into(), event, act);
        Kept::new(listener);
        self
    }

    /// Calls back when it is clicked.
    #[must_use]
    pub fn on_click(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// The element itself, where it is one of HTML.
    #[must_use]
    pub fn html(&self) -> Option<&HtmlElement> {
        self.0.dyn_ref()
    }

    /// The element itself, where it is a field or a checkbox.
    #[must_use]
    pub fn input(&self) -> Option<HtmlInputElement> {
        self.0.dyn_ref().cloned()
    }

    /// The element itself.
    #[must_use]
    pub const fn raw(&self) -> &Element {
        &self.0
    }

    pub(super) fn append(&self, node: &Node) {
        insert(&self.0, node, None);
    }
}

// Each of these is one function for all its callers, so that a closure costs no more than its own code.

fn keep_attribute(element: Element, name: &'static str, mut value: Box<dyn Run<Option<String>>>) {
    let mut before = None;
    effect(move || {
        let now = value.run();
        if now != before {
            let _ = match &now {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            };
            before = now;
        }
    });
}

fn keep_text(node: Text, mut text: Box<dyn Run<String>>) {
    let mut before = String::new();
    effect(move || {
        let now = text.run();
        if now != before {
            node.set_data(&now);
            before = now;
        }
    });
}

fn keep_child(parent: Element, place: Comment, mut child: Box<dyn Run<Option<El>>>) {
    let mut before: Option<El> = None;
    effect(move || {
        let now = child.run();
        let had_focus = before.as_ref().is_some_and(|before| focused_in(&before.0).is_some());
        if let Some(before) = before.take() {
            before.0.remove();
        }
        if let Some(now) = &now {
            insert(&parent, &now.0, Some(&place));
        }
        if had_focus {
            rescue(now.as_ref().map(El::raw), &parent);
        }
        before = now;
    });
}
