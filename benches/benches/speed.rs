//! How long reading and writing take.

mod cases;

fn main() {
    divan::main();
}
