//! How often and how much is allocated: the same cases under an allocator that counts, which makes them slower.

mod cases;

#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}
