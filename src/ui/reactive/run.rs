//! What is run again and again.

/// A closure without arguments, to be boxed. With `dyn FnMut` each closure would bring one more
/// function, that of `FnOnce`, which nobody calls.
pub trait Run<T> {
    /// Runs it.
    fn run(&mut self) -> T;
}

impl<T, F: FnMut() -> T> Run<T> for F {
    fn run(&mut self) -> T {
        self()
    }
}
